import type { RawEvent } from '#platform/event-store.ts'
import type { Data, Retelling, Tale } from './retold.ts'

const told = ({ data }: RawEvent): Data => data
const notification = (key: string, params: object, dueAt: string) =>
  ['NotificationDue', { id: `retold-${key}`, key, params, dueAt }] as [string, Data]
const at = { fulfilmentId: 'f-1', locationId: 'leeds' }
const units = (first: number, last = first) => [{ lineId: 'l-1', units: [{ first, last }] }]
const only = (method: string) => (tale: Tale) => tale.tell('OrderPlaced', data => (data.fulfilments[0].method = method))
/** Its only line is priced as it was: nothing changes by it. */
function amended({ first }: Tale, amendmentId: string, amendment: number): Data {
  const { lines, totalMinor, placedAt, tenders } = told(first('OrderPlaced'))
  const nothing = ['added', 'fulfilments', 'reserved', 'payments', 'tenders', 'ended', 'lines', 'holds', 'refundsDue', 'voids']
  return {
    ...Object.fromEntries(nothing.map(each => [each, []])),
    ...{ amendmentId, amendment, reason: 'again', repriced: lines, totalMinor, amendedAt: placedAt },
    paid: tenders.map(({ tenderId, amountMinor }: Data) => ({ tenderId, amountMinor })),
  }
}
const amending = (tale: Tale, amendmentId = 'retold', amendment = 1): [string, Data][] => {
  const data = amended(tale, amendmentId, amendment)
  return [['OrderAmended', data], notification('order.amended', {}, data.amendedAt)]
}
const delayed = ({ first }: Tale): [string, Data][] => {
  const { fulfilments } = told(first('OrderPlaced'))
  const pickBy = fulfilments[0].pickBy
  const delay = { ...at, delay: 1, promisedBy: pickBy, pickBy, delayedAt: pickBy }
  return [['FulfilmentDelayed', delay], notification('fulfilment.delayed', { ...at, pickBy }, pickBy)]
}
const splitOff = (quantity: number, { first }: Tale): [string, Data][] => {
  const { placedAt: splitAt } = told(first('OrderPlaced'))
  const split = { ...at, lines: units(3 - quantity + 1, 3), into: 'f-1.9', pickBy: '2100-01-01T00:00:00.000Z', splitAt }
  return [['FulfilmentSplit', split], notification('fulfilment.split', { ...at, fulfilmentId: 'f-1.9' }, splitAt)]
}
/** A pickup that nobody came for was never ready, and is one no more. */
const neverReady =
  (told: object) =>
  ({ tell, first, remove }: Tale): void => {
    const { expiredAt: pickBy } = first('FulfilmentExpired').data as Data
    tell('OrderPlaced', ({ fulfilments }) => Object.assign(fulfilments[0], { ...told, pickBy }))
    for (const type of ['FulfilmentReady', 'NotificationDue']) remove(first(type))
  }

