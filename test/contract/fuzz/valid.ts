import { until } from '../../support/until.ts'
import { byToken, orderOf } from '../orders/shop.ts'
import type { CallerName } from './host.ts'
import type { Message } from './hostile.ts'

/** What is accepted as it is: each made anew, with all that has to be there before. */
export type Valid = {
  caller: CallerName
  message(): Promise<Message> | Message
  /** Of two at once, one would come too early. */
  isInTurn?: true
}
/** Calls a method that has to answer; by its service and name. */
export type Ask = (method: string, caller: CallerName, message: Message) => Promise<object>

let count = 0
const unique = (what: string) => `${what}-${++count}`
const now = () => ({ seconds: String(Math.floor(Date.now() / 1000)), nanos: 0 })
const at = (path: string, answer: unknown): string =>
  String(path.split('.').reduce((value, name) => Object(value)[name], answer) ?? '')
const act = () => ({ requestId: unique('act') })
const shelf = { sku: 'mug', locationId: 'leeds' }
const some = (quantity: number) => [{ lineId: 'l-1', quantity }]
const first = (last: number) => [{ lineId: 'l-1', units: [{ first: '1', last: String(last) }] }]
const grouped = (method: string, more: Message = {}) => [
  { fulfilmentId: 'f-1', method: `FULFILMENT_METHOD_${method}`, locationId: 'leeds', ...more },
]
const toYork = grouped('SHIP_TO_STORE', { destinationId: 'york' })
const sealed = { name: 'Ada', address: { lines: ['1 High Street'], city: 'Leeds', postalCode: 'LS1', countryCode: 'GB' } }

