import { allHandlersFinished, condition, continueAsNew, proxyLocalActivities, sleep, workflowInfo } from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { lookingForGoods } from '../looking.ts'
import { showProgress } from '../progress.ts'
import { refusedAs } from '../refused.ts'
import { shortCall } from '../retrying.ts'
import type { DeliveryEnd, DeliveryInput, DeliveryStanding, DeliverySteps, OverStage } from './contract.ts'
import { keepMoney, type Money } from './money.ts'

const { readDelivery } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Read the order' })
const { findPlace } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Look where it can be had' })
const { moveDelivery } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Have it sent from elsewhere' })
const { cancelDelivery } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Cancel what is nowhere to be had' })
const { offerChoice } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Ask the shopper' })
const { lookForDeliveryGoods } = proxyLocalActivities<DeliverySteps>({
  ...shortCall,
  summary: 'Look whether the goods have come',
})
const { delayDelivery } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Tell that it is late' })

const LOOK_AGAIN_MS = 24 * 3_600_000
const LOOK_AT_PAYMENT_MS = 10 * 60_000

/** Goods that are sent: what must happen next, until all that left has arrived or is given up, and is paid for or given back. */
export async function delivery(group: DeliveryInput): Promise<DeliveryEnd> {
  const facts = listenForFacts()
  const show = showProgress()
  const money = keepMoney(group)
  const looks = lookingForGoods()
  let lookedElsewhere = 0
  for (;;) {
    const now = await readDelivery(group)
    // Goods that left are gone: for them it only goes forward, whatever becomes of the rest.
    if (await money.settle(now)) continue
    if (isOver(now) && money.isSettled(now)) return ended(endOf(now, money), show)

    show({ stage: stageOf(now, money), dueAt: now.dueAt })
    if (now.stage === 'to_source') {
      await sourceAgain(group, now)
    } else if (now.stage === 'late' && !now.isBegun && lookedElsewhere < now.delays) {
      lookedElsewhere = now.delays
      await sourceElsewhere(group, now)
    } else {
      const until = earliest([awaitsGoods(now) ? looks.next(now.dueAt) : waitOf(now), money.lookAgainAt(now)])
      const isCome = await facts.newerThan(now.revision, until, meanings[now.stage] ?? 'Look again')
      if (!isCome && isPromiseOver(now)) await delay(group, now.dueAt)
      else if (!isCome && isChoiceOver(now)) await giveUp(group, now)
      else if (!isCome && awaitsGoods(now)) {
        looks.looked(now.dueAt)
        await unlessDecided(lookForDeliveryGoods({ ...group, revision: now.revision }))
      }
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof delivery>(group)
    }
  }
}

const OVER: readonly string[] = ['delivered', 'lost', 'cancelled', 'moved'] satisfies OverStage[]
const isOver = (now: DeliveryStanding): now is DeliveryStanding & { stage: OverStage } => OVER.includes(now.stage)

const meanings: Partial<Record<DeliveryStanding['stage'], string>> = {
  awaiting_store: 'The store promised to have sent it',
  late: 'It is promised anew',
  awaiting_goods: 'Its goods are expected',
  awaiting_carrier: 'It should have come',
  awaiting_choice: 'The shopper may choose what becomes of it',
}

type Promised = DeliveryStanding & { dueAt: string }
const isPromiseOver = (now: DeliveryStanding): now is Promised =>
  (now.stage === 'awaiting_store' || now.stage === 'late') && now.dueAt !== null && Date.parse(now.dueAt) <= Date.now()

const awaitsGoods = ({ stage }: DeliveryStanding): boolean => stage === 'awaiting_goods'

const isChoiceOver = ({ stage, dueAt }: DeliveryStanding): boolean =>
  stage === 'awaiting_choice' && dueAt !== null && Date.parse(dueAt) <= Date.now()

function waitOf({ stage, dueAt }: DeliveryStanding): string {
  const lookAgain = inMs(stage === 'awaiting_payment' ? LOOK_AT_PAYMENT_MS : LOOK_AGAIN_MS)
  if (dueAt === null) return lookAgain
  // A carrier that tells nothing is looked at each day from then on.
  const isPast = stage === 'awaiting_carrier' && Date.parse(dueAt) <= Date.now()
  return isPast ? lookAgain : earliest([dueAt, lookAgain])
}

function stageOf({ stage, dueAt }: DeliveryStanding, money: Money): string {
  if (money.needsPerson()) return 'needs_person'
  return stage === 'awaiting_carrier' && dueAt !== null && Date.parse(dueAt) <= Date.now() ? 'overdue' : stage
}

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const earliest = (times: (string | null)[]): string => times.filter(time => time !== null).sort()[0] ?? inMs(LOOK_AGAIN_MS)

/** Its place can't: another that can, for as much of it as possible; of what no place has the shopper is asked. */
async function sourceAgain(group: DeliveryInput, now: DeliveryStanding): Promise<void> {
  if (await sourced(group, now, false)) return
  await unlessDecided(now.asksShopper ? offerChoice({ ...group, revision: now.revision }) : cancelDelivery(group))
}

/** Nobody chose: a place may have it by now, else it is cancelled. */
async function giveUp(group: DeliveryInput, now: DeliveryStanding): Promise<void> {
  if (!(await sourced(group, now, false))) await delay(group, now.dueAt ?? '')
}

/** Its place is late: all of it from elsewhere, or it stays. */
async function sourceElsewhere(group: DeliveryInput, now: DeliveryStanding): Promise<void> {
  await sourced(group, now, true)
}

/** Whether there is something new to be read. Each place is tried once. */
async function sourced(group: DeliveryInput, { revision }: DeliveryStanding, asWhole: boolean): Promise<boolean> {
  const not: string[] = []
  for (;;) {
    const place = await findPlace({ ...group, not, asWhole })
    if (!place) return false
    try {
      await moveDelivery({ ...group, revision, place })
      return true
    } catch (error) {
      if (refusedAs(error, 'INSUFFICIENT_STOCK', 'UNKNOWN_LOCATION')) not.push(place.locationId)
      else if (refusedAs(error, ...DECIDED)) return true
      else throw error
    }
  }
}

const delay = (group: DeliveryInput, dueAt: string): Promise<void> => unlessDecided(delayDelivery({ ...group, dueAt }))

const DECIDED = ['NOT_DUE', 'WRONG_STATE', 'UNITS_NOT_MOVABLE', 'MOVES_NOWHERE', 'PAYMENT_PENDING'] as const

/** What the stream refuses is not due after all, or was decided meanwhile: reading again tells. */
async function unlessDecided(step: Promise<void>): Promise<void> {
  try {
    await step
  } catch (error) {
    if (!refusedAs(error, ...DECIDED)) throw error
    await sleep('1 second', { summary: 'Clocks differ, or somebody was quicker' })
  }
}

function endOf(now: DeliveryStanding & { stage: OverStage }, money: Money): DeliveryEnd {
  if (money.isOwed()) return 'owed'
  return money.isDeclined(now) ? 'refund_declined' : now.stage
}

async function ended(how: DeliveryEnd, show: ReturnType<typeof showProgress>): Promise<DeliveryEnd> {
  // Found among those that have ended, by whoever has to see to it.
  if (how === 'owed' || how === 'refund_declined') show({ stage: how, dueAt: null })
  await condition(allHandlersFinished)
  return how
}
