import { Rejection, reject } from '#kernel/rejection.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Operation } from '#protos/nahr/payments/v1/Operation.ts'
import type { StoredFact } from '../../../workflows/process.ts'

/** What of deliveries has a side effect, or none, and may be lost before it is answered. */
export const parcelCalls = [
  ...(['getOrder', 'suggest', 'move', 'choice', 'delay', 'look', 'hold', 'capture', 'refund', 'record', 'credit'] as const),
] as const
export type ParcelCall = (typeof parcelCalls)[number]

type Parcel = { parcelId: string; units: number[]; state: 'SENT' | 'DELIVERED' | 'LOST' }
type Group = {
  id: string
  state: 'OPEN' | 'IN_PROGRESS' | 'SET_ASIDE' | 'SHIPPED' | 'DELIVERED' | 'LOST' | 'CANCELLED' | 'EXPIRED'
  chooseBy: string | null
  locationId: string
  passedOver: string[]
  delays: number
  pickBy: string
  units: number[]
  parcels: Parcel[]
  /** The lost parcel that it sends again. */
  again: Parcel | null
  /** When goods that are still to come are expected, as the order knows. */
  expectedAt: string | null
}
type Order = {
  orderId: string
  revision: number
  streams: { order: string[]; stock: string[]; payment: string[] }
  refunds: Map<string, { state: string; reason: string; storedValueId: string }>
  isPending: boolean
  isHeld: boolean
  groups: Group[]
  operations: Map<string, Operation>
  /** Where else it can be had. */
  places: Map<string, number>
  /** A place sends at once what it is moved to, or what it waited for. */
  isQuick: boolean
  /** What inventory tells each time that it is asked for goods that are still to come: the day, in so many ms; the last: that they have come. */
  supply: (number | 'come')[]
}

const PRICE = 1_000
const LINE = '1'
const GROUP = 'd'
const AT = toTimestamp('2026-03-01T10:00:00.000Z')
export const deliveryOf = (orderId: string, group = GROUP): string => `delivery:${orderId}/${group}`

