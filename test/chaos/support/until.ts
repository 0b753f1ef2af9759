import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until the answer is the one wanted; tells the last one where it never comes. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
  withinMs = 30_000,
): Promise<Answer> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (Date.now() > deadline) throw new Error(`it stayed ${JSON.stringify(answer)}`)
    await pause(25)
  }
}
