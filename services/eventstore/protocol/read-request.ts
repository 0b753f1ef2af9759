import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js'
import type { UuidStyle } from './encode-event.ts'
import { type Filter, filterFrom } from './filter.ts'

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

export function readRequestFrom(request: ReadReq): ReadRequest {
  const options = request.getOptions()
  if (!options) throw new Error('a read brings options')
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
    if (name === '') throw new Error('a read of a stream names it')
    return { ...common, of: 'stream', stream: name, from }
  }
  if (!all) throw new Error('a read names a stream or $all')
  const position = all.getPosition()
  const from = position ? Number(position.getCommitPosition()) : all.hasEnd() ? 'end' : 'start'
  return { ...common, of: 'all', from, filter: filter && filterFrom(filter) }
}