/** What becomes of an order, told so that it breaks one rule of its own. */
export const ordersRetold: readonly Retelling[] = [
  {
    names: 'catalogue.ts: … is of kind …',
    of: 'AuthorizationsRequested OrderPlaced',
    change: ({ first, anywhere }) => {
      const { sku } = told(first('OrderPlaced')).lines[0]
      told(anywhere('ItemAdded', (_, stream) => stream === `item-${sku}`)).kind = 'fee'
    },
  },
  {
    names: 'catalogue.ts: … is of kind …',
    of: 'AuthorizationsRequested OrderPlaced',
    change: ({ tell }) => tell('OrderPlaced', ({ lines }) => Object.assign(lines[0], { kind: 'charge', fulfilmentId: null })),
  },
  {
    names: 'amendments.ts: waits, while … does',
    of: 'AmendmentProposed',
    change: ({ first, again }) => again(first('AmendmentProposed'), data => (data.amendmentId = 'another')),
  },
  {
    names: 'amendments.ts: was made before',
    of: 'AmendmentProposed OrderAmended',
    change({ first, add }) {
      const asked = {
        ...told(first('AmendmentProposed')).asked,
        add: [],
        fulfilments: [],
        remove: [{ lineId: 'l-1', quantity: 1 }],
      }
      const { amendmentId, amendedAt: proposedAt } = told(first('OrderAmended'))
      add(first('NotificationDue'), [['AmendmentProposed', { amendmentId, asked, proposedAt }]])
    },
  },
  {
    names: 'amendments.ts: was made before',
    of: 'PickingStarted',
    change(tale) {
      const placed = tale.first('OrderPlaced')
      tale.add(placed, amending(tale, 'twice', 2))
      tale.add(placed, amending(tale, 'twice', 1))
    },
  },
  {
    names: 'amendments.ts: keeps payment …, which it is made without',
    of: 'AmendmentPaymentsRequested OrderAmended',
    change: ({ tell }) =>
      tell('AmendmentPaymentsRequested', ({ payments }) =>
        payments.push({ paymentId: 'another', tenderId: 't-3', amountMinor: 1 }),
      ),
  },
  {
    names: 'authorisations.ts: names payment … twice',
    of: 'AmendmentPaymentsRequested OrderAmended',
    change: ({ first, again }) => again(first('AmendmentPaymentsRequested')),
  },
  {
    names: 'fulfilment-groups.ts: amends an order that is not open',
    of: 'AmendmentPaymentsRequested OrderAmended FulfilmentHandedOver',
    change({ first, remove, add }) {
      const made = [first('OrderAmended'), first('NotificationDue')]
      for (const event of made) remove(event)
      add(
        first('FulfilmentHandedOver'),
        made.map(({ type, data }): [string, Data] => [type, data]),
      )
    },
  },
  {
    names: 'fulfilment-groups.ts: comes while it is not known whether the order is paid',
    of: 'PaymentConfirmed',
    change: ({ first, add }) =>
      add(first('OrderPlaced'), [['PickingStarted', { ...at, startedAt: told(first('OrderPlaced')).placedAt }]]),
  },
  {
    names: 'fulfilment-groups.ts: comes while it is not known whether the order is paid',
    of: 'PaymentConfirmed',
    change: tale => tale.add(tale.first('OrderPlaced'), amending(tale)),
  },
  {
    names: 'fulfilments.ts: is held twice as …',
    of: 'OrderHeld',
    change: ({ first, again }) => again(first('OrderHeld')),
  },
  {
    names: 'fulfilments.ts: changes the address of an order of which nothing is left to be sent',
    of: 'AddressChanged',
    change: only('pickup'),
  },
  {
    names: 'fulfilment-promises.ts: holds a promise against a store while the order is held',
    of: 'OrderHeld',
    change: tale => tale.add(tale.first('OrderHeld'), delayed(tale)),
  },
  {
    names: 'fulfilment-promises.ts: holds a promise against a store while it is not known whether the order is paid',
    of: 'PaymentConfirmed',
    change(tale) {
      only('delivery')(tale)
      tale.add(tale.first('OrderPlaced'), delayed(tale))
    },
  },
  {
    names: 'fulfilment-promises.ts: delays what is not to be sent',
    of: 'FulfilmentDelayed',
    change: only('pickup'),
  },
  {
    names: 'fulfilment-promises.ts: lets expire what is still owed',
    of: 'FulfilmentReady FulfilmentExpired',
    change: neverReady({ method: 'delivery' }),
  },
  {
    names: 'fulfilment-promises.ts: lets expire what is still owed',
    of: 'FulfilmentReady FulfilmentExpired',
    change: neverReady({ method: 'ship_to_store', destinationId: 'leeds' }),
  },
  {
    names: 'fulfilment-promises.ts: offers a choice of what is not a delivery set aside',
    of: 'FulfilmentDelayed',
    change: ({ first, add }) => {
      const { placedAt: offeredAt } = told(first('OrderPlaced'))
      const offer = { ...at, chooseBy: '2100-01-01T00:00:00.000Z', offeredAt }
      add(first('OrderPlaced'), [['ChoiceOffered', offer], notification('choice.offered', at, offeredAt)])
    },
  },
  {
    names: 'fulfilment-parts.ts: splits a fulfilment that is …',
    of: 'OrderPlaced UnitsSetAside UnitsCancelled',
    change: tale => tale.add(tale.first('NotificationDue'), splitOff(1, tale)),
  },
  {
    names: 'fulfilment-parts.ts: splits off units of line … that are picked',
    of: 'PickingStarted UnitsPicked FulfilmentReady FulfilmentExpired',
    change: tale => tale.add(tale.first('UnitsPicked'), splitOff(1, tale)),
  },
  {
    names: 'fulfilment-parts.ts: hands over what is to be sent again',
    of: 'ShipmentLost FulfilmentMoved',
    change({ tell, first, log }) {
      tell('FulfilmentMoved', data => Object.assign(data, { method: 'pickup', into: 'f-1.9', turns: 'moved' }))
      const tells = log[log.indexOf(first('FulfilmentMoved')) + 1]
      if (tells) told(tells).params.fulfilmentId = 'f-1.9'
    },
  },
  {
    names: 'fulfilment-parts.ts: has its goods come from where they go',
    of: 'FulfilmentMoved UnitsCancelled',
    change({ tell }) {
      tell('OrderPlaced', ({ fulfilments }) => Object.assign(fulfilments[0], { method: 'ship_to_store', destinationId: 'depot' }))
      tell('FulfilmentMoved', data => (data.method = 'ship_to_store'))
    },
  },
  {
    names: 'fulfilment-pickups.ts: is handed over by a code that was blocked',
    of: 'WrongCodeGiven FulfilmentHandedOver',
    change({ first, again }) {
      for (const triesLeft of [0, 1, 2, 3]) again(first('WrongCodeGiven'), data => (data.triesLeft = triesLeft))
    },
  },
  {
    names: 'fulfilment-groups.ts: comes while fulfilment … is …',
    of: 'OrderPlaced PickingStarted UnitsPicked ShipmentSent',
    change({ first, add }) {
      const { pickedAt: readyAt } = told(first('UnitsPicked'))
      const pickupUntil = '2100-01-01T00:00:00.000Z'
      const ready = { ...at, codeHash: 'hash', pickupUntil, readyAt }
      add(first('UnitsPicked'), [['FulfilmentReady', ready], notification('pickup.ready', { ...at, pickupUntil }, readyAt)])
    },
  },
  {
    names: 'orders-units.ts: says that it is …the last of fulfilment …',
    of: 'FulfilmentReady FulfilmentHandedOver',
    change: ({ tell }) => tell('FulfilmentHandedOver', data => (data.lines = units(1, 3))),
  },
]
