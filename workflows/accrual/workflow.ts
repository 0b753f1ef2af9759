import { allHandlersFinished, condition, proxyLocalActivities, sleep } from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { showProgress } from '../progress.ts'
import { shortCall } from '../retrying.ts'
import { ACCRUING, type AccrualActivities, type AccrualInput } from './contract.ts'

const { promisePoints } = proxyLocalActivities<AccrualActivities>({ ...shortCall, summary: 'Promise points for what has left' })
const { activatePoints } = proxyLocalActivities<AccrualActivities>({ ...shortCall, summary: 'Let points become active' })

const LOOK_AGAIN_MS = 24 * 3_600_000

/** Points of an order: promised as its goods leave, active as the return window of each unit closes. */
export async function accrual(order: AccrualInput): Promise<'accrued'> {
  const facts = listenForFacts()
  const show = showProgress()
  let promise = ''
  let next: string | null = null
  for (;;) {
    const now = await promisePoints(order)
    // What was promised before is answered as it was then: what became active since is known here.
    if (now.promise !== promise) ({ promise, activatesAt: next } = now)
    while (next !== null && Date.parse(next) <= Date.now()) {
      const after: string | null = await activatePoints({ ...order, promise, activatesAt: next, customerId: now.customerId })
      if (after === next) await sleep('1 second', { summary: 'Clocks differ' })
      next = after
    }
    show({ stage: ACCRUING, dueAt: next })
    if (next === null && !now.mayLeave) break
    await facts.newerThan(now.revision, next ?? inADay(), next === null ? 'Look again' : 'The return window closes')
  }
  await condition(allHandlersFinished)
  return 'accrued'
}

const inADay = () => new Date(Date.now() + LOOK_AGAIN_MS).toISOString()
