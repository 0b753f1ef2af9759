import { type Data, type Retelling, type Tale, told } from './retold.ts'

const notification = (key: string, params: object, dueAt: string) =>
  ['NotificationDue', { id: `retold-${key}`, key, params, dueAt }] as [string, Data]
const at = { fulfilmentId: 'f-1', locationId: 'leeds' }
const units = (first: number, last = first) => [{ lineId: 'l-1', units: [{ first, last }] }]
const only = (method: string) => (tale: Tale) => tale.tell('OrderPlaced', data => (data.fulfilments[0].method = method))
/** Its lines are priced as they were: nothing changes by it. */
function amending({ first }: Tale, amendmentId = 'retold', amendment = 1): [string, Data][] {
  const { lines, totalMinor, placedAt: amendedAt, tenders } = told(first('OrderPlaced'))
  const nothing = ['added', 'fulfilments', 'reserved', 'payments', 'tenders', 'ended', 'lines', 'holds', 'refundsDue', 'voids']
  const made = {
    ...Object.fromEntries(nothing.map(each => [each, []])),
    ...{ amendmentId, amendment, reason: 'again', repriced: lines, totalMinor, amendedAt },
    paid: tenders.map(({ tenderId, amountMinor }: Data) => ({ tenderId, amountMinor })),
  }
  return [['OrderAmended', made], notification('order.amended', {}, amendedAt)]
}
const delayed = ({ first }: Tale): [string, Data][] => {
  const { fulfilments } = told(first('OrderPlaced'))
  const pickBy = fulfilments[0].pickBy
  const delay = { ...at, delay: 1, promisedBy: pickBy, pickBy, delayedAt: pickBy }
  return [['FulfilmentDelayed', delay], notification('fulfilment.delayed', { ...at, pickBy }, pickBy)]
}
const splitOff = ({ first }: Tale): [string, Data][] => {
  const { placedAt: splitAt } = told(first('OrderPlaced'))
  const split = { ...at, lines: units(3), into: 'f-1.9', pickBy: '2100-01-01T00:00:00.000Z', splitAt }
  return [['FulfilmentSplit', split], notification('fulfilment.split', { ...at, fulfilmentId: 'f-1.9' }, splitAt)]
}
/** A pickup that nobody came for was never ready, and is one no more. */
const neverReady =
  (how: object) =>
  ({ tell, first, remove }: Tale): void => {
    const { expiredAt: pickBy } = told(first('FulfilmentExpired'))
    tell('OrderPlaced', ({ fulfilments }) => Object.assign(fulfilments[0], { ...how, pickBy }))
    for (const type of ['FulfilmentReady', 'NotificationDue']) remove(first(type))
  }

