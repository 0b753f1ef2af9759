import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import { refusedAs } from '../refused.ts'
import { patientCall, shortCall } from '../retrying.ts'
import type { DeliveryInput, DeliveryMoney, DeliveryStanding, DeliverySteps, MoneyOutcome, RefundDue } from './contract.ts'

const { captureForDelivery } = proxyActivities<DeliveryMoney>({ ...patientCall, summary: 'Capture what was authorised' })
const { refundForDelivery } = proxyActivities<DeliveryMoney>({
  ...patientCall,
  summary: 'Give back what was paid for a lost parcel',
})
const { recordLossRefund } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Tell the order what was given back' })
const { replaceLossRefund } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Give store credit instead' })
const { holdUnpaid } = proxyLocalActivities<DeliverySteps>({ ...shortCall, summary: 'Keep the rest' })

const SECOND_MS = 1_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** From then on the stage tells a person to look; asking goes on, because only the provider can know. */
const PERSON_AFTER_MS = 24 * 3_600_000

export type Money = ReturnType<typeof keepMoney>

/** What this run knows of captures and refunds. Asking for any of them again answers what became of it. */
export function keepMoney({ orderId }: DeliveryInput) {
  const known = new Map<string, MoneyOutcome['state']>()
  const refused = { captures: 0, refunds: 0 }
  const reasons = new Map<string, string>()
  /** Since when the oldest of unknown outcome is. */
  let unknownSince: string | null = null

  const isOpen = (id: string): boolean => (known.get(id) ?? 'unknown') === 'unknown'
  /** Once what was paid for the parcel is there; where that was refused, there is nothing to give back. */
  const isDue = ({ refundId, captureIds, state }: RefundDue): boolean =>
    isOpen(refundId) && (state === undefined || state === 'owed') && captureIds.every(id => known.get(id) === 'done')

  /** Whether the rest of the order is held since. */
  async function capture({ captures, stage }: DeliveryStanding): Promise<boolean> {
    const open = captures.filter(({ captureId }) => isOpen(captureId))
    let isHeld = false
    if (open.length === 0) return isHeld
    for (const { id, state } of await captureForDelivery(open)) {
      known.set(id, state)
      if (state !== 'refused') continue
      refused.captures++
      if (ALL_LEFT.includes(stage)) continue
      // What is still here does not leave unpaid as well.
      await unlessOver(holdUnpaid({ orderId, captureId: id }))
      isHeld = true
    }
    return isHeld
  }

  async function giveBack(refunds: RefundDue[]): Promise<void> {
    const due = refunds.filter(isDue)
    if (due.length === 0) return
    for (const { id, state, because } of await refundForDelivery(due)) {
      known.set(id, state)
      if (because !== undefined) reasons.set(id, because)
      if (state === 'refused' && due.some(({ refundId, state }) => refundId === id && state === undefined)) refused.refunds++
    }
  }

  /** Whether the order was told anything. */
  async function tell({ refunds, credits = [], hasCustomer }: DeliveryStanding): Promise<boolean> {
    let isTold = false
    for (const refundId of credits) await replaceLossRefund({ orderId, refundId })
    for (const { refundId, state, captureIds } of refunds) {
      const outcome = known.get(refundId)
      const isNeverTaken = captureIds.some(id => known.get(id) === 'refused')
      if (state === 'failed' && hasCustomer) await unlessOver(replaceLossRefund({ orderId, refundId }))
      else if (state !== 'owed') continue
      else if (outcome === 'done') await unlessOver(recordLossRefund({ orderId, refundId, state: 'executed', reason: '' }))
      else if (outcome === 'refused')
        await unlessOver(recordLossRefund({ orderId, refundId, state: 'failed', reason: reasons.get(refundId) ?? '' }))
      else if (isNeverTaken) await unlessOver(recordLossRefund({ orderId, refundId, state: 'dropped', reason: 'not captured' }))
      else continue
      isTold = true
    }
    return isTold
  }

  const openSince = ({ captures, refunds }: DeliveryStanding): string | null =>
    [
      ...captures.filter(({ captureId }) => isOpen(captureId)).map(({ sentAt }) => sentAt),
      ...refunds.filter(isDue).map(({ lostAt }) => lostAt),
    ].sort()[0] ?? null

  return {
    /** Whether the order is to be read again. */
    async settle(now: DeliveryStanding): Promise<boolean> {
      const isHeld = await capture(now)
      await giveBack(now.refunds)
      unknownSince = openSince(now)
      const isTold = await tell(now)
      return isHeld || isTold
    },
    isSettled: (now: DeliveryStanding): boolean => openSince(now) === null,
    /** Ever less often. */
    lookAgainAt(now: DeliveryStanding): string | null {
      const since = openSince(now)
      if (since === null) return null
      const pause = Math.min(Math.max(Date.now() - Date.parse(since), SECOND_MS), LONGEST_PAUSE_MS)
      return new Date(Date.now() + pause).toISOString()
    },
    needsPerson: (): boolean => unknownSince !== null && Date.now() - Date.parse(unknownSince) > PERSON_AFTER_MS,
    isOwed: (): boolean => refused.captures > 0,
    /** With a person. */
    isDeclined: ({ refunds }: DeliveryStanding): boolean =>
      refused.refunds > 0 || refunds.some(({ state }) => state === 'failed'),
  }
}

const ALL_LEFT: readonly string[] = [
  'awaiting_carrier',
  'delivered',
  'lost',
  'cancelled',
  'moved',
] satisfies DeliveryStanding['stage'][]

/** Somebody was quicker, or nothing is left to do it to: reading again tells. */
async function unlessOver(step: Promise<void>): Promise<void> {
  try {
    await step
  } catch (error) {
    if (!refusedAs(error, 'WRONG_STATE')) throw error
  }
}
