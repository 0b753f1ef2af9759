import { randomUUID } from 'node:crypto'
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { Store } from '../store.ts'
import { streamBounds } from '../stream-bounds.ts'
import { deliver, type Next } from './deliver.ts'
import { CAUGHT_UP, encodeCheckpoint, encodeConfirmation } from './encode-control.ts'
import { serverStopping, streamDeleted } from './errors.ts'
import type { ReadRequest } from './read-request.ts'
import type { Serving } from './serving.ts'
import { showEvent } from './show-event.ts'

const TURN = 2_000

/**
 * Follows a stream or the log for as long as the client stays. A subscription is a place in the log and nothing else:
 * however slow its client, nothing is queued for it, and it reads on from the log when the client takes more.
 */
export async function subscribe(
  { store, now, stopping }: Serving,
  call: ServerWritableStream<Buffer, Buffer>,
  request: ReadRequest,
): Promise<void> {
  const bell = createBell()
  const unlisten = store.listeners.listen(request.of === 'stream' ? request.stream : undefined, bell.ring)
  call.on('cancelled', bell.ring)
  stopping.addEventListener('abort', bell.ring)
  try {
    const next = request.of === 'all' ? followAll(store, request) : followStream(store, now, request)
    call.write(encodeConfirmation(randomUUID()))
    while (!call.cancelled) {
      await deliver(call, next)
      if (stopping.aborted) throw serverStopping()
      if (!call.cancelled) await bell.rung()
    }
  } finally {
    unlisten()
    stopping.removeEventListener('abort', bell.ring)
  }
}

/** Wakes one waiter; a ring that nobody waits for is kept for the next. */
function createBell(): { ring(): void; rung(): Promise<void> } {
  let isRung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      isRung = true
      wake?.()
    },
    async rung() {
      if (!isRung) await new Promise<void>(resolve => (wake = resolve))
      isRung = false
      wake = undefined
    },
  }
}

function followAll(store: Store, request: ReadRequest & { of: 'all' }): () => Next {
  const { catalog } = store
  const { filter, from } = request
  const showing = { ...request, withPosition: true }
  let cursor = from === 'start' ? 0 : from === 'end' ? store.visible : catalog.positions.firstAtLeast(from + 1)
  let searched = 0
  let isLive = false
  const waiting: Buffer[] = []
  const checkpoint = (): void => {
    waiting.push(encodeCheckpoint(cursor > 0 ? catalog.position(cursor - 1) : 0))
    searched = 0
  }
  return () => {
    const message = waiting.shift()
    if (message) return message
    for (let turn = 0; turn < TURN && cursor < store.visible; turn += 1) {
      const ordinal = cursor
      cursor += 1
      searched += 1
      if (filter && searched >= filter.checkpointEvery) checkpoint()
      if (!filter || filter.matches(catalog, ordinal)) return showEvent(store, ordinal, showing)
      if (waiting.length > 0) return waiting.shift()
    }
    if (cursor < store.visible) return 'later'
    if (isLive) return undefined
    isLive = true
    if (filter) checkpoint()
    waiting.push(CAUGHT_UP)
    return waiting.shift()
  }
}

function followStream(store: Store, now: () => number, request: ReadRequest & { of: 'stream' }): () => Next {
  const showing = { ...request, withPosition: false }
  const atStart = streamBounds(store, request.stream, now())
  if (atStart === 'tombstoned') throw streamDeleted(request.stream)
  const { from } = request
  let revision = from === 'start' ? 0 : from === 'end' ? (atStart === 'missing' ? 0 : atStart.last + 1) : from + 1
  let isLive = false
  return () => {
    const bounds = streamBounds(store, request.stream, now())
    if (bounds === 'tombstoned') throw streamDeleted(request.stream)
    if (bounds !== 'missing') {
      revision = Math.max(revision, bounds.first)
      if (revision <= bounds.last) {
        const ordinal = store.catalog.streams.ordinal(bounds.stream, revision)
        revision += 1
        return showEvent(store, ordinal, showing)
      }
    }
    if (isLive) return undefined
    isLive = true
    return CAUGHT_UP
  }
}
