import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { showProgress } from '../progress.ts'
import { refusedAs } from '../refused.ts'
import { patientCall, shortCall } from '../retrying.ts'
import type { PaymentAsking, PaymentInput, PaymentReading, PendingTender } from './contract.ts'

const { readPending } = proxyLocalActivities<PaymentReading>({ ...shortCall, summary: 'Read the order' })
const { settleTender } = proxyLocalActivities<PaymentReading>({ ...shortCall, summary: 'Tell the order' })
const { resolvePayment } = proxyActivities<PaymentAsking>({ ...patientCall, summary: 'Ask the payment provider again' })

const SECOND_MS = 1_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** From then on the stage tells a person to look; asking goes on, because only the provider can know. */
const PERSON_AFTER_MS = 24 * 3_600_000

/** A payment whose outcome was unknown at placement: the provider is asked until it says, ever less often. */
export async function payment(order: PaymentInput): Promise<'settled'> {
  const facts = listenForFacts()
  const show = showProgress()
  for (;;) {
    const { revision, tenders } = await readPending(order)
    if (tenders.length === 0) break
    const told = await Promise.all(tenders.map(tender => ask(order, tender)))
    if (told.every(Boolean)) break
    const elapsedMs = Date.now() - workflowInfo().startTime.getTime()
    const again = new Date(Date.now() + Math.min(Math.max(elapsedMs, SECOND_MS), LONGEST_PAUSE_MS)).toISOString()
    show({ stage: elapsedMs > PERSON_AFTER_MS ? 'needs_person' : 'unknown', dueAt: null })
    await facts.newerThan(revision, again, 'Ask the provider again')
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof payment>(order)
    }
  }
  await condition(allHandlersFinished)
  return 'settled'
}

/** Whether the provider said. */
async function ask(order: PaymentInput, tender: PendingTender): Promise<boolean> {
  const resolved = await resolvePayment(tender)
  if (resolved.state === 'unknown') return false
  try {
    await settleTender({ ...order, tenderId: tender.tenderId, resolved })
  } catch (error) {
    // The order was decided meanwhile, by its channel or by a run before.
    if (!refusedAs(error, 'WRONG_STATE')) throw error
  }
  return true
}
