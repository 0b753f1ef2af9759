import { Rejection, reject } from '#kernel/rejection.ts'
import { readConfig } from '#platform/config.ts'
import { toTimestamp } from '#platform/fields.ts'
import { startHost } from '#platform/grpc/host.ts'
import { serviceDefinition } from '#platform/grpc/protos.ts'
import type { Fulfilment } from '#protos/nahr/orders/v1/Fulfilment.ts'
import type { FulfilmentState__Output as FulfilmentState } from '#protos/nahr/orders/v1/FulfilmentState.ts'
import type { OrderState } from '#protos/nahr/orders/v1/OrderState.ts'
import type { TenderAuthorization } from '#protos/nahr/orders/v1/TenderAuthorization.ts'
import type { Operation } from '#protos/nahr/payments/v1/Operation.ts'
import type { PaymentState } from '#protos/nahr/payments/v1/PaymentState.ts'
import { connectClients } from '../../../workflows/clients.ts'
import type { StoredFact } from '../../../workflows/process.ts'
import { createTestKeys } from '../../support/keys.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'
import { fakeGoods, type GoodsCall } from './fake-goods.ts'
import { fakeParcels, type ParcelCall } from './fake-parcels.ts'

type FakeOrder = {
  orderId: string
  revision: number
  /** The types that its stream would hold. */
  events: string[]
  state: OrderState
  fulfilment: FulfilmentState
  authorization: TenderAuthorization
  pickBy: string
  pickupUntil: string | null
  /** While it is set aside. */
  chooseBy: string | null
  /** Of a ready pickup some has been handed over. */
  hasPart: boolean
  isHeld: boolean
  /** Where it is collected, where its goods come from elsewhere. */
  destinationId: string
  /** Goods that are still to come: what the order knows of them, and what inventory does. */
  awaits: { expectedAt: string | null } | null
  supply: { hasCome: boolean; expectedAt: string | null }
}
/** What has a side effect, or none, and may be lost before it is answered. */
export type Call = 'getOrder' | 'expire' | 'look' | 'capture' | 'resolve' | 'settle'
type FakePayment = { state: PaymentState; captures: Operation[] }

/** Refunds that the provider declines. */
const DECLINED = /^declined-/
export const FULFILMENT = 'pickup-1'
const captureOf = (orderId: string) => ({ captureId: `${orderId}-capture`, paymentId: `${orderId}-payment` })
const orderOfPayment = (paymentId: string) => paymentId.replace(/-payment$/, '')

/**
 * Orders with one pickup and one card each, and their payments, in memory behind real gRPC: they obey the contracts that
 * the processes rest on, and fail on demand as no real service would.
 */
