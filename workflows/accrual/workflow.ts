import { allHandlersFinished, condition, proxyLocalActivities, sleep } from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { showProgress } from '../progress.ts'
import { refusedAs } from '../refused.ts'
import { shortCall } from '../retrying.ts'
import { ACCRUING, type AccrualActivities, type AccrualInput, type AccrualStanding } from './contract.ts'

const { promisePoints } = proxyLocalActivities<AccrualActivities>({ ...shortCall, summary: 'Promise points for what has left' })
const { activatePoints } = proxyLocalActivities<AccrualActivities>({ ...shortCall, summary: 'Let points become active' })

const LOOK_AGAIN_MS = 24 * 3_600_000

/** Points of an order: promised as its goods leave, active as the return window of each unit closes. */
export async function accrual(order: AccrualInput): Promise<'accrued'> {
  const facts = listenForFacts()
  const show = showProgress()
  for (;;) {
    const now = await promisePoints(order)
    const { activatesAt, mayLeave } = now
    show({ stage: ACCRUING, dueAt: activatesAt })
    if (activatesAt === null && !mayLeave) break
    if (activatesAt !== null && Date.parse(activatesAt) <= Date.now()) await activate(order, now, activatesAt)
    else await facts.newerThan(now.revision, activatesAt ?? inADay(), activatesAt ? 'The return window closes' : 'Look again')
  }
  await condition(allHandlersFinished)
  return 'accrued'
}

async function activate(order: AccrualInput, { promise }: AccrualStanding, activatesAt: string): Promise<void> {
  try {
    await activatePoints({ ...order, promise, activatesAt })
  } catch (error) {
    if (!refusedAs(error, 'NOT_DUE')) throw error
    await sleep('1 second', { summary: 'Clocks differ, or the goods came back' })
  }
}

const inADay = () => new Date(Date.now() + LOOK_AGAIN_MS).toISOString()
