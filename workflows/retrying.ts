import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow'

/** A short, repeatable call to a service of ours, made where the workflow runs; a service that is away is asked again for ever. */
export const shortCall: LocalActivityOptions = {
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
  localRetryThreshold: '5 seconds',
}

/** A call that others outside may keep waiting: asked again for ever, by the same ids, ever less often. */
export const patientCall: ActivityOptions = {
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: '5 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
}