export async function startFakeShop() {
  const orders = new Map<string, FakeOrder>()
  const payments = new Map<string, FakePayment>()
  const calls = { getOrder: 0, expire: 0, look: 0, capture: 0, charged: 0, resolve: 0, settle: 0 }
  /** What the provider does; `unknownCaptures`: so many answers are lost after the money was taken. */
  const provider = {
    unknownCaptures: 0,
    refusesCaptures: false,
    isAway: false,
    rejectsCapturesAs: '',
    resolvesTo: 'PAYMENT_STATE_AUTHORIZED' as PaymentState,
  }
  /** Called after a call's side effect, before its answer; after a capture only if that took the money. */
  const hooks = {
    after: async (_call: Call, _orderId: string) => {},
    afterGoods: async (_call: GoodsCall, _subject: string) => {},
    afterParcels: async (_call: ParcelCall, _orderId: string) => {},
  }
  /** What the provider does when money goes back; `uncaptured`: so often it has not taken it yet. */
  const delays = { promisesAgainMs: 60_000 }
  const refunds = { refuses: DECLINED, unknownRefunds: 0, uncaptured: 0 }
  const parcels = fakeParcels(() => hooks.afterParcels)
  const goods = fakeGoods(() => hooks.afterGoods, refunds)

  const orderOf = (orderId: string): FakeOrder =>
    orders.get(orderId) ??
    (() => {
      throw new Rejection('not-found', 'ORDER_NOT_FOUND')
    })()
  const append = (order: FakeOrder, type: string, change: Partial<FakeOrder>): StoredFact => {
    Object.assign(order, change, { revision: order.revision + 1 })
    order.events.push(type)
    return storedFact(order, type)
  }
  const requireOpen = ({ fulfilment }: FakeOrder) => {
    if (!/OPEN|IN_PROGRESS|IN_TRANSIT|ARRIVED|READY|SET_ASIDE/.test(String(fulfilment)))
      reject('WRONG_STATE', { state: String(fulfilment) })
  }

  const act = {
    /** `expectedInMs`: its goods are still to come; null: nobody knows when. */
    place(
      orderId: string,
      {
        pickInMs = 60_000,
        isPending = false,
        destinationId = '',
        expectedInMs,
      }: { pickInMs?: number; isPending?: boolean; destinationId?: string; expectedInMs?: number | null } = {},
    ): StoredFact {
      const expectedAt = dayIn(expectedInMs ?? null)
      const order: FakeOrder = {
        orderId,
        revision: -1,
        events: [],
        state: isPending ? 'ORDER_STATE_PAYMENT_PENDING' : 'ORDER_STATE_OPEN',
        fulfilment: 'FULFILMENT_STATE_OPEN',
        authorization: isPending ? 'TENDER_AUTHORIZATION_UNKNOWN' : 'TENDER_AUTHORIZATION_AUTHORIZED',
        pickBy: new Date(Date.now() + pickInMs).toISOString(),
        pickupUntil: null,
        chooseBy: null,
        hasPart: false,
        isHeld: false,
        destinationId,
        awaits: expectedInMs === undefined ? null : { expectedAt },
        supply: { hasCome: false, expectedAt },
      }
      orders.set(orderId, order)
      payments.set(captureOf(orderId).paymentId, {
        state: isPending ? 'PAYMENT_STATE_UNKNOWN' : 'PAYMENT_STATE_AUTHORIZED',
        captures: [],
      })
      return append(order, 'OrderPlaced', {})
    },
    /** What inventory knows of it from now on, without a word to the order. */
    supply(orderId: string, { hasCome = false, expectedInMs = null as number | null } = {}): void {
      orderOf(orderId).supply = { hasCome, expectedAt: dayIn(expectedInMs) }
    },
    goodsCome(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      act.supply(orderId, { hasCome: true })
      return append(order, 'GoodsCame', { awaits: null, pickBy: dayIn(3_600_000) ?? '' })
    },
    goodsExpected(orderId: string, expectedInMs: number | null): StoredFact {
      const order = orderOf(orderId)
      act.supply(orderId, { expectedInMs })
      return append(order, 'GoodsExpected', { awaits: { expectedAt: order.supply.expectedAt } })
    },
    ready(orderId: string, { keepMs = 60_000 } = {}): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      const pickupUntil = new Date(Date.now() + keepMs).toISOString()
      return append(order, 'FulfilmentReady', { fulfilment: 'FULFILMENT_STATE_READY', pickupUntil })
    },
    send(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      return append(order, 'SentToStore', { fulfilment: 'FULFILMENT_STATE_IN_TRANSIT' })
    },
    arrive(orderId: string, { readyInMs = 60_000 } = {}): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      const pickBy = new Date(Date.now() + readyInMs).toISOString()
      return append(order, 'TransitEnded', { fulfilment: 'FULFILMENT_STATE_ARRIVED', pickBy })
    },
    handOverPart(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      return append(order, 'FulfilmentHandedOver', { hasPart: true })
    },
    setAside(orderId: string, { chooseInMs = 60_000 } = {}): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      const chooseBy = new Date(Date.now() + chooseInMs).toISOString()
      return append(order, 'UnitsSetAside', { fulfilment: 'FULFILMENT_STATE_SET_ASIDE', chooseBy })
    },
    hold(orderId: string): StoredFact {
      return append(orderOf(orderId), 'OrderHeld', { isHeld: true })
    },
    release(orderId: string, { pickInMs = 60_000 } = {}): StoredFact {
      const pickBy = new Date(Date.now() + pickInMs).toISOString()
      return append(orderOf(orderId), 'HoldReleased', { isHeld: false, pickBy })
    },
    /** Elsewhere, as another group. */
    move(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      return append(order, 'FulfilmentMoved', { fulfilment: 'FULFILMENT_STATE_MOVED' })
    },
    handOver(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      return append(order, 'FulfilmentHandedOver', { fulfilment: 'FULFILMENT_STATE_HANDED_OVER', state: 'ORDER_STATE_FULFILLED' })
    },
    rejectPickup(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      return append(order, 'FulfilmentRejected', { fulfilment: 'FULFILMENT_STATE_REJECTED', state: 'ORDER_STATE_CANCELLED' })
    },
    cancel(orderId: string): StoredFact {
      const order = orderOf(orderId)
      requireOpen(order)
      return append(order, 'OrderCancelled', { fulfilment: 'FULFILMENT_STATE_CANCELLED', state: 'ORDER_STATE_CANCELLED' })
    },
  }

  const orderMethods = {
    async GetOrder({ orderId }: { orderId: string }) {
      if (parcels.has(orderId)) return parcels.methods.GetOrder({ requestId: '', orderId })
      calls.getOrder++
      const sale = goods.orderOf(orderId)
      if (sale) return { order: sale }
      const order = shown(orderOf(orderId))
      await hooks.after('getOrder', orderId)
      return { order }
    },
    async ListOrders({ state, fulfilmentState }: { state: OrderState; fulfilmentState: FulfilmentState }) {
      const isAsked = (order: FakeOrder) =>
        (state === 'ORDER_STATE_UNSPECIFIED' || state === order.state) &&
        (fulfilmentState === 'FULFILMENT_STATE_UNSPECIFIED' || fulfilmentState === order.fulfilment)
      return {
        orders: [
          ...[...orders.values()].filter(isAsked).map(order => ({
            orderId: order.orderId,
            state: order.state,
            fulfilments: [
              {
                ...{ fulfilmentId: FULFILMENT, method: methodOf(order), state: order.fulfilment },
                ...{ dueAt: order.awaits ? null : toTimestamp(order.pickBy), awaitsGoods: order.awaits !== null },
              },
            ],
          })),
          ...parcels.listed().filter(order => order.state === state),
        ],
      }
    },
    HoldOrder: parcels.methods.HoldOrder,
    RecordRefund: parcels.methods.RecordRefund,
    ListRefundsOwed: parcels.methods.ListRefundsOwed,
    async ListCapturesDue() {
      const due = [...orders.values()].flatMap(order => {
        const { orderId, fulfilments } = shown(order)
        return fulfilments.flatMap(({ fulfilmentId, captures = [] }) =>
          captures.flatMap(({ captureId, paymentId }) => {
            const isSettled = payments.get(paymentId ?? '')?.captures.some(({ operationId }) => operationId === captureId)
            return isSettled ? [] : [{ orderId, fulfilmentId, captureId }]
          }),
        )
      })
      return { captures: [...due, ...parcels.capturesDue()] }
    },
  }
  const fulfilmentMethods = {
    MoveFulfilment: parcels.methods.MoveFulfilment,
    OfferChoice: parcels.methods.OfferChoice,
    async ExpireFulfilment(request: { requestId: string; orderId: string; fulfilmentId: string }) {
      const { orderId } = request
      if (parcels.has(orderId)) return parcels.methods.ExpireFulfilment(request)
      calls.expire++
      const order = orderOf(orderId)
      if (order.fulfilment === 'FULFILMENT_STATE_EXPIRED') return {}
      requireOpen(order)
      if (order.isHeld) reject('NOT_DUE', { due_at: 'never' })
      const dueAt = order.chooseBy ?? order.pickupUntil ?? order.pickBy
      if (Date.now() < Date.parse(dueAt)) reject('NOT_DUE', { due_at: dueAt })
      if (order.destinationId && /OPEN|IN_PROGRESS|ARRIVED/.test(String(order.fulfilment))) {
        const pickBy = new Date(Date.now() + delays.promisesAgainMs).toISOString()
        append(order, 'FulfilmentDelayed', { pickBy })
        return {}
      }
      append(order, 'FulfilmentExpired', { fulfilment: 'FULFILMENT_STATE_EXPIRED', state: 'ORDER_STATE_CANCELLED' })
      await hooks.after('expire', orderId)
      return {}
    },
    async LookForGoods(request: { requestId: string; orderId: string; fulfilmentId: string }) {
      const { orderId } = request
      if (parcels.has(orderId)) return parcels.methods.LookForGoods(request)
      calls.look++
      const { awaits, supply } = orderOf(orderId)
      if (!awaits) return {}
      if (supply.hasCome) act.goodsCome(orderId)
      else if (supply.expectedAt !== awaits.expectedAt)
        append(orderOf(orderId), 'GoodsExpected', { awaits: { expectedAt: supply.expectedAt } })
      await hooks.after('look', orderId)
      return {}
    },
    async SettlePayment({ orderId, authorized }: { orderId: string; authorized: boolean }) {
      calls.settle++
      const order = orderOf(orderId)
      if (order.state !== 'ORDER_STATE_PAYMENT_PENDING') return {}
      if (authorized) {
        append(order, 'PaymentConfirmed', { state: 'ORDER_STATE_OPEN', authorization: 'TENDER_AUTHORIZATION_AUTHORIZED' })
      } else {
        append(order, 'OrderCancelled', {
          state: 'ORDER_STATE_CANCELLED',
          fulfilment: 'FULFILMENT_STATE_CANCELLED',
          authorization: 'TENDER_AUTHORIZATION_REFUSED',
        })
      }
      await hooks.after('settle', orderId)
      return {}
    },
  }
  const paymentMethods = {
    async Capture({ paymentId, captureId, amountMinor }: { paymentId: string; captureId: string; amountMinor: string }) {
      if (parcels.hasPayment(paymentId)) return parcels.methods.Capture({ paymentId, captureId, amountMinor })
      calls.capture++
      if (provider.rejectsCapturesAs) reject(provider.rejectsCapturesAs)
      if (provider.isAway) throw new Error('the provider is away')
      const payment = paymentOf(paymentId)
      let capture = payment.captures.find(({ operationId }) => operationId === captureId)
      if (!capture) {
        if (!provider.refusesCaptures) calls.charged++
        const state = provider.refusesCaptures ? 'OPERATION_STATE_REFUSED' : 'OPERATION_STATE_DONE'
        capture = { operationId: captureId, kind: 'OPERATION_KIND_CAPTURE', state, amountMinor }
        payment.captures.push(capture)
        await hooks.after('capture', orderOfPayment(paymentId))
      }
      if (provider.unknownCaptures-- > 0)
        return { payment: { paymentId, operations: [{ ...capture, state: 'OPERATION_STATE_UNKNOWN' }] } }
      return { payment: { paymentId, state: payment.state, operations: payment.captures } }
    },
    Refund: (request: Parameters<typeof goods.refund>[0]) =>
      parcels.hasPayment(request.paymentId) ? parcels.methods.Refund(request) : goods.refund(request),
    async GetPayment({ paymentId }: { paymentId: string }) {
      if (parcels.hasPayment(paymentId)) return parcels.methods.GetPayment({ paymentId })
      if (goods.hasPayment(paymentId)) return { payment: { paymentId, operations: goods.refundsOf() } }
      const { state, captures } = paymentOf(paymentId)
      return { payment: { paymentId, state, operations: captures } }
    },
    async ResolvePayment({ paymentId }: { paymentId: string }) {
      calls.resolve++
      const payment = paymentOf(paymentId)
      payment.state = provider.resolvesTo
      await hooks.after('resolve', orderOfPayment(paymentId))
      return { payment: { paymentId, state: payment.state, declineReason: 'insufficient_funds' } }
    },
  }
  const paymentOf = (paymentId: string): FakePayment =>
    payments.get(paymentId) ??
    (() => {
      throw new Rejection('not-found', 'PAYMENT_NOT_FOUND')
    })()

  const keys = createTestKeys()
  const config = readConfig({ NAHR_PORT: '0' })
  const methods = {
    'nahr.orders.v1.OrderService': complete('nahr.orders.v1.OrderService', orderMethods),
    'nahr.orders.v1.FulfilmentService': complete('nahr.orders.v1.FulfilmentService', fulfilmentMethods),
    'nahr.payments.v1.PaymentService': complete('nahr.payments.v1.PaymentService', paymentMethods),
    ...Object.fromEntries(Object.entries(goods.methods).map(([service, own]) => [service, complete(service, own)])),
    'nahr.payments.v1.StoredValueService': complete('nahr.payments.v1.StoredValueService', {
      IssueStoreCredit: (request: Parameters<typeof parcels.methods.IssueStoreCredit>[0]) =>
        request.owner.stream.startsWith('order-')
          ? parcels.methods.IssueStoreCredit(request)
          : goods.methods['nahr.payments.v1.StoredValueService'].IssueStoreCredit(request as never),
      async GetStoredValue({ storedValueId }: { storedValueId: string }) {
        if (!parcels.hasStoredValue(storedValueId) && !goods.hasStoredValue(storedValueId))
          throw new Rejection('not-found', 'STORED_VALUE_NOT_FOUND')
        return { storedValue: { storedValueId } }
      },
    }),
    'nahr.inventory.v1.InventoryService': complete('nahr.inventory.v1.InventoryService', {
      ...goods.methods['nahr.inventory.v1.InventoryService'],
      SuggestSourcing: parcels.methods.SuggestSourcing,
    }),
  }
  const host = await startHost({
    services: [{ methods }],
    config,
    apiKeys: keys.secrets.apiKeys,
    log: recordingLog(),
    metrics: countingMetrics(),
  })
  const address = `127.0.0.1:${host.port}`
  const [orderAt, returnAt] = [
    { orders: address, inventory: address, payments: address },
    { returns: address, loyalty: address },
  ]
  const clients = connectClients({ ...config, addresses: { ...config.addresses, ...orderAt, ...returnAt } }, keys.service)
  return {
    address,
    key: keys.service,
    clients,
    orders,
    payments,
    calls,
    provider,
    hooks,
    refunds,
    delays,
    goods,
    parcels,
    act,
    /** As if nothing had been asked, and the provider were well. */
    reset() {
      for (const call of Object.keys(calls) as (keyof typeof calls)[]) calls[call] = 0
      Object.assign(provider, { unknownCaptures: 0, refusesCaptures: false, isAway: false, rejectsCapturesAs: '' })
      provider.resolvesTo = 'PAYMENT_STATE_AUTHORIZED'
      goods.forgetCalls()
      goods.clocksAgree()
      hooks.after = async () => {}
      hooks.afterGoods = async () => {}
      hooks.afterParcels = async () => {}
      parcels.reset()
      delays.promisesAgainMs = 60_000
      Object.assign(refunds, { refuses: DECLINED, unknownRefunds: 0, uncaptured: 0 })
    },
    async until(isSo: () => boolean) {
      while (!isSo()) await new Promise(setImmediate)
    },
    async stop() {
      clients.close()
      await host.stop(0)
      keys.close()
    },
  }
}

