/** One event as the log holds it, bare of its stored form. */
export type Stored<Event> = {
  event: Event
  id: string
  stream: string
  /** Counts from 0 within the stream. */
  revision: number
  /** Where it stands in the whole log. */
  position: bigint
  /** When the event store took it, ISO-8601 UTC. */
  created: string
  metadata: EventMetadata
}

/** Who acted: what the key vouches for, not what a body claims. */
export type Actor = { key: string; kind: string; id: string; channel: string; storeId?: string }

export type EventMetadata = {
  requestId: string
  commandHash: string
  actor: Actor
  causationId: string | null
  correlationId: string
  workflow?: { id: string; runId: string }
  traceparent: string | null
  recordedAt: string
}
