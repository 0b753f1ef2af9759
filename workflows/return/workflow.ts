import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  workflowInfo,
} from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { showProgress } from '../progress.ts'
import { refusedAs } from '../refused.ts'
import { patientCall, shortCall } from '../retrying.ts'
import type { OpenRefund, RefundOutcome, ReturnEnd, ReturnInput, ReturnMoney, ReturnStanding, ReturnSteps } from './contract.ts'

const { readReturn } = proxyLocalActivities<ReturnSteps>({ ...shortCall, summary: 'Read the return' })
const { releaseUnits, recordReturned } = proxyLocalActivities<ReturnSteps>({ ...shortCall, summary: 'Tell the order' })
const { returnStock } = proxyLocalActivities<ReturnSteps>({ ...shortCall, summary: 'Take the goods into stock' })
const { clawBackPoints } = proxyLocalActivities<ReturnSteps>({ ...shortCall, summary: 'Take the points back' })
const { recordRefund, settleReturn } = proxyLocalActivities<ReturnSteps>({ ...shortCall, summary: 'Tell the return' })
const { giveStoreCredit } = proxyLocalActivities<ReturnSteps>({ ...shortCall, summary: 'Give store credit instead' })
const { giveBack } = proxyActivities<ReturnMoney>({ ...patientCall, summary: 'Give the money back' })

const SECOND_MS = 1_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** From the grant on; a refund that is still unknown then is with a person. */
const PERSON_AFTER_MS = 24 * 3_600_000
const LOOK_AT_PERSONS_EVERY_MS = 3_600_000
const LOOK_AGAIN_MS = 6 * 3_600_000

/** Goods that come back: what was decided about them is carried out, as often as something is decided, until all is. */
export async function returning(goods: ReturnInput): Promise<ReturnEnd> {
  const facts = listenForFacts()
  const show = showProgress()
  const carriedOut = new Set<number>()
  let points: { of: number; taken: string } = { of: 0, taken: '0' }
  for (;;) {
    const now = await readReturn(goods)
    show({ stage: now.stage, dueAt: null })
    if (now.hasReleases) await releaseUnits(goods)
    for (const refundId of now.credits ?? []) await giveStoreCredit({ ...goods, refundId })
    if (now.stage === 'settled' || now.stage === 'cancelled') return ended(now.stage)

    for (const grant of now.grants.filter(number => !carriedOut.has(number))) {
      // What the order tells of as returned is in stock: that needs no remembering.
      await returnStock({ ...goods, grant })
      await recordReturned({ ...goods, grant })
      carriedOut.add(grant)
    }
    const isTold = await refund(goods, now.refunds)
    if (now.granted > points.of) points = { of: now.granted, taken: await clawBackPoints({ ...goods, granted: now.granted }) }
    if (isTold) continue

    if (now.stage === 'settling' && now.refunds.length === 0) await settle(goods, points.taken)
    else await facts.newerThan(now.revision, lookAgain(now), 'Look again')
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof returning>(goods)
    }
  }
}

/** Whether the return was told of anything. */
async function refund(goods: ReturnInput, refunds: OpenRefund[]): Promise<boolean> {
  const asked = refunds.filter(({ state, paymentId }) => state !== 'failed' && paymentId !== '')
  const outcomes = asked.length > 0 ? await giveBack(asked) : []
  const told = await Promise.all([
    ...outcomes.map(outcome =>
      tell(
        goods,
        outcome,
        asked.find(({ refundId }) => refundId === outcome.refundId),
      ),
    ),
    ...refunds.filter(each => !asked.includes(each) && each.state !== 'needs_person').map(each => replace(goods, each.refundId)),
  ])
  return told.some(Boolean)
}

async function tell(goods: ReturnInput, outcome: RefundOutcome, asked: OpenRefund | undefined): Promise<boolean> {
  const { refundId } = outcome
  if (outcome.state !== 'unknown') {
    await unlessDecided(recordRefund({ ...goods, outcome }))
    if (outcome.state === 'failed') await replace(goods, refundId)
    return true
  }
  if (asked?.state !== 'granted' || Date.now() - Date.parse(asked.grantedAt) < PERSON_AFTER_MS) return false
  await unlessDecided(recordRefund({ ...goods, outcome: { refundId, state: 'needs_person' } }))
  return true
}

async function replace(goods: ReturnInput, refundId: string): Promise<boolean> {
  await unlessDecided(giveStoreCredit({ ...goods, refundId }))
  return true
}

/** Somebody was quicker: reading again tells. */
async function unlessDecided(step: Promise<void>): Promise<void> {
  try {
    await step
  } catch (error) {
    if (!refusedAs(error, 'WRONG_STATE', 'NOT_SETTLED')) throw error
    await sleep('1 second', { summary: 'It was decided meanwhile' })
  }
}

const settle = (goods: ReturnInput, points: string) => unlessDecided(settleReturn({ ...goods, points }))

function lookAgain({ refunds }: ReturnStanding): string {
  const pauses = refunds.map(({ state, grantedAt }) =>
    state === 'needs_person'
      ? LOOK_AT_PERSONS_EVERY_MS
      : Math.min(Math.max(Date.now() - Date.parse(grantedAt), SECOND_MS), LONGEST_PAUSE_MS),
  )
  return new Date(Date.now() + Math.min(LOOK_AGAIN_MS, ...pauses)).toISOString()
}

async function ended(how: ReturnEnd): Promise<ReturnEnd> {
  await condition(allHandlersFinished)
  return how
}
