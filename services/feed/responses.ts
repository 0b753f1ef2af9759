import type { SubscribeResponse } from '#protos/nahr/feed/v1/SubscribeResponse.ts'
import { progressMessage } from './answer.ts'
import type { Topic } from './domain/public.ts'
import type { Told } from './telling.ts'

const silentEvents = 1_000

export type Responding = {
  from: bigint
  wants(topic: Topic): boolean
  /** About how long a subscriber hears nothing while the log moves on. */
  progressMs: number
  show(told: Told): SubscribeResponse | null
}

/** What one subscriber is sent: its events, and how far the log is where it would hear nothing. Positions only rise. */
export async function* responses(
  following: AsyncIterable<Told | null>,
  { from, wants, progressMs, show }: Responding,
): AsyncGenerator<SubscribeResponse> {
  let reached: { position: bigint; recordedAt: string | null } = { position: from, recordedAt: null }
  let said = { position: from - 1n, atMs: performance.now() }
  let silent = 0
  let hasCaughtUp = false
  const say = (message: SubscribeResponse) => {
    said = { position: reached.position, atMs: performance.now() }
    silent = 0
    return message
  }
  for await (const told of following) {
    if (told) {
      if (told.fault && told.topic && wants(told.topic)) throw told.fault
      reached = told
      const message = told.topic && wants(told.topic) ? show(told) : null
      if (message) {
        yield say(message)
        continue
      }
      silent++
    }
    const isFirstEnd = told === null && !hasCaughtUp
    hasCaughtUp ||= told === null
    const isDue = silent > 0 && (silent >= silentEvents || performance.now() - said.atMs >= progressMs)
    if (isDue || (isFirstEnd && reached.position > said.position)) yield say(progressMessage(reached))
  }
}