/** As the orders service would have stored it. */
function storedFact({ orderId, revision, authorization, destinationId }: FakeOrder, type: string): StoredFact {
  const data =
    type === 'OrderPlaced'
      ? {
          fulfilments: [
            destinationId === ''
              ? { fulfilmentId: FULFILMENT, method: 'pickup' }
              : { fulfilmentId: FULFILMENT, method: 'ship_to_store', destinationId },
          ],
          tenders: [{ authorization: authorization === 'TENDER_AUTHORIZATION_UNKNOWN' ? 'unknown' : 'authorized' }],
        }
      : { fulfilmentId: FULFILMENT }
  return { stream: `order-${orderId}`, type, revision, data }
}

export type FakeShop = Awaited<ReturnType<typeof startFakeShop>>

// The methods that no process calls are there, and say so.
function complete(service: string, methods: Record<string, (request: never) => Promise<object>>) {
  const unused = async () => reject('NOT_IN_THIS_FAKE')
  const names = Object.values(serviceDefinition(service)).map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
  return Object.fromEntries(names.map(name => [name, methods[name] ?? unused]))
}

const timestampOf = (time: string | null) => (time === null ? null : toTimestamp(time))
const dayIn = (ms: number | null) => (ms === null ? null : new Date(Date.now() + ms).toISOString())
const methodOf = ({ destinationId }: FakeOrder) =>
  destinationId === '' ? ('FULFILMENT_METHOD_PICKUP' as const) : ('FULFILMENT_METHOD_SHIP_TO_STORE' as const)

