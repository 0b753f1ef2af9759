import { setTimeout as delay } from 'node:timers/promises'
import type { RawEvent } from '#platform/event-store.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { Screen } from '../screen.ts'
import type { Cast } from './cast.ts'
import { untilInWords } from './when.ts'
import { categoryOf, eventsInWords } from './written.ts'

export const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 50

export type Telling = ReturnType<typeof tellingOf>

/** How a journey is told: who did what, what that wrote, what is waited for. */
export function tellingOf({ written, temporal }: Pick<Cast, 'written' | 'temporal'>, screen: Screen, signal: AbortSignal) {
  let early: RawEvent[] = []

  /**
   * Tells of an act and of what it wrote, once all that is expected of it is written. A workflow may be quicker than what
   * is told of the act that woke it: what comes behind the expected is told with a later act.
   */
  async function act(who: string, what: string, expected: string[], doIt?: () => Promise<unknown>): Promise<void> {
    signal.throwIfAborted()
    screen.row(who, what)
    await doIt?.()
    const news = [...early, ...(await written.news())]
    await eventually(`${expected.join(', ')} in the log`, async () => {
      const types = news.map(({ type }) => type)
      if (expected.every(type => types.includes(type))) return true
      news.push(...(await written.news()))
    })
    const told = news.filter((event, index) =>
      news.slice(index).some(({ type, stream }) => categoryOf(stream) === categoryOf(event.stream) && expected.includes(type)),
    )
    early = news.filter(event => !told.includes(event))
    for (const { of, text } of eventsInWords(told)) screen.row('', `${of.padEnd(9)}${text}`)
  }

  async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (const until = Date.now() + PATIENCE_MS; ; await delay(LOOK_EVERY_MS, undefined, { signal })) {
      const seen = await look()
      if (seen !== undefined) return seen
      if (Date.now() > until) throw new Error(`waited ${PATIENCE_MS / 1000} s in vain for ${what}`)
    }
  }

  return {
    act,
    eventually,
    row: screen.row,
    async workflowWaits(processId: string, stage: string, meaning: string): Promise<void> {
      const standing = await eventually(`a workflow that ${meaning}`, async () => {
        const now = await temporal.look(processId)
        return now?.stage === stage ? now : undefined
      })
      screen.row('workflow', `${meaning}${standing.dueAt ? `, ${untilInWords(standing.dueAt)}` : ''}`)
    },
    async workflowEnds(processId: string): Promise<void> {
      await eventually('the end of the workflow', async () => {
        const now = await temporal.look(processId)
        return now?.status === 'COMPLETED' || undefined
      })
      screen.row('', 'has nothing left to wait for, and ends')
    },
  }
}

/** Why a call is refused, in the words of its reason; `not at all` where it is not. */
export async function refusalOf(call: Promise<unknown>): Promise<{ reason: string; figures: Readonly<Record<string, string>> }> {
  try {
    await call
    return { reason: 'not at all', figures: {} }
  } catch (error) {
    if (!(error instanceof CallFailed) || !error.asRejection()) throw error
    return error
  }
}

export function mustBe<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`there is not ${what}`)
  return value
}