/** Orders of four mugs to be sent from a store, by one card: as the contracts tell, in memory. What is sent again is a group of its own. */
export function fakeParcels(after: () => (call: ParcelCall, orderId: string) => Promise<void>) {
  const orders = new Map<string, Order>()
  const asked = new Map<string, { body: string; answer: object }>()
  const calls = Object.fromEntries(parcelCalls.map(call => [call, 0])) as Record<ParcelCall, number>
  /** So many calls of each kind break before they do anything. */
  const breaks: Partial<Record<ParcelCall, number>> = {}
  /** By what is in the order's id. */
  const provider = { refusesCaptures: /unpaid/, refusesRefunds: /declined/, unknownCaptures: 0 }

  const orderOf = (orderId: string): Order => {
    const order = orders.get(orderId)
    if (!order) throw new Rejection('not-found', 'ORDER_NOT_FOUND')
    return order
  }
  function write(order: Order, type: string, detail: unknown = '', fulfilmentId = GROUP): StoredFact {
    order.streams.order.push(detail === '' ? type : `${type} ${detail}`)
    return { stream: `order-${order.orderId}`, type, revision: ++order.revision, data: { fulfilmentId } }
  }
  function groupOf({ groups }: Order, id: string): Group {
    const group = groups.find(each => each.id === id)
    if (!group) throw new Rejection('not-found', 'FULFILMENT_NOT_FOUND')
    return group
  }
  const left = ({ units, parcels }: Group) => units.filter(unit => !parcels.some(parcel => parcel.units.includes(unit)))

  const act = {
    place(
      orderId: string,
      { pickInMs = 60_000, isPending = false, places = {}, isQuick = true, supply = [] as (number | 'come')[] } = {},
    ): StoredFact {
      const [expectedInMs, ...later] = supply
      const pickBy = inMs(pickInMs)
      const order: Order = {
        ...{ orderId, revision: -1, refunds: new Map(), isPending, isHeld: false, operations: new Map() },
        groups: [{ ...fresh(), id: GROUP, state: 'OPEN', locationId: 'store-1', pickBy, units: [1, 2, 3, 4], again: null }],
        ...{ places: new Map(Object.entries(places)), isQuick, supply: later },
        streams: {
          order: [],
          stock: [expectedInMs === undefined ? 'StockReserved store-1 4' : 'StockBackordered store-1 4'],
          payment: [],
        },
      }
      if (typeof expectedInMs === 'number') for (const group of order.groups) group.expectedAt = inMs(expectedInMs)
      orders.set(orderId, order)
      const fact = write(order, 'OrderPlaced')
      return { ...fact, data: { fulfilments: [{ method: 'delivery', leftAt: null }], tenders: [] } }
    },
    goodsCome(orderId: string): StoredFact {
      const order = orderOf(orderId)
      const group = groupOf(order, GROUP)
      Object.assign(group, { expectedAt: null, pickBy: inMs(3_600_000) })
      order.streams.stock.push(`BackordersFilled ${group.locationId} ${group.units.length}`)
      const fact = write(order, 'GoodsCame')
      if (order.isQuick) sendAll(order, group)
      return fact
    },
    confirm(orderId: string): StoredFact {
      const order = orderOf(orderId)
      order.isPending = false
      return write(order, 'PaymentConfirmed')
    },
    ship(orderId: string, parcelId: string, units: number[], of = GROUP): StoredFact {
      const order = orderOf(orderId)
      const group = groupOf(order, of)
      group.parcels.push({ parcelId, units, state: 'SENT' })
      order.streams.stock.push(`StockIssued ${group.locationId} ${units.length}`)
      group.state = left(group).length === 0 ? 'SHIPPED' : 'IN_PROGRESS'
      return write(order, 'ShipmentSent', parcelId, of)
    },
    arrive(orderId: string, parcelId: string, state: 'DELIVERED' | 'LOST' = 'DELIVERED'): StoredFact {
      const order = orderOf(orderId)
      const [group, parcel] = parcelOf(order, parcelId)
      parcel.state = state
      turn(group)
      return write(order, state === 'LOST' ? 'ShipmentLost' : 'ShipmentDelivered', parcelId, group.id)
    },
    loseAndSendAgain(orderId: string, parcelId: string): StoredFact {
      const order = orderOf(orderId)
      const [group, parcel] = parcelOf(order, parcelId)
      const { locationId, pickBy } = group
      group.units = group.units.filter(unit => !parcel.units.includes(unit))
      const id = `${GROUP}.${order.groups.length + 1}`
      order.groups.push({ ...fresh(), id, state: 'SET_ASIDE', locationId, pickBy, units: parcel.units, again: parcel })
      return act.arrive(orderId, parcelId, 'LOST')
    },
    setAside(orderId: string): StoredFact {
      const order = orderOf(orderId)
      const group = groupOf(order, GROUP)
      Object.assign(group, { state: 'SET_ASIDE', passedOver: [...group.passedOver, group.locationId] })
      return write(order, 'UnitsSetAside')
    },
    cancelRest(orderId: string): StoredFact {
      const order = orderOf(orderId)
      const group = groupOf(order, GROUP)
      const rest = left(group)
      group.units = group.units.filter(unit => !rest.includes(unit))
      order.streams.stock.push(`ReservationReleased ${group.locationId} ${rest.length}`)
      if (group.parcels.length === 0) group.state = 'CANCELLED'
      else turn(group)
      return write(order, 'UnitsCancelled', rest.length)
    },
    hold(orderId: string): StoredFact {
      const order = orderOf(orderId)
      order.isHeld = true
      return write(order, 'OrderHeld')
    },
    release(orderId: string): StoredFact {
      const order = orderOf(orderId)
      order.isHeld = false
      return write(order, 'HoldReleased')
    },
  }
  function sendAll({ orderId }: Order, group: Group): void {
    const parcelId = `from-${group.locationId}`
    act.ship(orderId, parcelId, left(group), group.id)
    act.arrive(orderId, parcelId)
  }
  const storedValues = new Set<string>()
  function parcelOf({ groups }: Order, parcelId: string): [Group, Parcel] {
    for (const group of groups) for (const parcel of group.parcels) if (parcel.parcelId === parcelId) return [group, parcel]
    throw new Rejection('not-found', 'PARCEL_NOT_FOUND')
  }
  function turn(group: Group): void {
    if (left(group).length > 0) return
    const states = group.parcels.map(({ state }) => state)
    group.state = states.includes('SENT') ? 'SHIPPED' : states.includes('DELIVERED') ? 'DELIVERED' : 'LOST'
  }

  /** What happens in a call, once for its request id; null: nothing did. */
  async function once<R extends object>(call: ParcelCall, orderId: string, request: R, does: (order: Order) => object | null) {
    requireWorking(call)
    const { requestId, ...rest } = { requestId: '', ...request }
    const body = JSON.stringify(rest)
    const before = requestId === '' ? undefined : asked.get(requestId)
    if (before && before.body !== body) throw new Rejection('exists', 'REQUEST_ID_REUSED')
    const answer = before?.answer ?? does(orderOf(orderId))
    if (answer) asked.set(requestId, { body, answer })
    await after()(call, orderId)
    return answer ?? {}
  }
  function requireWorking(call: ParcelCall): void {
    calls[call]++
    const still = breaks[call] ?? 0
    if (still === 0) return
    breaks[call] = still - 1
    throw new Error(`${call} broke`)
  }

  type Named = { requestId: string; orderId: string }
  type OfGroup = Named & { fulfilmentId: string }
  const methods = {
    GetOrder: ({ orderId }: Named) => once('getOrder', orderId, {}, order => ({ order: shown(order) })),
    HoldOrder: (request: Named) =>
      once('hold', request.orderId, request, order => {
        order.isHeld = true
        write(order, 'OrderHeld')
        // A person gives the rest up at once.
        act.cancelRest(order.orderId)
        return {}
      }),
    MoveFulfilment: (request: OfGroup & { toLocationId: string; lines: { quantity: string }[] }) =>
      once('move', request.orderId, request, order => {
        const group = groupOf(order, request.fulfilmentId)
        const [to, from, units] = [request.toLocationId, group.locationId, left(group)]
        if ((order.places.get(to) ?? 0) < units.length) reject('INSUFFICIENT_STOCK', { location_id: to })
        order.streams.stock.push(`StockReserved ${to} ${units.length}`)
        if (!group.again) order.streams.stock.push(`ReservationReleased ${from} ${units.length}`)
        const pickBy = inMs(60_000)
        Object.assign(group, { locationId: to, state: 'OPEN', chooseBy: null, delays: 0, pickBy })
        write(order, 'FulfilmentMoved', to, group.id)
        if (order.isQuick) sendAll(order, group)
        return {}
      }),
    OfferChoice: (request: OfGroup) =>
      once('choice', request.orderId, request, order => {
        const group = groupOf(order, request.fulfilmentId)
        if (group.state !== 'SET_ASIDE') reject('WRONG_STATE', { state: group.state })
        if (group.chooseBy !== null) return {}
        group.chooseBy = inMs(50)
        write(order, 'ChoiceOffered', '', group.id)
        return {}
      }),
    ExpireFulfilment: (request: OfGroup) =>
      once('delay', request.orderId, request, order => {
        const group = groupOf(order, request.fulfilmentId)
        const dueAt = group.state === 'SET_ASIDE' ? (group.chooseBy ?? 'never') : group.pickBy
        if (!['OPEN', 'IN_PROGRESS', 'SET_ASIDE'].includes(group.state)) reject('WRONG_STATE', { state: group.state })
        if (dueAt === 'never' || Date.now() < Date.parse(dueAt)) reject('NOT_DUE', { due_at: dueAt })
        if (group.state === 'SET_ASIDE') {
          group.state = 'EXPIRED'
          order.streams.stock.push(`ReservationReleased ${group.locationId} ${left(group).length}`)
          order.streams.payment.push('PaymentVoided')
          write(order, 'FulfilmentExpired', '', group.id)
          return {}
        }
        Object.assign(group, { delays: group.delays + 1, pickBy: inMs(60_000) })
        write(order, 'FulfilmentDelayed', group.delays, group.id)
        return {}
      }),
    LookForGoods: (request: OfGroup) =>
      once('look', request.orderId, request, order => {
        const group = groupOf(order, request.fulfilmentId)
        const told = group.expectedAt === null ? undefined : order.supply.shift()
        if (told === undefined) return null
        if (told === 'come') act.goodsCome(order.orderId)
        else {
          group.expectedAt = inMs(told)
          write(order, 'GoodsExpected', '', group.id)
        }
        return {}
      }),
    RecordRefund: (request: Named & { refundId: string; state: string; reason: string; storedValueId: string }) =>
      once('record', request.orderId, request, order => {
        const { refundId, reason, storedValueId } = request
        const [state, before] = [request.state.replace('LOSS_REFUND_STATE_', ''), order.refunds.get(refundId)?.state ?? 'OWED']
        if (state === before) return {}
        const isAfterFailure = state === 'REPLACED' || (state === 'EXECUTED' && before === 'FAILED')
        if (before !== (isAfterFailure ? 'FAILED' : 'OWED')) reject('WRONG_STATE', { state: before })
        order.refunds.set(refundId, { state, reason, storedValueId })
        write(order, `Refund${state[0]}${state.slice(1).toLowerCase()}`, refundId)
        return {}
      }),
    /** What channels owe is in no list of this fake. */
    ListRefundsOwed: async ({ owedBy }: { owedBy: string }) => ({
      refunds: [...orders.values()].flatMap(order =>
        shown(order)
          .refunds.filter(
            ({ state }) => owedBy === (state.endsWith('_OWED') ? OWED_BY.payment : state.endsWith('_FAILED') && OWED_BY.person),
          )
          .map(({ refundId, fulfilmentId }) => ({ orderId: order.orderId, refundId, fulfilmentId })),
      ),
    }),
    IssueStoreCredit: (request: { requestId: string; storedValueId: string; amountMinor: string; owner: { stream: string } }) =>
      once('credit', request.owner.stream.replace('order-', ''), request, order => {
        order.streams.payment.push(`StoreCreditIssued ${request.amountMinor}`)
        storedValues.add(request.storedValueId)
        return {}
      }),
    SuggestSourcing: ({
      lines,
      excludedLocationIds,
    }: {
      lines: { sku: string; quantity: string }[]
      excludedLocationIds: string[]
    }) =>
      once('suggest', lines[0]?.sku.replace('mug-', '') ?? '', {}, ({ places }) => {
        const wanted = Number(lines[0]?.quantity)
        const [place] = [...places.keys()].filter(each => !excludedLocationIds.includes(each))
        return place
          ? { parcels: [{ locationId: place, lines }], missing: [] }
          : { parcels: [], missing: [{ sku: '', quantity: String(wanted) }] }
      }),
    Capture: ({ paymentId, captureId, amountMinor }: { paymentId: string; captureId: string; amountMinor: string }) =>
      operate('capture', paymentId, { operationId: captureId, kind: 'OPERATION_KIND_CAPTURE', amountMinor }),
    Refund: ({ paymentId, refundId, amountMinor }: { paymentId: string; refundId: string; amountMinor: string }) =>
      operate('refund', paymentId, { operationId: refundId, kind: 'OPERATION_KIND_REFUND', amountMinor }),
    async GetPayment({ paymentId }: { paymentId: string }) {
      return { payment: { paymentId, operations: [...orderOf(paymentId.replace(PAYMENT, '')).operations.values()] } }
    },
  }

  async function operate(
    call: 'capture' | 'refund',
    paymentId: string,
    asks: Operation & { operationId: string; amountMinor: string },
  ) {
    requireWorking(call)
    const order = orderOf(paymentId.replace(PAYMENT, ''))
    const id = asks.operationId
    if (!order.operations.has(id)) {
      const refuses = call === 'capture' ? provider.refusesCaptures : provider.refusesRefunds
      const isRefused = refuses.test(order.orderId)
      const taken = order.operations.get(id.replace('/lost', ''))
      if (call === 'refund' && taken?.state !== 'OPERATION_STATE_DONE') reject('REFUND_ABOVE_CAPTURED')
      order.operations.set(id, { ...asks, state: isRefused ? 'OPERATION_STATE_REFUSED' : 'OPERATION_STATE_DONE' })
      order.streams.payment.push(`${EVENTS[call][isRefused ? 1 : 0]} ${id} ${asks.amountMinor}`)
    }
    await after()(call, order.orderId)
    const told = { ...order.operations.get(id) }
    if (call === 'capture' && provider.unknownCaptures-- > 0) told.state = 'OPERATION_STATE_UNKNOWN'
    return { payment: { paymentId, operations: [told] } }
  }

  return {
    act,
    calls,
    breaks,
    provider,
    methods,
    has: (orderId: string) => orders.has(orderId),
    hasStoredValue: (storedValueId: string) => storedValues.has(storedValueId),
    hasPayment: (paymentId: string) => orders.has(paymentId.replace(PAYMENT, '')),
    streams: (orderId: string) => orderOf(orderId).streams,
    /** What left and was not taken yet. */
    capturesDue: () =>
      [...orders.values()].flatMap(order =>
        shown(order).fulfilments.flatMap(({ fulfilmentId, captures }) =>
          captures.flatMap(({ captureId }) =>
            order.operations.has(captureId) ? [] : [{ orderId: order.orderId, fulfilmentId, captureId }],
          ),
        ),
      ),
    listed: () =>
      [...orders.values()].map(order => ({
        orderId: order.orderId,
        state: stateOf(order),
        fulfilments: order.groups.map(({ id: fulfilmentId, state, expectedAt }) => ({
          ...{ fulfilmentId, method: 'FULFILMENT_METHOD_DELIVERY', state: `FULFILMENT_STATE_${state}` },
          awaitsGoods: expectedAt !== null,
        })),
      })),
    reset() {
      for (const call of parcelCalls) calls[call] = 0
      for (const call of parcelCalls) delete breaks[call]
      provider.unknownCaptures = 0
    },
  }
}

