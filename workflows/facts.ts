import { condition, defineSignal, setHandler } from '@temporalio/workflow'

/** That something happened, and where in its stream; what it means is read there. */
export type Fact = { type: string; revision: number }

export const factSignal = defineSignal<[Fact]>('fact')

export type Facts = {
  /**
   * Waits until a fact comes that a reading at this revision has not seen, or until the time: then false.
   * `summary` says to people what the time means.
   */
  newerThan(revision: number, until: string, summary: string): Promise<boolean>
}

/** Facts only wake: any order, any number and any missing one is the same. */
export function listenForFacts(): Facts {
  let latest = -1
  setHandler(factSignal, ({ revision }) => {
    latest = Math.max(latest, revision)
  })
  return {
    async newerThan(revision, until, summary) {
      const cameInTime = await condition(() => latest > revision, Math.max(1, Date.parse(until) - Date.now()), { summary })
      // Told once: a reading that lags behind the fact must not turn waiting into spinning.
      latest = -1
      return cameInTime
    },
  }
}
