import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js'
import type { Catalog } from '../storage/catalog.ts'

/** Decides from the catalog alone, so that what does not match is never read from the log. */
export type Filter = { matches(catalog: Catalog, ordinal: number): boolean; checkpointEvery: number }

const DEFAULT_WINDOW = 32

export function filterFrom(options: ReadReq.Options.FilterOptions): Filter {
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW
  const checkpointEvery = Math.max(1, options.getCheckpointintervalmultiplier()) * Math.max(1, window)
  const byStream = options.getStreamIdentifier()
  if (byStream) {
    const test = testOf(byStream)
    return { matches: (catalog, ordinal) => test(catalog.streams.nameOf(catalog.stream(ordinal))), checkpointEvery }
  }
  const byType = options.getEventType()
  if (!byType) return { matches: () => true, checkpointEvery }
  const test = testOf(byType)
  const known: (boolean | undefined)[] = []
  return {
    checkpointEvery,
    matches(catalog, ordinal) {
      const type = catalog.type(ordinal)
      const result = known[type] ?? test(catalog.typeName(type))
      known[type] = result
      return result
    },
  }
}

function testOf(expression: ReadReq.Options.FilterOptions.Expression): (text: string) => boolean {
  const prefixes = expression.getPrefixList()
  if (prefixes.length > 0) return text => prefixes.some(prefix => text.startsWith(prefix))
  const regex = new RegExp(expression.getRegex())
  return text => regex.test(text)
}