const PAYMENT = /-money$/
const OWED_BY = { payment: 'REFUND_OWED_BY_PAYMENT', person: 'REFUND_OWED_BY_PERSON' }
const EVENTS = { capture: ['PaymentCaptured', 'PaymentOwed'], refund: ['PaymentRefunded', 'RefundFailed'] } as const
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const fresh = () => ({ expectedAt: null, chooseBy: null, passedOver: [], delays: 0, parcels: [] })
const ranges = (units: number[]) => units.map(unit => ({ first: String(unit), last: String(unit) }))
const stateOf = ({ isPending, groups }: Order) => {
  if (isPending) return 'ORDER_STATE_PAYMENT_PENDING'
  const isOpen = groups.some(({ state }) => ['OPEN', 'IN_PROGRESS', 'SET_ASIDE'].includes(state))
  return isOpen ? 'ORDER_STATE_OPEN' : 'ORDER_STATE_FULFILLED'
}

const amountMinor = (of: number[]) => String(of.length * PRICE)
const linesOf = (of: number[]) => [{ lineId: LINE, units: ranges(of) }]
const captureOf = ({ orderId }: Order, { parcelId, units }: Parcel) => {
  return { captureId: parcelId, paymentId: `${orderId}-money`, tenderId: 'card', parcelId, amountMinor: amountMinor(units) }
}