/** What becomes of an order, told so that it breaks one rule of its own. */
export const ordersRetold: readonly Retelling[] = [
  [
    'catalogue.ts: … is of kind …',
    'AuthorizationsRequested OrderPlaced',
    ({ first, anywhere }) => {
      const { sku } = told(first('OrderPlaced')).lines[0]
      told(anywhere('ItemAdded', (_, stream) => stream === `item-${sku}`)).kind = 'fee'
    },
  ],
  [
    'catalogue.ts: … is of kind …',
    'AuthorizationsRequested OrderPlaced',
    ({ tell }) => tell('OrderPlaced', ({ lines }) => Object.assign(lines[0], { kind: 'charge', fulfilmentId: null })),
  ],
  [
    'amendments.ts: waits, while … does',
    'AmendmentProposed',
    ({ first, again }) => again(first('AmendmentProposed'), data => (data.amendmentId = 'another')),
  ],
  [
    'amendments.ts: was made before',
    'AmendmentProposed OrderAmended',
    ({ first, add }) => {
      const asked = {
        ...told(first('AmendmentProposed')).asked,
        add: [],
        fulfilments: [],
        remove: [{ lineId: 'l-1', quantity: 1 }],
      }
      const { amendmentId, amendedAt: proposedAt } = told(first('OrderAmended'))
      add(first('NotificationDue'), [['AmendmentProposed', { amendmentId, asked, proposedAt }]])
    },
  ],
  [
    'amendments.ts: was made before',
    'PickingStarted',
    tale => {
      const placed = tale.first('OrderPlaced')
      tale.add(placed, amending(tale, 'twice', 2))
      tale.add(placed, amending(tale, 'twice', 1))
    },
  ],
  [
    'amendments.ts: keeps payment …, which it is made without',
    'AmendmentPaymentsRequested OrderAmended',
    ({ tell }) =>
      tell('AmendmentPaymentsRequested', ({ payments }) =>
        payments.push({ paymentId: 'another', tenderId: 't-3', amountMinor: 1 }),
      ),
  ],
  [
    'authorisations.ts: names payment … twice',
    'AmendmentPaymentsRequested OrderAmended',
    ({ first, again }) => again(first('AmendmentPaymentsRequested')),
  ],
  [
    'fulfilment-groups.ts: amends an order that is not open',
    'AmendmentPaymentsRequested OrderAmended FulfilmentHandedOver',
    ({ first, remove, add }) => {
      const made = [first('OrderAmended'), first('NotificationDue')]
      for (const event of made) remove(event)
      add(
        first('FulfilmentHandedOver'),
        made.map(({ type, data }): [string, Data] => [type, data]),
      )
    },
  ],
  [
    'fulfilment-groups.ts: comes while it is not known whether the order is paid',
    'PaymentConfirmed',
    ({ first, add }) =>
      add(first('OrderPlaced'), [['PickingStarted', { ...at, startedAt: told(first('OrderPlaced')).placedAt }]]),
  ],
  [
    'fulfilment-groups.ts: comes while it is not known whether the order is paid',
    'PaymentConfirmed',
    tale => tale.add(tale.first('OrderPlaced'), amending(tale)),
  ],
  ['fulfilments.ts: is held twice as …', 'OrderHeld', ({ first, again }) => again(first('OrderHeld'))],
  [
    'fulfilments.ts: is held twice as …',
    'OrderHeld HoldReleased',
    ({ first, add }) => add(first('HoldReleased'), [['OrderHeld', told(first('OrderHeld'))]]),
  ],
  [
    'awaited.ts: is not followed by its GoodsCame',
    'OrderPlaced UnitsCancelled UnitsCancelled GoodsCame',
    ({ first, next, remove }) => {
      const came = first('GoodsCame')
      for (const event of [next(came), came]) remove(event)
    },
  ],
  ['fulfilments.ts: changes the address of an order of which nothing is left to be sent', 'AddressChanged', only('pickup')],
  [
    'fulfilment-promises.ts: holds a promise against a store while the order is held',
    'OrderHeld',
    tale => tale.add(tale.first('OrderHeld'), delayed(tale)),
  ],
  [
    'fulfilment-promises.ts: holds a promise against a store while it is not known whether the order is paid',
    'PaymentConfirmed',
    tale => {
      only('delivery')(tale)
      tale.add(tale.first('OrderPlaced'), delayed(tale))
    },
  ],
  ['fulfilment-promises.ts: delays what is not to be sent', 'FulfilmentDelayed', only('pickup')],
  [
    'fulfilment-promises.ts: lets expire what is still owed',
    'FulfilmentReady FulfilmentExpired',
    neverReady({ method: 'delivery' }),
  ],
  [
    'fulfilment-promises.ts: lets expire what is still owed',
    'FulfilmentReady FulfilmentExpired',
    tale => {
      const place = tale.anywhere('LocationAdded')
      tale.add(place, [[place.type, told(place)]], 'location-hull')
      neverReady({ method: 'ship_to_store', destinationId: 'hull' })(tale)
    },
  ],
  [
    'fulfilment-promises.ts: offers a choice of what is not a delivery set aside',
    'FulfilmentDelayed',
    ({ first, add }) => {
      const { placedAt: offeredAt } = told(first('OrderPlaced'))
      const offer = { ...at, chooseBy: '2100-01-01T00:00:00.000Z', offeredAt }
      add(first('OrderPlaced'), [['ChoiceOffered', offer], notification('choice.offered', at, offeredAt)])
    },
  ],
  [
    'fulfilment-parts.ts: splits a fulfilment that is …',
    'OrderPlaced UnitsSetAside UnitsCancelled',
    tale => tale.add(tale.first('NotificationDue'), splitOff(tale)),
  ],
  [
    'fulfilment-parts.ts: splits off units of line … that are picked',
    'PickingStarted UnitsPicked FulfilmentReady FulfilmentExpired',
    tale => tale.add(tale.first('UnitsPicked'), splitOff(tale)),
  ],
  [
    'fulfilment-parts.ts: hands over what is to be sent again',
    'ShipmentLost FulfilmentMoved',
    ({ tell, first, next }) => {
      tell('FulfilmentMoved', data => Object.assign(data, { method: 'pickup', into: 'f-1.9', turns: 'moved' }))
      told(next(first('FulfilmentMoved'))).params.fulfilmentId = 'f-1.9'
    },
  ],
  [
    'fulfilment-parts.ts: has its goods come from where they go',
    'FulfilmentMoved UnitsCancelled',
    ({ tell }) => {
      tell('OrderPlaced', ({ fulfilments }) => Object.assign(fulfilments[0], { method: 'ship_to_store', destinationId: 'depot' }))
      tell('FulfilmentMoved', data => (data.method = 'ship_to_store'))
    },
  ],
  [
    'fulfilment-pickups.ts: is handed over by a code that was blocked',
    'WrongCodeGiven FulfilmentHandedOver',
    ({ first, again }) => {
      for (const triesLeft of [0, 1, 2, 3]) again(first('WrongCodeGiven'), data => (data.triesLeft = triesLeft))
    },
  ],
  [
    'fulfilment-groups.ts: comes while fulfilment … is …',
    'OrderPlaced PickingStarted UnitsPicked ShipmentSent',
    ({ first, add }) => {
      const { pickedAt: readyAt } = told(first('UnitsPicked'))
      const pickupUntil = '2100-01-01T00:00:00.000Z'
      const ready = { ...at, codeHash: 'hash', pickupUntil, readyAt }
      add(first('UnitsPicked'), [['FulfilmentReady', ready], notification('pickup.ready', { ...at, pickupUntil }, readyAt)])
    },
  ],
  [
    'orders-units.ts: says that it is …the last of fulfilment …',
    'FulfilmentReady FulfilmentHandedOver',
    ({ tell }) => tell('FulfilmentHandedOver', data => (data.lines = units(1, 3))),
  ],
]
