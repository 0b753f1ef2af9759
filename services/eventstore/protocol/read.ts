import type { ServerWritableStream } from '@grpc/grpc-js'
import type { Store } from '../store.ts'
import { type Bounds, streamBounds } from '../stream-bounds.ts'
import { deliver, type Next } from './deliver.ts'
import { encodeStreamNotFound } from './encode-control.ts'
import { asServiceError, streamDeleted } from './errors.ts'
import { decodeRead, type ReadRequest } from './read-request.ts'
import type { Serving } from './serving.ts'
import { showEvent } from './show-event.ts'
import { subscribe } from './subscribe.ts'

const TURN = 2_000

/** Reads and subscriptions come by the same method. */
export async function read(serving: Serving, call: ServerWritableStream<Buffer, Buffer>): Promise<void> {
  const { store, now, log } = serving
  try {
    const request = decodeRead(call.request)
    if (request.isSubscription) return await subscribe(serving, call, request)
    await deliver(call, request.of === 'all' ? allEvents(store, request) : streamEvents(store, now, request))
    if (!call.cancelled) call.end()
  } catch (error) {
    call.emit('error', asServiceError(error, log))
  }
}

function allEvents(store: Store, request: ReadRequest & { of: 'all' }): () => Next {
  const { catalog } = store
  const showing = { ...request, withPosition: true }
  const end = store.visible
  let left = request.limit
  let cursor =
    typeof request.from === 'number' ? catalog.positions.firstAtLeast(request.from) : request.from === 'start' ? 0 : end
  const step = request.isBackwards ? -1 : 1
  if (request.isBackwards) cursor = Math.min(cursor, end) - 1
  return () => {
    for (let turn = 0; turn < TURN; turn += 1) {
      if (left <= 0 || cursor < 0 || cursor >= end) return undefined
      const ordinal = cursor
      cursor += step
      if (request.filter && !request.filter.matches(catalog, ordinal)) continue
      left -= 1
      return showEvent(store, ordinal, showing)
    }
    return 'later'
  }
}

function streamEvents(store: Store, now: () => number, request: ReadRequest & { of: 'stream' }): () => Next {
  const bounds = streamBounds(store, request.stream, now())
  if (bounds === 'tombstoned') throw streamDeleted(request.stream)
  if (bounds === 'missing') return once(encodeStreamNotFound(request.stream))
  const { streams: index } = store.catalog
  const showing = { ...request, withPosition: false }
  let left = request.limit
  let revision = firstRevision(request, bounds)
  const step = request.isBackwards ? -1 : 1
  return () => {
    if (left <= 0 || revision < bounds.first || revision > bounds.last) return undefined
    const ordinal = index.ordinal(bounds.stream, revision)
    revision += step
    left -= 1
    return showEvent(store, ordinal, showing)
  }
}

function firstRevision({ from, isBackwards }: ReadRequest, { first, last }: Bounds): number {
  if (isBackwards) return from === 'end' ? last : Math.min(from === 'start' ? 0 : from, last)
  return from === 'end' ? last + 1 : Math.max(from === 'start' ? 0 : from, first)
}

function once(message: Buffer): () => Next {
  let isSent = false
  return () => {
    if (isSent) return undefined
    isSent = true
    return message
  }
}