function shown(order: Order) {
  const { orderId, revision, groups, refunds } = order
  const units = groups.flatMap(group => group.units)
  return {
    ...{ orderId, state: stateOf(order), channelId: 'web-1', revision: String(revision), currencyCode: 'GBP' },
    customerId: orderId.includes('guest') ? '' : 'ada',
    holds: order.isHeld ? [{ holdId: 'h', reason: 'look', by: 'someone', heldAt: AT }] : [],
    lines: [
      {
        ...{ lineId: LINE, sku: `mug-${orderId}`, kind: 'LINE_KIND_GOODS', quantity: '4' },
        cancelledUnits: ranges([1, 2, 3, 4].filter(unit => !units.includes(unit))),
      },
    ],
    fulfilments: groups.map(group => shownGroup(order, group)),
    refunds: groups.flatMap(group => {
      const lost = group.parcels.filter(parcel => parcel.state === 'LOST' && !groups.some(({ again }) => again === parcel))
      return lost.map(parcel => {
        const { captureId, ...due } = captureOf(order, parcel)
        const [refundId, fulfilmentId] = [`${captureId}/lost`, group.id]
        const { state = 'OWED', storedValueId = '' } = refunds.get(refundId) ?? {}
        return { refundId, fulfilmentId, ...due, state: `LOSS_REFUND_STATE_${state}`, storedValueId }
      })
    }),
  }
}

function shownGroup(order: Order, { id: fulfilmentId, state, locationId, delays, chooseBy, pickBy, again, ...group }: Group) {
  return {
    ...{ fulfilmentId, method: 'FULFILMENT_METHOD_DELIVERY', state: `FULFILMENT_STATE_${state}`, locationId, delays },
    chooseBy: chooseBy === null ? null : toTimestamp(chooseBy),
    awaits: group.expectedAt === null ? [] : [{ sku: 'mug', quantity: '4', expectedAt: toTimestamp(group.expectedAt) }],
    ...{
      pickBy: group.expectedAt === null ? toTimestamp(pickBy) : null,
      passedOverLocationIds: group.passedOver,
      lines: linesOf(group.units),
    },
    parcels: group.parcels.map(({ parcelId, units, state: now }) => ({
      ...{ parcelId, lines: linesOf(units), state: `PARCEL_STATE_${now}`, sentAt: toTimestamp(new Date().toISOString()) },
      endedAt: now === 'SENT' ? null : toTimestamp(new Date().toISOString()),
    })),
    captures: again ? [] : group.parcels.map(parcel => captureOf(order, parcel)),
    ...(again ? { againForParcelId: again.parcelId, taken: [captureOf(order, again)] } : {}),
  }
}
