import { type Data, type Retelling, type Tale, told } from './retold.ts'

const byMethod = (method: string) => (tale: Tale) => tale.tell('OrderPlaced', data => (data.fulfilments[0].method = method))

/** What is sent, and held for it, told so that it breaks one rule of its own. */
export const parcelsRetold: readonly Retelling[] = [
  ['fulfilment-parcels.ts: sends what is not delivered', 'ShipmentSent', byMethod('pickup')],
  [
    'fulfilment-groups.ts: sends parcel … twice',
    'ShipmentSent ShipmentSent ShipmentDelivered',
    ({ log, first }) => {
      const sent = log.filter(({ type, stream }) => type === 'ShipmentSent' && stream === first('ShipmentSent').stream)
      for (const event of sent) told(event).parcelId = 'a'
    },
  ],
  [
    'fulfilment-parcels.ts: sends again in fulfilment …, which is there',
    'ShipmentLost FulfilmentMoved',
    ({ tell }) => tell('ShipmentLost', data => (data.again.into = 'f-1')),
  ],
  [
    'parcels.ts: sends again for captures […], where […] were due',
    'ShipmentLost FulfilmentMoved',
    ({ tell }) => tell('ShipmentLost', data => (data.again.captures = [])),
  ],
  ['fulfilment-groups.ts: is to send fulfilment … to …, a …', 'SentToStore', byMethod('delivery')],
  [
    'fulfilment-transits.ts: goes from … to …, where … sends to …',
    'SentToStore',
    ({ tell }) => tell('OrderPlaced', data => Object.assign(data.fulfilments[0], { method: 'delivery', destinationId: null })),
  ],
  [
    'fulfilment-parts.ts: sets aside what has been sent to a store',
    'SentToStore',
    ({ first, add, next }) => {
      const { fulfilmentId, transit, lines, sentAt: setAsideAt } = told(first('SentToStore'))
      const there = { fulfilmentId, locationId: transit.to }
      add(next(first('SentToStore')), [
        ['UnitsSetAside', { ...there, lines, into: fulfilmentId, turns: null, reason: 'lost', setAsideAt }],
        ['NotificationDue', { id: 'aside', key: 'fulfilment.set_aside', params: there, dueAt: setAsideAt }],
      ])
    },
  ],
  [
    'fulfilment-parts.ts: moves what has been sent to a store',
    'SentToStore',
    ({ first, add, anywhere, next }) => {
      const { fulfilmentId, transit, lines, sentAt: movedAt } = told(first('SentToStore'))
      const { from, to, reservationId, positions } = transit
      const hold = { reservationId: 'retold', positions }
      const holds = [{ reservationId, positions: positions.map((each: Data) => ({ ...each, locationId: to })) }]
      const way = { fulfilmentId, fromLocationId: to, into: fulfilmentId, method: 'ship_to_store', locationId: from }
      const tells = next(first('SentToStore'))
      const params = { fulfilmentId, locationId: from }
      add(tells, [
        ['FulfilmentMoved', { moveId: 'm', move: 1, ...way, lines, pickBy: null, hold, holds, turns: null, movedAt }],
        ['NotificationDue', { id: 'moved', key: 'fulfilment.moved', params, dueAt: movedAt }],
      ])
      const stock = anywhere('StockReserved', data => data.reservationId === reservationId)
      const owner = { ...told(stock).owner, step: 'move/1' }
      add(tells, [['StockReserved', { ...told(stock), reservationId: 'retold', owner }]], stock.stream)
    },
  ],
  [
    'transits.ts: does not go, though … sent it',
    'SentToStore',
    ({ anywhere, add }) => {
      const asked = anywhere('TransferRequested')
      add(asked, [['TransferCancelled', { reason: 'no van', cancelledAt: told(asked).requestedAt }]])
    },
  ],
  [
    'transfers.ts: carries its promises twice',
    'TransferRequested PromisesCarried',
    ({ first, again }) => again(first('PromisesCarried')),
  ],
  [
    'transfers.ts: is no part of …',
    'TransferRequested TransferReceived',
    ({ tell, anywhere, first }) => {
      const transferId = first('TransferRequested').stream.slice('transfer-'.length)
      for (const type of ['TransferRequested', 'TransferShipped', 'TransferReceived']) tell(type, data => (data.to = 'leeds'))
      told(anywhere('TransferSent', data => data.transferId === transferId)).to = 'leeds'
    },
  ],
  [
    'given-back.ts: gives store credit to a guest',
    'OrderPlaced RefundFailed RefundReplaced',
    ({ tell, first, remove, add }) => {
      const failed = first('RefundFailed')
      tell('OrderPlaced', data => (data.customerId = null))
      const { failedAt: dueAt } = told(failed)
      add(failed, [
        [failed.type, failed.data],
        ['NotificationDue', { id: 'failed', key: 'refund.failed', params: {}, dueAt }],
      ])
      remove(failed)
    },
  ],
  [
    'holds.ts: counts on a hold of …, …',
    'PickingStarted',
    ({ first, anywhere }) => {
      const [{ reservationId }] = told(first('OrderPlaced')).holds
      told(anywhere('StockReserved', data => data.reservationId === reservationId)).owner.step = 'placement/2'
    },
  ],
  [
    'missing.ts: holds back … units where … are missing',
    'OrderPlaced FulfilmentRejected',
    ({ anywhere }) => (told(anywhere('AvailabilitySuppressed')).units = 2),
  ],
]
