import { Context } from '@temporalio/activity'
import { ApplicationFailure } from '@temporalio/common'
import { CallFailed } from '#platform/grpc/call-failed.ts'

/** The request id of a business step: the same in every run and every attempt of it. */
export const stepId = (step: string): string => `${Context.current().info.workflowExecution?.workflowId}:${step}`

/** So often a step reads afresh and asks again, within half a minute, before a refusal of what it read is final. */
const READINGS = 8

type Finality = {
  /** The step reads what it asks for: where others were quicker, its next attempt asks otherwise. */
  readsFirst?: boolean
}

/** A business answer ends the activity for good, under its reason; whatever else went wrong is tried again. */
export async function answered<T>(call: Promise<T>, { readsFirst = false }: Finality = {}): Promise<T> {
  try {
    return await call
  } catch (error) {
    const rejection = error instanceof CallFailed ? error.asRejection() : null
    if (!rejection || rejection.kind === 'contended') throw error
    if (readsFirst && rejection.kind === 'refused' && Context.current().info.attempt < READINGS) throw error
    throw ApplicationFailure.create({
      message: error instanceof Error ? error.message : rejection.reason,
      type: rejection.reason,
      nonRetryable: true,
      details: [rejection.figures],
    })
  }
}

const BEAT_MS = 1_000

/** Tells Temporal that the work goes on: when this process dies, another takes it up within the heartbeat's time-out. */
export async function beating<T>(work: Promise<T>): Promise<T> {
  const context = Context.current()
  const beat = setInterval(() => context.heartbeat(), BEAT_MS)
  try {
    return await work
  } finally {
    clearInterval(beat)
  }
}
