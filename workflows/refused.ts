import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow'

/** Whether an activity ended in a business answer for one of these reasons. */
export function refusedAs(error: unknown, ...reasons: string[]): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined
  return cause instanceof ApplicationFailure && reasons.includes(cause.type ?? '')
}