function shown(order: FakeOrder) {
  const { orderId, state, revision, authorization, pickBy, pickupUntil, chooseBy, hasPart, isHeld, awaits } = order
  const { captureId, paymentId } = captureOf(orderId)
  const isHandedOver = order.fulfilment === 'FULFILMENT_STATE_HANDED_OVER'
  const fulfilment: Fulfilment = {
    fulfilmentId: FULFILMENT,
    method: methodOf(order),
    destinationId: order.destinationId,
    state: order.fulfilment,
    locationId: 'store-1',
    pickBy: awaits ? null : toTimestamp(pickBy),
    awaits: awaits ? [{ sku: 'mug', quantity: '1', expectedAt: timestampOf(awaits.expectedAt) }] : [],
    pickupUntil: timestampOf(pickupUntil),
    chooseBy: timestampOf(chooseBy),
    captures: [
      ...(hasPart ? [{ captureId: `${captureId}-part`, paymentId, tenderId: 'card', amountMinor: '250' }] : []),
      ...(isHandedOver ? [{ captureId, paymentId, tenderId: 'card', amountMinor: hasPart ? '1000' : '1250' }] : []),
    ],
  }
  return {
    orderId,
    state,
    channelId: 'web-1',
    revision: String(revision),
    fulfilments: [fulfilment],
    holds: isHeld ? [{ holdId: 'h', reason: 'look', by: 'someone' }] : [],
    tenders: [{ tenderId: 'card', amountMinor: '1250', paymentId, authorization }],
  }
}
