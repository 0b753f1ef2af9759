import { setTimeout as pause } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { CallFailed } from '#platform/grpc/client.ts'

/** While a process is away calls fail at once: it is to come back rather than be drowned. */
export const ASK_AGAIN_MS = 50

const OUTAGES = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED, status.ABORTED]
export const isOutage = (error: unknown): boolean => error instanceof CallFailed && OUTAGES.includes(error.code)

/** Asks again by the same request id while somebody is away, as whoever stands at a till would. */
export async function persist<Act, Answer>(act: Act, ask: (act: Act) => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask(act)
    } catch (error) {
      if (!isOutage(error)) throw error
      await pause(ASK_AGAIN_MS)
    }
  }
}

/** The test's own time limit bounds it. */
export async function until<T>(look: () => Promise<T | false | null>): Promise<T> {
  for (;;) {
    const seen = await look()
    if (seen) return seen
    await pause(ASK_AGAIN_MS)
  }
}

/** The refusal of a call: its reason and its figures. */
export async function refusalOf(call: Promise<unknown>): Promise<{ reason: string; figures: Readonly<Record<string, string>> }> {
  try {
    await call
  } catch (error) {
    if (error instanceof CallFailed) return { reason: error.reason, figures: error.figures }
    throw error
  }
  throw new Error('expected the call to be refused')
}

export const refusedFor = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).reason