/** By service and method; what only services ask of each other is apart, as it is right only as part of a process. */
export function validMessages(ask: Ask): { anybody: Record<string, Valid>; services: Record<string, Valid> } {
  const placed = async (fulfilments: Message[] = grouped('PICKUP'), over: Parameters<typeof orderOf>[1] = {}) =>
    at('order.orderId', await ask('orders.OrderService/PlaceOrder', 'web', { ...orderOf('mug', over), fulfilments }))
  const group = (orderId: string) => ({ ...act(), orderId, fulfilmentId: 'f-1' })
  async function begun(...order: Parameters<typeof placed>) {
    const orderId = await placed(...order)
    await ask('orders.FulfilmentService/StartPicking', 'operator', group(orderId))
    return orderId
  }
  async function picked(...order: Parameters<typeof placed>) {
    const orderId = await begun(...order)
    await ask('orders.FulfilmentService/RecordPick', 'operator', { ...group(orderId), lines: some(3) })
    return orderId
  }
  async function ready() {
    const orderId = await picked()
    await ask('orders.FulfilmentService/MarkReady', 'operator', group(orderId))
    return orderId
  }
  const parcel = (parcelId = unique('p')) => ({ parcelId, carrier: 'post', trackingReference: 'T' })
  async function sent(fulfilments = grouped('DELIVERY'), over?: Parameters<typeof orderOf>[1]) {
    const orderId = await picked(fulfilments, over)
    const parcelId = unique('p')
    await ask('orders.FulfilmentService/RecordShipment', 'operator', { ...group(orderId), ...parcel(parcelId) })
    return { ...group(orderId), parcelId }
  }
  const sold = async () => {
    const order = { ...orderOf('mug'), fulfilments: grouped('CARRY_OUT') }
    return at('order.orderId', await ask('orders.OrderService/PlaceOrder', 'till', order))
  }
  const amendment = {
    add: [{ lineId: 'l-2', sku: 'mug', quantity: 1, unitPriceMinor: 700, fulfilmentId: 'f-2' }],
    fulfilments: [{ fulfilmentId: 'f-2', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds' }],
    differenceMinor: 700,
  }
  const more = [{ tenderId: 't-2', kind: 'TENDER_KIND_CARD', amountMinor: 700, reference: 'settled', currencyCode: 'GBP' }]
  async function proposed() {
    const orderId = await placed()
    const answer = await ask('orders.OrderService/AmendOrder', 'web', { ...act(), orderId, ...amendment })
    return { ...act(), orderId, amendmentId: at('order.amendment.amendmentId', answer) }
  }
  async function requested(shipped = false) {
    const message = { ...act(), fromLocationId: 'leeds', toLocationId: 'depot', lines: [{ sku: 'mug', quantity: 1 }] }
    const transferId = at('transfer.transferId', await ask('inventory.TransferService/RequestTransfer', 'operator', message))
    if (shipped) await ask('inventory.TransferService/ShipTransfer', 'operator', { ...act(), transferId })
    return { ...act(), transferId }
  }
  const returning = async () => ({
    ...act(),
    ...{ purchase: { orderId: await sold() }, lines: some(2), quotedRefundMinor: '-1', reason: 'too small' },
  })
  const returned = async () =>
    at('return.returnId', await ask('returns.ReturnService/RequestReturn', 'manager', await returning()))
  async function received() {
    const returnId = await returned()
    await ask('returns.ReturnService/ReceiveReturn', 'manager', { ...act(), returnId, locationId: 'leeds' })
    return { ...act(), returnId }
  }
  async function underReview() {
    const { returnId } = await received()
    const lines = [{ lineId: 'l-1', verdict: 'VERDICT_REVIEW', reason: 'scratched' }]
    await ask('returns.ReturnService/InspectUnits', 'manager', { ...act(), returnId, lines })
    return { ...act(), returnId }
  }
  const enrolled = async () => {
    const customerId = unique('customer')
    const answer = await ask('loyalty.LoyaltyService/Enrol', 'operator', { ...act(), customerId })
    return { customerId, accountId: at('account.accountId', answer) }
  }
  const supply = () => ({ supplyId: unique('s'), quantity: 5, expectedAt: now() })
  const by = (caller: CallerName, message: Valid['message']): Valid => ({ caller, message })
  const inTurn = (caller: CallerName, message: Valid['message']): Valid => ({ caller, message, isInTurn: true })
  const owner = (step = 'placement/1') => ({ stream: `order-${unique('fuzz')}`, step })

  const catalog: Record<string, Valid> = {
    PutItem: by('operator', () => ({ ...act(), item: { sku: unique('v'), kind: 'ITEM_KIND_GOODS', names: { en: 'x' } } })),
    GetItem: by('web', () => ({ sku: 'mug' })),
    ListItems: by('web', () => ({ pageSize: 5 })),
    PutLocation: by('operator', () => ({
      ...act(),
      location: { locationId: unique('l'), kind: 'LOCATION_KIND_STORE', name: 'x', countryCode: 'GB', timeZone: 'UTC' },
    })),
    GetLocation: by('web', () => ({ locationId: 'leeds' })),
    ListLocations: by('web', () => ({ pageSize: 5 })),
    LookUp: by('service', () => ({ skus: ['mug'], locationIds: ['leeds'] })),
  }
  const inventory: Record<string, Valid> = {
    ReceiveStock: by('operator', () => ({ ...act(), ...shelf, quantity: '1', reference: 'more' })),
    AdjustStock: by('operator', () => ({ ...act(), ...shelf, difference: '1', reason: 'found' })),
    CountStock: by('operator', async () => {
      const sku = unique('counted')
      await ask('inventory.CatalogService/PutItem', 'operator', {
        ...act(),
        item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: 'x' } },
      })
      return { ...act(), sku, locationId: 'leeds', counted: 3, countedFrom: 0 }
    }),
    AnnounceSupply: by('operator', () => ({ ...act(), ...shelf, supply: supply() })),
    WithdrawSupply: by('operator', async () => {
      const announced = supply()
      await ask('inventory.InventoryService/AnnounceSupply', 'operator', { ...act(), ...shelf, supply: announced })
      return { ...act(), ...shelf, supplyId: announced.supplyId, reason: 'no more' }
    }),
    SetSafetyStock: by('operator', () => ({ ...act(), ...shelf, quantity: '1' })),
    SuppressAvailability: by('operator', () => ({ ...act(), ...shelf, quantity: '1', reason: 'lost' })),
    LiftSuppression: by('operator', async () => {
      await ask('inventory.InventoryService/SuppressAvailability', 'operator', {
        ...act(),
        ...shelf,
        quantity: '9',
        reason: 'lost',
      })
      return { ...act(), ...shelf, quantity: '1', reason: 'found' }
    }),
    ReserveStock: by('service', () => ({
      ...act(),
      ...{ reservationId: unique('r'), owner: owner(), decidedAt: now() },
      ...{
        lines: [{ ...shelf, quantity: '1' }],
        partial: true,
        againstSupply: true,
        supplyBy: { seconds: '4102444800', nanos: 0 },
      },
    })),
    GetStock: by('operator', () => shelf),
    GetAvailability: by('web', () => ({ skus: ['mug'], locationIds: ['leeds'] })),
    WatchAvailability: by('operator', () => ({ skus: ['mug'] })),
    PutAvailabilityPolicy: by('operator', () => ({ ...act(), policy: { rules: [{ channelId: 'nobody', keepBack: '1' }] } })),
    GetAvailabilityPolicy: by('operator', () => ({})),
    SuggestSourcing: by('service', () => ({
      ...{ lines: [{ sku: 'mug', quantity: '1' }], countryCodes: ['GB'], destinationId: 'york' },
      taken: [{ ...shelf, quantity: '1' }],
    })),
    ListShortages: by('operator', () => ({ sku: 'mug', pageSize: 5 })),
    ListStock: by('operator', () => ({ sku: 'mug', pageSize: 5 })),
    GetReservation: by('service', () => ({ reservationId: unique('r'), positions: [shelf] })),
    ListReservations: by('service', () => ({ ownerPrefix: 'order-', pageSize: 5 })),
    SweepStock: by('operator', () => ({})),
  }
  const transfers: Record<string, Valid> = {
    RequestTransfer: by('operator', () => ({
      ...{ ...act(), fromLocationId: 'leeds', toLocationId: 'depot', lines: [{ sku: 'mug', quantity: '1' }] },
    })),
    ShipTransfer: by('operator', () => requested()),
    ReceiveTransfer: by('operator', async () => ({ ...(await requested(true)), lines: [{ sku: 'mug', quantity: '1' }] })),
    CancelTransfer: by('operator', async () => ({ ...(await requested()), reason: 'no van' })),
    GetTransfer: by('operator', async () => ({ transferId: (await requested()).transferId })),
  }
  const orders: Record<string, Valid> = {
    PlaceOrder: by('web', () => {
      const order = orderOf('mug')
      return { ...order, fulfilments: (order.fulfilments ?? []).map(group => ({ ...group, againstSupply: { by: now() } })) }
    }),
    GetOrder: by('web', async () => ({ orderId: await placed() })),
    WatchOrder: by('web', async () => ({ orderId: await placed() })),
    ListOrders: by('operator', () => ({ locationId: 'leeds', pageSize: 5 })),
    CancelOrder: by('web', async () => ({ ...act(), orderId: await placed(), reason: 'no' })),
    CancelLines: by('web', async () => ({ ...act(), orderId: await placed(), lines: some(1), reason: 'no' })),
    AmendOrder: by('web', async () => ({ ...act(), orderId: await placed(), ...amendment, tenders: more })),
    CompleteAmendment: by('web', async () => ({ ...(await proposed()), tenders: more })),
    WithdrawAmendment: by('web', () => proposed()),
    HoldOrder: by('operator', async () => ({ ...act(), orderId: await placed(), reason: 'odd' })),
    ReleaseHold: by('operator', async () => {
      const orderId = await placed()
      const held = await ask('orders.OrderService/HoldOrder', 'operator', { ...act(), orderId, reason: 'odd' })
      return { ...act(), orderId, holdId: at('order.holds.0.holdId', held) }
    }),
    ChangeAddress: by('web', async () => ({ ...act(), orderId: await placed(grouped('DELIVERY')), recipient: sealed })),
    RecordChannelRefund: by('web', async () => {
      const orderId = await placed()
      await ask('orders.OrderService/CancelOrder', 'web', { ...act(), orderId, reason: 'no' })
      return { ...act(), orderId, tenderId: 't-1', amountMinor: '10', channelRefundId: unique('given') }
    }),
    ListRefundsOwed: by('operator', () => ({ channelId: 'web', owedBy: 'REFUND_OWED_BY_CHANNEL', pageSize: 5 })),
    ListCapturesDue: by('operator', () => ({ channelId: 'web', pageSize: 5 })),
    SweepPlacements: by('operator', () => ({ olderThanSeconds: 600 })),
  }
  const fulfilment: Record<string, Valid> = {
    StartPicking: by('operator', async () => group(await placed())),
    RecordPick: by('operator', async () => ({ ...group(await begun()), lines: some(3) })),
    MarkReady: by('operator', async () => group(await picked())),
    HandOver: by('manager', async () => ({ ...group(await ready()), overrideReason: 'known', lines: some(1) })),
    RejectFulfilment: by('operator', async () => ({ ...group(await placed()), reason: 'busy', outcome: 'UNFULFILLABLE_CANCEL' })),
    RecordShipment: by('operator', async () => ({ ...group(await picked(grouped('DELIVERY'))), ...parcel(), lines: some(2) })),
    RecordArrival: by('operator', async () => ({ ...(await sent(toYork)), lines: some(3) })),
    RecordDelivery: by('operator', () => sent()),
    RecordLost: by('operator', async () => ({ ...(await sent()), reason: 'a storm' })),
    MoveFulfilment: by('web', async () => ({ ...group(await placed()), toLocationId: 'depot', lines: some(1) })),
    LookForGoods: by('operator', async () => group(await placed())),
    SplitFulfilment: by('operator', async () => ({ ...group(await placed(grouped('DELIVERY'))), lines: some(1) })),
    OfferChoice: by('service', async () => {
      const orderId = await placed(grouped('DELIVERY'))
      const aside = { ...group(orderId), reason: 'busy', outcome: 'UNFULFILLABLE_SET_ASIDE' }
      await ask('orders.FulfilmentService/RejectFulfilment', 'operator', aside)
      return group(orderId)
    }),
    ExpireFulfilment: by('service', async () => {
      const orderId = await placed()
      const { order } = Object(await ask('orders.OrderService/GetOrder', 'web', { orderId }))
      const dueAt = Number(order.fulfilments[0].pickBy.seconds) * 1000 + 1000
      await until(
        async () => Date.now(),
        time => time > dueAt,
      )
      return group(orderId)
    }),
    SettlePayment: by('service', async () => {
      const order = await ask('orders.OrderService/PlaceOrder', 'web', { ...orderOf('mug', byToken('sandbox-approve')) })
      return { ...act(), orderId: at('order.orderId', order), tenderId: 't-1', authorized: true }
    }),
  }
  const returns: Record<string, Valid> = {
    QuoteReturn: by('manager', async () => ({ purchase: { orderId: await sold() }, lines: some(1) })),
    RequestReturn: by('manager', returning),
    ReceiveReturn: by('manager', async () => ({ ...act(), returnId: await returned(), locationId: 'leeds' })),
    InspectUnits: by('manager', async () => ({
      ...(await received()),
      lines: [{ lineId: 'l-1', verdict: 'VERDICT_REJECT', reason: 'worn' }],
    })),
    ApproveRefund: by('manager', async () => ({
      ...{ ...(await underReview()), lines: first(1), disposition: 'DISPOSITION_SELLABLE', reason: 'kind' },
    })),
    RejectUnits: by('manager', async () => ({ ...(await underReview()), lines: first(1), reason: 'worn' })),
    DeclareLost: by('manager', async () => ({ ...act(), returnId: await returned(), lines: first(1) })),
    CancelReturn: by('manager', async () => ({ ...act(), returnId: await returned(), reason: 'kept' })),
    GetReturn: by('manager', async () => ({ returnId: await returned() })),
    ListReturns: by('operator', () => ({ locationId: 'leeds', pageSize: 5 })),
    GetReturnWindows: by('operator', async () => ({ orderId: await sold() })),
    PutReturnPolicy: inTurn('operator', () => ({
      ...act(),
      policy: { otherwise: { windowDays: 30, restockingFeeBps: 100 }, categories: [], noReceiptLimitMinor: 2000 },
    })),
    GetReturnPolicy: by('web', () => ({ at: now() })),
  }
  const loyalty: Record<string, Valid> = {
    Enrol: by('operator', () => ({ ...act(), customerId: unique('customer') })),
    GetAccount: by('operator', async () => ({ accountId: (await enrolled()).accountId })),
    ListTransactions: by('operator', async () => ({ accountId: (await enrolled()).accountId, pageSize: 5 })),
    QuoteEarning: by('web', () => ({
      ...{ currencyCode: 'GBP', channelKind: 'CHANNEL_KIND_WEB' },
      lines: [{ lineId: 'l-1', sku: 'mug', category: 'mugs', quantity: '1', amountMinor: '500' }],
    })),
    AdjustPoints: by('manager', async () => ({
      ...act(),
      accountId: (await enrolled()).accountId,
      difference: '5',
      reason: 'kind',
    })),
    PutEarningPolicy: inTurn('operator', () => ({
      ...act(),
      policy: { rates: [{ currencyCode: 'GBP', points: '1', perMinor: '100' }], rounding: 'POINTS_ROUNDING_DOWN' },
    })),
    GetEarningPolicy: by('web', () => ({ at: now() })),
  }

  const authorization = () => ({
    ...{ ...act(), paymentId: unique('pay'), owner: owner(), amountMinor: '1000', currencyCode: 'GBP', token: 'sandbox-approve' },
  })
  const authorized = async () => {
    const message = authorization()
    await ask('payments.PaymentService/Authorize', 'service', message)
    return message
  }
  const captured = async () => {
    const { paymentId } = await authorized()
    await ask('payments.PaymentService/Capture', 'service', { ...act(), paymentId, captureId: 'c-1', amountMinor: '1000' })
    return paymentId
  }
  const payments: Record<string, Valid> = {
    Authorize: by('service', authorization),
    Capture: by('service', async () => ({
      ...act(),
      paymentId: (await authorized()).paymentId,
      captureId: 'c-1',
      amountMinor: '10',
    })),
    Void: by('service', async () => {
      const { paymentId, owner: whose } = await authorized()
      return { ...act(), paymentId, owner: whose }
    }),
    Refund: by('service', async () => ({ ...act(), paymentId: await captured(), refundId: 'r-1', amountMinor: '10' })),
    ResolvePayment: by('service', async () => ({ ...act(), paymentId: (await authorized()).paymentId })),
    GetPayment: by('operator', async () => ({ paymentId: (await authorized()).paymentId })),
    ListUnsettledPayments: by('operator', () => ({ pageSize: 5 })),
  }
  const credit = () => ({
    ...{ ...act(), storedValueId: unique('sv'), amountMinor: '500', currencyCode: 'GBP' },
    owner: { stream: `return-${unique('fuzz')}`, step: 'refund/r-1' },
  })
  const storedValue: Record<string, Valid> = {
    IssueStoreCredit: by('service', credit),
    GetStoredValue: by('service', async () => {
      const message = credit()
      await ask('payments.StoredValueService/IssueStoreCredit', 'service', message)
      return { storedValueId: message.storedValueId }
    }),
  }
  const claim = async () => ({
    ...{ ...act(), orderId: await sold(), returnId: unique('ret'), lines: first(1), opening: '{}' },
  })
  const claimed = async () => {
    const { orderId, returnId, ...rest } = await claim()
    await ask('orders.ClaimService/ClaimUnits', 'service', { ...rest, orderId, returnId })
    return { ...act(), orderId, returnId, lines: first(1) }
  }
  const claims: Record<string, Valid> = {
    QuoteUnits: by('service', async () => ({ orderId: await sold(), lines: some(1) })),
    ClaimUnits: by('service', claim),
    ReleaseClaim: by('service', async () => ({ ...(await claimed()), reason: 'cancelled' })),
    RecordReturned: by('service', async () => ({ ...(await claimed()), refunds: [{ tenderId: 't-1', amountMinor: '500' }] })),
  }
  const granted = async () => {
    const { returnId } = await received()
    const lines = [{ lineId: 'l-1', verdict: 'VERDICT_ACCEPT', disposition: 'DISPOSITION_SELLABLE' }]
    const answer = await ask('returns.ReturnService/InspectUnits', 'manager', { ...act(), returnId, lines })
    return { ...act(), returnId, refundId: at('return.refunds.0.refundId', answer) }
  }
  const promise = async () => ({
    ...{ ...act(), customerId: (await enrolled()).customerId, orderId: unique('o'), currencyCode: 'GBP' },
    ...{ channelKind: 'CHANNEL_KIND_WEB', purchasedAt: { seconds: '1736503200', nanos: 0 } },
    lines: [
      {
        line: { lineId: 'l-1', sku: 'mug', category: 'mugs', quantity: '10', amountMinor: '1000' },
        ...{ units: [{ first: '1', last: '10' }], activatesAt: { seconds: '1736503200', nanos: 0 } },
      },
    ],
  })
  const promised = async () => {
    const message = await promise()
    await ask('loyalty.LoyaltyService/PromisePoints', 'service', message)
    return { ...act(), customerId: message.customerId, orderId: message.orderId }
  }
  const named = (service: string, methods: Record<string, Valid>) =>
    Object.fromEntries(Object.entries(methods).map(([name, valid]) => [`${service}/${name}`, valid]))

  return {
    anybody: {
      ...named('inventory.CatalogService', catalog),
      ...named('inventory.InventoryService', inventory),
      ...named('inventory.TransferService', transfers),
      ...named('orders.OrderService', orders),
      ...named('orders.FulfilmentService', fulfilment),
      ...named('returns.ReturnService', returns),
      ...named('loyalty.LoyaltyService', loyalty),
      'feed.FeedService/Subscribe': by('web', () => ({ topics: ['FEED_TOPIC_ORDERS'] })),
    },
    services: {
      ...named('payments.PaymentService', payments),
      ...named('payments.StoredValueService', storedValue),
      ...named('orders.ClaimService', claims),
      ...named('orders.OrderService', {
        RecordRefund: by('service', async () => {
          const lost = { ...(await sent(grouped('DELIVERY'), byToken('sandbox-approve'))), reason: 'a storm' }
          const refundId = at('order.refunds.0.refundId', await ask('orders.FulfilmentService/RecordLost', 'operator', lost))
          return { ...act(), orderId: lost.orderId, refundId, state: 'LOSS_REFUND_STATE_EXECUTED' }
        }),
      }),
      ...named('inventory.InventoryService', {
        ReleaseReservation: by('service', () => ({
          ...{ ...act(), reservationId: unique('r'), positions: [shelf], because: 'RELEASE_REASON_ABANDONED' },
        })),
        IssueStock: by('service', () => {
          const issueId = unique('i')
          return { ...act(), issueId, owner: owner(`departure/${issueId}`), lines: [{ ...shelf, quantity: '1' }] }
        }),
        ReturnStock: by('service', () => ({
          ...{ ...act(), entryId: unique('e'), owner: { stream: `return-${unique('x')}`, step: 'acceptance/1' } },
          lines: [{ ...shelf, quantity: '1', disposition: 'DISPOSITION_QUARANTINE' }],
        })),
        RedisposeStock: by('operator', async () => {
          const owned = { entryId: unique('e'), owner: { stream: `return-${unique('x')}`, step: 'acceptance/1' } }
          const lines = [{ ...shelf, quantity: '1', disposition: 'DISPOSITION_QUARANTINE' }]
          await ask('inventory.InventoryService/ReturnStock', 'service', { ...act(), ...owned, lines })
          return { ...act(), ...shelf, quantity: '1', from: 'DISPOSITION_QUARANTINE', to: 'DISPOSITION_SELLABLE', reason: 'fine' }
        }),
      }),
      ...named('returns.ReturnService', {
        RecordRefund: by('operator', async () => ({ ...(await granted()), state: 'REFUND_STATE_EXECUTED' })),
        SettleReturn: by('service', async () => {
          const { returnId, refundId } = await granted()
          const executed = { ...act(), returnId, refundId, state: 'REFUND_STATE_EXECUTED' }
          await ask('returns.ReturnService/RecordRefund', 'operator', executed)
          return { ...act(), returnId, points: '0' }
        }),
      }),
      ...named('loyalty.LoyaltyService', {
        PromisePoints: by('service', promise),
        ActivatePoints: by('service', promised),
        ClawBackPoints: by('service', async () => ({ ...(await promised()), returnId: unique('ret'), lines: first(2) })),
      }),
    },
  }
}
