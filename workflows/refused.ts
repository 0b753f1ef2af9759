import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow'

/** Whether an activity, local or not, ended in a business answer for one of these reasons. */
export function refusedAs(error: unknown, ...reasons: string[]): boolean {
  const answer = error instanceof ActivityFailure ? error.cause : error
  return answer instanceof ApplicationFailure && reasons.includes(answer.type ?? '')
}
