import { Rejection, reject } from '#kernel/rejection.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { RefundState } from '#protos/nahr/returns/v1/RefundState.ts'
import type { StoredFact } from '../../../workflows/process.ts'
import {
  type Goods,
  numbers,
  PLACE,
  PRICE,
  type Refund,
  ranges,
  type Sale,
  SKU,
  shownOrder,
  shownReturn,
  stateOf,
  UNITS,
  type Unit,
} from './shown-goods.ts'

/** What of returns and points has a side effect, and may be lost before it is answered. */
export const goodsCalls = [
  ...(['getReturn', 'releaseClaim', 'returnStock', 'recordReturned', 'refund', 'recordRefund'] as const),
  ...(['issueStoreCredit', 'clawBackPoints', 'settleReturn', 'promisePoints', 'activatePoints'] as const),
] as const
export type GoodsCall = (typeof goodsCalls)[number]
/** Called after a call's side effect, before its answer; `subject`: the return or the order. */
export type AfterCall = (call: GoodsCall, subject: string) => Promise<void>

type Lot = { unit: number; orderId: string; state: 'promised' | 'active' | 'gone'; activatesAt: string }

const POINTS = 10

/**
 * Sales of four mugs by card, what of them comes back, and points of ten a mug: as the contracts tell, in memory. Each request id
 * answers as it did before and is refused with another body.
 */
