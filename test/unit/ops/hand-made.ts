import type { RawEvent } from '#platform/event-store.ts'
import { createAudit, type Ending, type Verdict } from '../../../services/ops/audit/audit.ts'

export const noon = Date.parse('2026-03-01T12:00:00Z')
export const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString()

export type Told = { stream: string; type: string; data: object; request?: string }
export const told = (stream: string, type: string, data: object, request?: string): Told => ({
  stream,
  type,
  data,
  ...(request ? { request } : {}),
})

/** A log of these events, one a second, each of a request of its own unless told. */
export function logOf(events: readonly Told[]): RawEvent[] {
  const revisions = new Map<string, number>()
  return events.map(({ stream, type, data, request }, index) => {
    const revision = revisions.get(stream) ?? 0
    revisions.set(stream, revision + 1)
    return {
      id: `event-${index}`,
      stream,
      type,
      data,
      revision,
      position: BigInt(index),
      created: at(index),
      metadata: {
        requestId: request ?? `request-${index}`,
        commandHash: `hash-${request ?? index}`,
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

export function brokenBy(...events: Told[]): string | null {
  const { first } = audited(events)
  return first && `${first.place.position} ${first.invariant}: ${first.why}`
}
