import type { UuidStyle } from './encode-event.ts'
import { type Filter, filterFrom } from './filter.ts'
import { streams } from './generated.ts'
import { Malformed } from './wire.ts'

/** Where to read from: a revision of a stream or a position of the whole log. */
export type From = 'start' | 'end' | number

type Common = {
  from: From
  isBackwards: boolean
  limit: number
  resolveLinks: boolean
  uuids: UuidStyle
  isSubscription: boolean
}

export type ReadRequest = Common & ({ of: 'stream'; stream: string } | { of: 'all'; filter: Filter | undefined })

export function decodeRead(bytes: Uint8Array): ReadRequest {
  try {
    return readRequestFrom(streams.ReadReq.deserializeBinary(bytes))
  } catch (error) {
    throw error instanceof Malformed ? error : new Malformed('the read request could not be understood', { cause: error })
  }
}

function readRequestFrom(request: InstanceType<typeof streams.ReadReq>): ReadRequest {
  const options = request.getOptions()
  if (!options) throw new Malformed('a read brings options')
  const stream = options.getStream()
  const all = options.getAll()
  const filter = options.getFilter()
  const common = {
    isBackwards: options.getReadDirection() === 1,
    limit: options.hasCount() ? Number(options.getCount()) : Number.POSITIVE_INFINITY,
    resolveLinks: options.getResolveLinks(),
    uuids: options.getUuidOption()?.hasStructured() ? ('structured' as const) : ('text' as const),
    isSubscription: options.hasSubscription(),
  }
  if (stream) {
    const from = stream.hasRevision() ? Number(stream.getRevision()) : stream.hasEnd() ? 'end' : 'start'
    const name = Buffer.from(stream.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()
    if (name === '') throw new Malformed('a read of a stream names it')
    return { ...common, of: 'stream', stream: name, from }
  }
  if (!all) throw new Malformed('a read names a stream or $all')
  const position = all.getPosition()
  const from = position ? Number(position.getCommitPosition()) : all.hasEnd() ? 'end' : 'start'
  return { ...common, of: 'all', from, filter: filter && filterFrom(filter) }
}
