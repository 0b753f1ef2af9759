import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

const TELL_AFTER_MS = 25_000

/** Asks again and again until the answer is the one wanted: the test's own time limit bounds it. Tells what it sees where that takes long. */
export async function until<Answer>(ask: () => Promise<Answer>, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  let tellAt = Date.now() + TELL_AFTER_MS
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (Date.now() > tellAt) {
      console.warn(`so far it stays ${JSON.stringify(answer)}`)
      tellAt += TELL_AFTER_MS
    }
    await pause(25)
  }
}

export const becomes = <Answer>(ask: () => Promise<Answer>, expected: Answer): Promise<Answer> =>
  until(ask, now => isDeepStrictEqual(now, expected))
