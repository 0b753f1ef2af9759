import type { Message } from './group.ts'
import { Latencies, Meter } from './meters.ts'
import type { Slots } from './strategies.ts'

/** A client of a group: messages are pushed to it for as long as it has free slots. */
export type Consumer = Slots & {
  readonly from: string
  readonly connectionName: string
  readonly sent: Meter
  readonly latencies: Latencies
  deliver(message: Message, resolveLinks: boolean): void
  /** The group goes on without it. */
  drop(): void
}

type Client = Pick<Consumer, 'slots' | 'from' | 'connectionName' | 'deliver' | 'drop'>

export function consumerFor(client: Client, nowMs: number): Consumer {
  return { ...client, inFlight: 0, sent: new Meter(nowMs), latencies: new Latencies() }
}
