import type { Catalog } from './storage/catalog.ts'

/** What a filter looks at, and by what it chooses; an empty one chooses everything. */
export type FilterRule = { on: 'stream' | 'type'; prefixes: string[] } | { on: 'stream' | 'type'; regex: string }

/** Decides from the catalog alone, so that what does not match is never read from the log. */
export type Matches = (catalog: Catalog, ordinal: number) => boolean

export function matcherOf(rule: FilterRule): Matches {
  const test = testOf(rule)
  if (rule.on === 'stream') return (catalog, ordinal) => test(catalog.streams.nameOf(catalog.stream(ordinal)))
  const known: (boolean | undefined)[] = []
  return (catalog, ordinal) => {
    const type = catalog.type(ordinal)
    const result = known[type] ?? test(catalog.typeName(type))
    known[type] = result
    return result
  }
}

function testOf(rule: FilterRule): (text: string) => boolean {
  if ('prefixes' in rule) return text => rule.prefixes.some(prefix => text.startsWith(prefix))
  const regex = new RegExp(rule.regex)
  return text => regex.test(text)
}
