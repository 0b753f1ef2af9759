import type { Proposal } from '../storage/frames.ts'

/** What an event counts towards the maximum append size: its payloads and its type in UTF-16. */
export function countedBytes(event: Proposal): number {
  return event.data.length + event.metadata.length + event.type.length * 2
}
