import { ApplicationFailure } from '@temporalio/common'
import { returnStream } from '#kernel/ids.ts'
import { countUnits, type UnitRange } from '#kernel/units.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import { createLru } from '#platform/lru.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { ReturnedStockLine } from '#protos/nahr/inventory/v1/ReturnedStockLine.ts'
import type { RefundState } from '#protos/nahr/returns/v1/RefundState.ts'
import type { Return__Output } from '#protos/nahr/returns/v1/Return.ts'
import { answered, beating, stepId } from '../answers.ts'
import type { Clients } from '../clients.ts'
import { readOrder, readReturn } from '../reading.ts'
import { createStoreCredit } from '../store-credit.ts'
import { ranged, unitsOf } from '../units.ts'
import type { OpenRefund, RefundOutcome, ReturnActivities } from './contract.ts'
import { type LineUnits, mayRelease, releasesOf, returnStanding, unitsByLine } from './standing.ts'

const PROVIDER_WITHIN_MS = 25_000

/** What never changes once it is so: what was accepted, and which acceptances the order tells of as returned. */
type Seen = { goods: Return__Output; returned: Set<number> }
const SEEN_AT_ONCE = 100

export function returnActivities(clients: Clients): ReturnActivities {
  const { claims, inventory, loyalty, payments, returns } = clients
  const storeCredit = createStoreCredit(clients)

  const seen = createLru<Seen>(SEEN_AT_ONCE)

  async function required(returnId: string): Promise<Return__Output> {
    const goods = await readReturn(clients, returnId)
    if (!goods) throw ApplicationFailure.nonRetryable(`there is no return ${returnId}`, 'RETURN_NOT_FOUND')
    seen.set(returnId, { goods, returned: seen.get(returnId)?.returned ?? new Set() })
    return goods
  }
  const orderOf = ({ orderId }: Return__Output) => (orderId === '' ? null : readOrder(clients, orderId))

  /** With at least so many acceptances. */
  async function accepted(returnId: string, count: number): Promise<Return__Output> {
    const known = seen.get(returnId)?.goods
    return known && known.grants.length >= count ? known : required(returnId)
  }

  async function grantOf({ returnId, grant: number }: { returnId: string; grant: number }) {
    const goods = await accepted(returnId, number)
    const grant = goods.grants.find(each => each.number === number)
    if (!grant) throw new Error(`return ${returnId} has no acceptance ${number}`)
    return { goods, grant }
  }

  async function ask(refund: OpenRefund): Promise<RefundOutcome> {
    const { refundId, paymentId, amountMinor, state } = refund
    try {
      const request = { requestId: stepId(`refund:${refundId}`), paymentId, refundId, amountMinor }
      const { payment } = await (state === 'needs_person'
        ? payments.getPayment({ paymentId })
        : payments.refund(request, { deadlineMs: PROVIDER_WITHIN_MS }))
      const told = payment?.operations.find(
        ({ kind, operationId }) => kind === 'OPERATION_KIND_REFUND' && operationId === refundId,
      )
      if (told?.state === 'OPERATION_STATE_DONE') return { refundId, state: 'executed' }
      if (told?.state === 'OPERATION_STATE_REFUSED') return { refundId, state: 'failed', because: told.refusedBecause }
      return { refundId, state: 'unknown' }
    } catch (error) {
      // Goods can be back before the money for them was captured.
      if (error instanceof CallFailed && error.reason === 'REFUND_ABOVE_CAPTURED') return { refundId, state: 'unknown' }
      throw error
    }
  }

  async function record(
    returnId: string,
    refundId: string,
    state: RefundState & string,
    more: { refusedBecause?: string; storedValueId?: string },
  ) {
    const requestId = stepId(`${refundId}:${state.replace('REFUND_STATE_', '').toLowerCase()}`)
    await answered(returns.recordRefund({ requestId, returnId, refundId, state, ...more }))
  }

  return {
    async readReturn({ returnId }) {
      const goods = await required(returnId)
      const returned = seen.get(returnId)?.returned
      const isToldAll = goods.grants.every(({ number }) => returned?.has(number)) && !mayRelease(goods)
      const standing = returnStanding(goods, isToldAll ? null : await orderOf(goods), returned)
      return { ...standing, credits: await storeCredit.owed(goods.refunds) }
    },
    async releaseUnits({ returnId }) {
      const goods = await required(returnId)
      for (const { reason, lines } of releasesOf(goods, await orderOf(goods))) {
        const requestId = stepId(`release:${uuidV5([reason, JSON.stringify(lines)])}`)
        const release = { requestId, orderId: goods.orderId, returnId, lines: lines.map(chosen), reason }
        await answered(claims.releaseClaim(release), { readsFirst: true })
      }
    },
    async returnStock(step) {
      const { goods, grant } = await grantOf(step)
      const { returnId } = goods
      const lines = stockLines(grant.lines)
      if (lines.length === 0) return
      const entryId = `${returnId}/${grant.number}`
      const owner = { stream: returnStream(returnId), step: `acceptance/${grant.number}` }
      const requestId = stepId(`stock:${grant.number}`)
      await answered(inventory.returnStock({ requestId, entryId, owner, lines, occurredAt: grant.grantedAt }))
    },
    async recordReturned(step) {
      const { goods, grant } = await grantOf(step)
      const { orderId, returnId } = goods
      if (orderId === '') return
      const refunds = grant.refunds.map(({ tenderId, amountMinor }) => ({ tenderId, amountMinor }))
      const lines = unitsByLine(grant.lines).map(chosen)
      await answered(claims.recordReturned({ requestId: stepId(`returned:${grant.number}`), orderId, returnId, lines, refunds }))
      seen.get(returnId)?.returned.add(grant.number)
    },
    async clawBackPoints({ returnId, granted }) {
      const { orderId, customerId, grants } = await accepted(returnId, granted)
      if (orderId === '' || customerId === '') return '0'
      const told = grants.filter(({ number }) => number <= granted)
      const goods = told.flatMap(grant => grant.lines).filter(({ kind }) => kind === 'LINE_KIND_GOODS')
      const lines = unitsByLine(goods)
      if (lines.length === 0) return '0'
      const requestId = stepId(`points:${uuidV5([JSON.stringify(lines)])}`)
      try {
        return (await loyalty.clawBackPoints({ requestId, customerId, orderId, returnId, lines: lines.map(chosen) })).points
      } catch (error) {
        if (error instanceof CallFailed && error.reason === 'ACCOUNT_NOT_FOUND') return '0'
        return answered(Promise.reject(error))
      }
    },
    giveBack: refunds => beating(answered(Promise.all(refunds.map(ask)))),
    async recordRefund({ returnId, outcome }) {
      const states = {
        executed: 'REFUND_STATE_EXECUTED',
        failed: 'REFUND_STATE_FAILED',
        needs_person: 'REFUND_STATE_NEEDS_PERSON',
      } as const
      const refusedBecause = outcome.state === 'failed' ? outcome.because : ''
      await record(returnId, outcome.refundId, states[outcome.state], { refusedBecause })
    },
    async giveStoreCredit({ returnId, refundId }) {
      const { refunds, currencyCode } = await required(returnId)
      const refund = refunds.find(each => each.refundId === refundId)
      if (!refund) throw new Error(`return ${returnId} has no refund ${refundId}`)
      const storedValueId = refund.storedValueId || uuidV5([refundId, 'store-credit'])
      if (refund.state !== 'REFUND_STATE_REPLACED') await record(returnId, refundId, 'REFUND_STATE_REPLACED', { storedValueId })
      const owner = { stream: returnStream(returnId), step: `refund/${refundId}` }
      await storeCredit.issue(refundId, { storedValueId, owner, amountMinor: refund.amountMinor, currencyCode })
    },
    async settleReturn({ returnId, points }) {
      await answered(returns.settleReturn({ requestId: stepId('settle'), returnId, points }))
    },
  }
}

const chosen = ({ lineId, units }: LineUnits) => ({ lineId, units: ranged(units) })

/** Goods by position and disposition: several lines may be of one SKU. */
function stockLines(lines: Return__Output['grants'][number]['lines']): ReturnedStockLine[] {
  const byPlace = new Map<string, ReturnedStockLine & { units: UnitRange[] }>()
  for (const { kind, sku, locationId, disposition, units } of lines) {
    if (kind !== 'LINE_KIND_GOODS') continue
    const place = JSON.stringify([sku, locationId, disposition])
    const known = byPlace.get(place) ?? { sku, locationId, disposition, units: [] }
    byPlace.set(place, { ...known, units: [...known.units, ...unitsOf(units)] })
  }
  return [...byPlace.values()].map(({ units, ...line }) => ({ ...line, quantity: String(countUnits(units)) }))
}