export function fakeGoods(after: () => AfterCall, provider: { refuses: RegExp; unknownRefunds: number; uncaptured: number }) {
  const streams = new Map<string, string[]>()
  const sales = new Map<string, Sale>()
  const returns = new Map<string, Goods>()
  const accounts = new Map<string, Map<string, Lot>>()
  const asked = new Map<string, { body: string; answer: object }>()
  const givenBack = new Map<string, string>()
  /** How often each call was made, answered or not; and money that really went. */
  const none = { ...(Object.fromEntries(goodsCalls.map(call => [call, 0])) as Record<GoodsCall, number>), paidBack: 0 }
  const calls = { ...none }
  /** So many calls of each kind break before they do anything. */
  const breaks: Partial<Record<GoodsCall, number>> = {}

  /** So many calls of each kind are refused for what stands meanwhile. */
  const refusals: Partial<Record<GoodsCall | 'getReturnWindows', number>> = {}

  /** So many askings to let points become active come too early by the account's clock. */
  const slowClock = { asks: 0 }
  const storedValues = new Set<string>()

  const append = (stream: string, ...types: string[]) => void streams.set(stream, [...(streams.get(stream) ?? []), ...types])
  function known<T>(all: Map<string, T>, id: string, reason: string): T {
    const found = all.get(id)
    if (!found) throw new Rejection('not-found', reason)
    return found
  }
  const closingOf = (sale: Sale): string => {
    sale.closesAt ??= new Date(Date.now() + sale.closesInMs).toISOString()
    return sale.closesAt
  }
  const saleOf = (orderId: string) => known(sales, orderId, 'ORDER_NOT_FOUND')
  const goodsOf = (returnId: string) => known(returns, returnId, 'RETURN_NOT_FOUND')
  const lotsOf = (customerId: string) => known(accounts, customerId, 'ACCOUNT_NOT_FOUND')

  function written(goods: Goods, ...types: string[]): StoredFact[] {
    append(`return-${goods.returnId}`, ...types)
    return types.map(type => ({ stream: `return-${goods.returnId}`, type, revision: ++goods.revision, data: {} }))
  }
  function sold(sale: Sale, type: string, data: object = {}): StoredFact {
    append(`order-${sale.orderId}`, type)
    return { stream: `order-${sale.orderId}`, type, revision: ++sale.revision, data }
  }
  const chosen = (goods: Goods, units: number[] | undefined) =>
    goods.units.filter(({ unit }) => units === undefined || units.includes(unit))
  const now = () => new Date().toISOString()

  const act = {
    /** Of four units so many have left; their window closes so long after it was first asked for. An account there is unless the customer is a guest. */
    sell(
      orderId: string,
      { left = UNITS, customerId = `${orderId}-customer`, closesInMs = 60_000, enrolled = true } = {},
    ): StoredFact {
      const units = numbers(1, left)
      const [claimed, returned] = [new Map<string, number[]>(), new Map<string, number[]>()]
      const sale: Sale = {
        orderId,
        revision: -1,
        customerId,
        left: units,
        isOpen: left < UNITS,
        closesInMs,
        closesAt: null,
        claimed,
        returned,
      }
      sales.set(orderId, sale)
      if (enrolled && customerId !== '') act.enrol(customerId)
      return sold(sale, 'OrderPlaced', { customerId, fulfilments: [{ method: 'carry_out', leftAt: now() }], tenders: [] })
    },
    enrol: (customerId: string) => void accounts.set(customerId, accounts.get(customerId) ?? new Map()),
    /** The rest of the units leave too. */
    handOver(orderId: string): StoredFact {
      const sale = saleOf(orderId)
      Object.assign(sale, { left: numbers(1, UNITS), isOpen: false })
      return sold(sale, 'FulfilmentHandedOver', { fulfilmentId: 'rest' })
    },
    cancelRest(orderId: string): StoredFact {
      const sale = saleOf(orderId)
      sale.isOpen = false
      return sold(sale, 'OrderCancelled')
    },
    open(orderId: string, { units = numbers(1, UNITS), returnId = `${orderId}-return`, isPaidByCard = true } = {}): StoredFact[] {
      const sale = sales.get(orderId)
      if (sale) {
        sale.claimed.set(returnId, units)
        sold(sale, 'UnitsClaimed')
      }
      const awaited = units.map(unit => ({ unit, reception: 'RECEPTION_AWAITING', acceptance: 'ACCEPTANCE_PENDING' }) as const)
      const goods: Goods = {
        ...{ returnId, orderId: sale ? orderId : '', revision: -1, isPaidByCard },
        ...{ units: awaited.map(each => ({ ...each })), grants: [], refunds: [], settledAt: null },
      }
      returns.set(returnId, goods)
      return written(goods, 'ReturnOpened')
    },
    receive(returnId: string, units?: number[]): StoredFact[] {
      const goods = goodsOf(returnId)
      for (const each of chosen(goods, units)) each.reception = 'RECEPTION_RECEIVED'
      return written(goods, 'UnitsReceived')
    },
    accept(returnId: string, units?: number[], grantedAgoMs = 0): StoredFact[] {
      const goods = goodsOf(returnId)
      const accepted = chosen(goods, units)
      for (const each of accepted) each.acceptance = 'ACCEPTANCE_ACCEPTED'
      const number = goods.grants.length + 1
      const amount = accepted.length * PRICE
      const at = new Date(Date.now() - grantedAgoMs).toISOString()
      goods.grants.push({ number, units: accepted.map(({ unit }) => unit), amount, at })
      goods.refunds.push({
        ...{ refundId: `${returnId}-refund-${number}`, paymentId: goods.isPaidByCard ? `${goods.orderId}-payment` : '' },
        ...{
          amount,
          state: goods.isPaidByCard ? 'REFUND_STATE_GRANTED' : 'REFUND_STATE_WITH_CHANNEL',
          because: '',
          credit: '',
          at,
        },
      })
      return written(goods, 'UnitsAccepted', 'RefundGranted')
    },
    decide(
      returnId: string,
      type: 'UnitsRejected' | 'ReviewAsked' | 'UnitsLost' | 'ReturnCancelled',
      units?: number[],
    ): StoredFact[] {
      const goods = goodsOf(returnId)
      const change: Partial<Unit> = {
        UnitsRejected: { acceptance: 'ACCEPTANCE_REJECTED' } as const,
        ReviewAsked: { acceptance: 'ACCEPTANCE_REVIEW' } as const,
        UnitsLost: { reception: 'RECEPTION_LOST' } as const,
        ReturnCancelled: { reception: 'RECEPTION_CANCELLED' } as const,
      }[type]
      for (const each of chosen(goods, units)) Object.assign(each, change)
      return written(goods, type)
    },
    /** By a person, or by the channel that holds the money. */
    refundByHand(returnId: string, state: RefundState & string = 'REFUND_STATE_EXECUTED'): StoredFact[] {
      const goods = goodsOf(returnId)
      return goods.refunds.flatMap(refund => told(goods, refund, { state }))
    },
  }

  function told(
    goods: Goods,
    refund: Refund,
    { state, because = '', credit = '' }: { state: RefundState & string; because?: string; credit?: string },
  ) {
    if (refund.state === state) return []
    if (refund.state === 'REFUND_STATE_EXECUTED' || refund.state === 'REFUND_STATE_REPLACED')
      reject('WRONG_STATE', { state: refund.state })
    Object.assign(refund, { state, because, credit })
    const type = {
      EXECUTED: 'RefundExecuted',
      FAILED: 'RefundFailed',
      NEEDS_PERSON: 'RefundNeedsPerson',
      REPLACED: 'RefundReplaced',
    }
    return written(goods, type[state.replace('REFUND_STATE_', '') as keyof typeof type])
  }

  /** What happens in a call, once for its request id. */
  async function once<R extends { requestId: string }>(
    call: GoodsCall,
    subject: string,
    request: R,
    does: () => object,
  ): Promise<object> {
    calls[call]++
    requireWorking(call)
    const { requestId, ...rest } = request
    const body = JSON.stringify(rest)
    const before = asked.get(requestId)
    if (before && before.body !== body) throw new Rejection('exists', 'REQUEST_ID_REUSED')
    const answer = before?.answer ?? does()
    asked.set(requestId, { body, answer })
    await after()(call, subject)
    return answer
  }
  function requireUnrefused(call: keyof typeof refusals) {
    const left = refusals[call] ?? 0
    if (left === 0) return
    refusals[call] = left - 1
    reject('UNITS_CLAIMED', { line_id: '1' })
  }
  function requireWorking(call: GoodsCall) {
    requireUnrefused(call)
    const left = breaks[call] ?? 0
    if (left === 0) return
    breaks[call] = left - 1
    throw new Error(`${call} broke`)
  }

  type Request = {
    requestId: string
    returnId: string
    orderId: string
    customerId: string
    lines: { units: { first: string; last: string }[] }[]
  }
  const returnMethods = {
    async GetReturn({ returnId }: { returnId: string }) {
      calls.getReturn++
      requireWorking('getReturn')
      const goods = goodsOf(returnId)
      const answer = { return: shownReturn(goods, sales.get(goods.orderId)?.customerId ?? '') }
      await after()('getReturn', returnId)
      return answer
    },
    async ListReturns() {
      const all = [...returns.values()].map(goods => ({ returnId: goods.returnId, state: stateOf(goods) }))
      return { returns: all.filter(({ state }) => state !== 'RETURN_STATE_SETTLED' && state !== 'RETURN_STATE_CANCELLED') }
    },
    async GetReturnWindows({ orderId }: { orderId: string }) {
      requireUnrefused('getReturnWindows')
      const sale = saleOf(orderId)
      const returnableUntil = toTimestamp(closingOf(sale))
      return { windows: [{ lineId: '1', units: ranges(sale.left), returnableUntil, category: 'kitchen' }] }
    },
    RecordRefund: (
      request: Request & { refundId: string; state: RefundState & string; refusedBecause: string; storedValueId: string },
    ) =>
      once('recordRefund', request.returnId, request, () => {
        const goods = goodsOf(request.returnId)
        const refund = goods.refunds.find(({ refundId }) => refundId === request.refundId)
        if (!refund) throw new Rejection('not-found', 'REFUND_NOT_FOUND')
        told(goods, refund, { state: request.state, because: request.refusedBecause, credit: request.storedValueId })
        return {}
      }),
    SettleReturn: (request: Request & { points: string }) =>
      once('settleReturn', request.returnId, request, () => {
        const goods = goodsOf(request.returnId)
        if (stateOf(goods) !== 'RETURN_STATE_SETTLING') reject('NOT_SETTLED', { open: 1 })
        goods.settledAt = now()
        written(goods, `ReturnSettled ${request.points}`)
        return {}
      }),
  }
  const claimMethods = {
    ReleaseClaim: (request: Request & { reason: string }) =>
      once('releaseClaim', request.returnId, request, () => {
        const sale = saleOf(request.orderId)
        sale.claimed.set(request.returnId, without(claimedOf(sale, request), unitsOf(request)))
        sold(sale, `ClaimReleased ${request.reason}`)
        return {}
      }),
    RecordReturned: (request: Request) =>
      once('recordReturned', request.returnId, request, () => {
        const sale = saleOf(request.orderId)
        const units = unitsOf(request)
        sale.claimed.set(request.returnId, without(claimedOf(sale, request), units))
        sale.returned.set(request.returnId, [...(sale.returned.get(request.returnId) ?? []), ...units])
        sold(sale, `UnitsReturned ${units}`)
        return {}
      }),
  }
  function claimedOf({ claimed }: Sale, request: Request): number[] {
    const held = claimed.get(request.returnId) ?? []
    if (unitsOf(request).some(unit => !held.includes(unit))) reject('UNITS_NOT_CLAIMED', { line_id: '1' })
    return held
  }
  const inventoryMethods = {
    ReturnStock: (request: { requestId: string; entryId: string; lines: { quantity: string }[] }) =>
      once('returnStock', request.entryId.split('/')[0] ?? '', request, () => {
        append(`stock-${SKU}@${PLACE}`, ...request.lines.map(({ quantity }) => `StockReturned ${request.entryId} ${quantity}`))
        return {}
      }),
  }
  const loyaltyMethods = {
    async GetAccount({ customerId }: { customerId: string }) {
      lotsOf(customerId)
      return { account: { customerId } }
    },
    PromisePoints: (request: Request) =>
      once('promisePoints', request.orderId, request, () => {
        const lots = lotsOf(request.customerId)
        const sale = saleOf(request.orderId)
        const [{ orderId }, activatesAt] = [sale, closingOf(sale)]
        const fresh = unitsOf(request).filter(unit => !lots.has(`${orderId}/${unit}`))
        for (const unit of fresh) lots.set(`${orderId}/${unit}`, { unit, orderId, state: 'promised', activatesAt })
        if (fresh.length > 0) append(`loyaltyAccount-${request.customerId}`, `PointsPromised ${fresh}`)
        const next = [...lots.values()].find(lot => lot.orderId === orderId && lot.state === 'promised')
        return next ? { nextActivationAt: toTimestamp(next.activatesAt) } : {}
      }),
    ActivatePoints: (request: Request) =>
      once('activatePoints', request.orderId, request, () => {
        const lots = [...lotsOf(request.customerId).values()].filter(
          ({ orderId, state }) => orderId === request.orderId && state === 'promised',
        )
        if (lots.length === 0) return {}
        const due = lots.filter(({ activatesAt }) => Date.parse(activatesAt) <= Date.now())
        if (due.length === 0 || slowClock.asks-- > 0) reject('NOT_DUE', { due_at: lots[0]?.activatesAt ?? '' })
        for (const lot of due) lot.state = 'active'
        append(`loyaltyAccount-${request.customerId}`, `PointsActivated ${due.map(({ unit }) => unit)}`)
        return {}
      }),
    ClawBackPoints: (request: Request) =>
      once('clawBackPoints', request.returnId, request, () => {
        const lots = lotsOf(request.customerId)
        const id = (unit: number) => `${request.orderId}/${unit}`
        const fresh = unitsOf(request).filter(unit => lots.get(id(unit))?.state !== 'gone')
        const points = unitsOf(request).length * POINTS
        for (const unit of fresh) lots.set(id(unit), { unit, orderId: request.orderId, state: 'gone', activatesAt: '' })
        if (fresh.length > 0) append(`loyaltyAccount-${request.customerId}`, `PointsClawedBack ${fresh}`)
        return { points: String(points) }
      }),
  }
  const storedValueMethods = {
    IssueStoreCredit: (request: { requestId: string; storedValueId: string; amountMinor: string; owner: { stream: string } }) =>
      once('issueStoreCredit', request.owner.stream.replace('return-', ''), request, () => {
        append(`storedValue of ${request.owner.stream}`, `StoreCreditIssued ${request.amountMinor}`)
        storedValues.add(request.storedValueId)
        return { storedValue: { storedValueId: request.storedValueId } }
      }),
  }

  /** The payment's own methods are the shop's; these answers are what they say of refunds. */
  async function refund({ paymentId, refundId, amountMinor }: { paymentId: string; refundId: string; amountMinor: string }) {
    calls.refund++
    requireWorking('refund')
    if (provider.uncaptured > 0) {
      provider.uncaptured--
      reject('REFUND_ABOVE_CAPTURED', { captured: 0, refunded: 0, requested: Number(amountMinor) })
    }
    if (!givenBack.has(refundId)) {
      const isRefused = provider.refuses.test(refundId)
      givenBack.set(refundId, isRefused ? 'OPERATION_STATE_REFUSED' : 'OPERATION_STATE_DONE')
      if (!isRefused) calls.paidBack++
      append(`payment-${paymentId}`, 'RefundRequested', isRefused ? 'RefundFailed' : 'PaymentRefunded')
    }
    await after()('refund', refundId.replace(/-refund-\d+$/, ''))
    const isUnknown = provider.unknownRefunds-- > 0
    return {
      payment: { paymentId, operations: [operation(refundId, isUnknown ? 'OPERATION_STATE_UNKNOWN' : givenBack.get(refundId))] },
    }
  }
  const operation = (operationId: string, state: string | undefined) => ({
    ...{ operationId, kind: 'OPERATION_KIND_REFUND', state, refusedBecause: 'account_closed' },
  })

  return {
    act,
    calls,
    breaks,
    refusals,
    slowClock,
    refund,
    forgetCalls: () => void Object.assign(calls, none),
    clocksAgree: () => void Object.assign(slowClock, { asks: 0 }),
    refundsOf: () =>
      [...givenBack].map(([refundId, state]) =>
        operation(refundId, provider.unknownRefunds > 0 ? 'OPERATION_STATE_UNKNOWN' : state),
      ),
    orderOf: (orderId: string) => (sales.has(orderId) ? shownOrder(saleOf(orderId)) : null),
    hasPayment: (paymentId: string) => sales.has(paymentId.replace(/-payment$/, '')),
    /** Every stream whose name holds this, with its events in order. */
    written: (about: string) => Object.fromEntries([...streams].filter(([stream]) => stream.includes(about))),
    hasStoredValue: (storedValueId: string) => storedValues.has(storedValueId),
    /** Of one return at its place. */
    stock: (returnId: string) => (streams.get(`stock-${SKU}@${PLACE}`) ?? []).filter(type => type.includes(` ${returnId}/`)),
    methods: {
      'nahr.returns.v1.ReturnService': returnMethods,
      'nahr.orders.v1.ClaimService': claimMethods,
      'nahr.inventory.v1.InventoryService': inventoryMethods,
      'nahr.loyalty.v1.LoyaltyService': loyaltyMethods,
      'nahr.payments.v1.StoredValueService': storedValueMethods,
    },
  }
}

const without = (units: number[], taken: number[]) => units.filter(unit => !taken.includes(unit))
const unitsOf = ({ lines }: { lines: { units: { first: string; last: string }[] }[] }) =>
  lines.flatMap(({ units }) => units.flatMap(({ first, last }) => numbers(Number(first), Number(last))))
