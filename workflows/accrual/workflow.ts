import {
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  proxyLocalActivities,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { showProgress } from '../progress.ts'
import { shortCall } from '../retrying.ts'
import { ACCRUING, type AccrualActivities, type AccrualInput } from './contract.ts'

const { promisePoints } = proxyLocalActivities<AccrualActivities>({ ...shortCall, summary: 'Promise points for what has left' })
const { activatePoints } = proxyLocalActivities<AccrualActivities>({ ...shortCall, summary: 'Let points become active' })

const SECOND_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
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
    let pauseMs = SECOND_MS
    while (next !== null && Date.parse(next) <= Date.now()) {
      const after: string | null = await activatePoints({ ...order, promise, activatesAt: next, customerId: now.customerId })
      if (after === next) {
        await sleep(pauseMs, { summary: 'Clocks differ' })
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
        await anewWhereLong(order)
      } else pauseMs = SECOND_MS
      next = after
    }
    show({ stage: ACCRUING, dueAt: next })
    if (next === null && !now.mayLeave) break
    await facts.newerThan(now.revision, next ?? inADay(), next === null ? 'Look again' : 'The return window closes')
    await anewWhereLong(order)
  }
  await condition(allHandlersFinished)
  return 'accrued'
}

/** What was promised is asked for again, and answers as it did. */
async function anewWhereLong(order: AccrualInput): Promise<void> {
  if (!workflowInfo().continueAsNewSuggested || !patched('goes-on-anew')) return
  await condition(allHandlersFinished)
  await continueAsNew<typeof accrual>(order)
}

const inADay = () => new Date(Date.now() + LOOK_AGAIN_MS).toISOString()
