import type { RawEvent } from '#platform/event-store.ts'
import { createAudit, type Ending, type Verdict } from '../../../services/ops/audit/audit.ts'

export const noon = Date.parse('2026-03-01T12:00:00Z')
export const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString()

/** `next` follows in the same command. */
export type Told = { stream: string; type: string; data: object; request?: string; next?: Told }
export const told = (stream: string, type: string, data: object, request?: string): Told => ({
  stream,
  type,
  data,
  ...(request ? { request } : {}),
})

/** A log of these events, one a second with what follows, each of a request of its own unless told. */
export function logOf(events: readonly Told[]): RawEvent[] {
  const revisions = new Map<string, number>()
  const seconds = events.flatMap((event, index) => {
    const request = event.request ?? `request-${index}`
    return [event, ...(event.next ? [event.next] : [])].map(each => ({ ...each, request, index }))
  })
  return seconds.map(({ stream, type, data, request, index }, position) => {
    const revision = revisions.get(stream) ?? 0
    revisions.set(stream, revision + 1)
    return {
      id: `event-${position}`,
      stream,
      type,
      data,
      revision,
      position: BigInt(position),
      created: at(index),
      metadata: {
        requestId: request,
        commandHash: `hash-${request}`,
        actor: { key: 'key-1', kind: 'operator', id: 'o', channel: '' },
        causationId: null,
        correlationId: 'c',
        traceparent: null,
        recordedAt: at(index),
      },
    }
  })
}

export function audited(events: readonly Told[], ending: Partial<Ending> = {}): Verdict {
  const audit = createAudit()
  for (const event of logOf(events)) audit.take(event)
  return audit.finish({ marginMs: 0, at: noon + 86_400_000, isCut: false, ...ending })
}

/** By which of these events what is broken first, and why. */
export function firstBroken(events: readonly Told[], ending: Partial<Ending> = {}): string | null {
  const { first } = audited(events, ending)
  const broken = first && logOf(events).find(({ position }) => position === first.place.position)
  return first && broken ? `${(Date.parse(broken.created) - noon) / 1000} ${first.invariant}: ${first.why}` : null
}

export const brokenBy = (...events: Told[]): string | null => firstBroken(events)
