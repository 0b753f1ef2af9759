import type { RawEvent } from '#platform/event-store.ts'
import type { Data, Retelling, Tale } from './retold.ts'

const told = ({ data }: RawEvent): Data => data
const byMethod = (method: string) => (tale: Tale) => tale.tell('OrderPlaced', data => (data.fulfilments[0].method = method))

/** What is sent, and held for it, told so that it breaks one rule of its own. */
export const parcelsRetold: readonly Retelling[] = [
  {
    names: 'fulfilment-parcels.ts: sends what is not delivered',
    of: 'ShipmentSent',
    change: byMethod('pickup'),
  },
  {
    names: 'fulfilment-groups.ts: sends parcel … twice',
    of: 'ShipmentSent ShipmentSent ShipmentDelivered',
    change: ({ log, first }) => {
      const sent = log.filter(({ type, stream }) => type === 'ShipmentSent' && stream === first('ShipmentSent').stream)
      for (const event of sent) told(event).parcelId = 'a'
    },
  },
  {
    names: 'fulfilment-parcels.ts: sends again in fulfilment …, which is there',
    of: 'ShipmentLost FulfilmentMoved',
    change: ({ tell }) => tell('ShipmentLost', data => (data.again.into = 'f-1')),
  },
  {
    names: 'parcels.ts: sends again for captures […], where […] were due',
    of: 'ShipmentLost FulfilmentMoved',
    change: ({ tell }) => tell('ShipmentLost', data => (data.again.captures = [])),
  },
  {
    names: 'fulfilment-groups.ts: is to send fulfilment … to …, a …',
    of: 'SentToStore',
    change: byMethod('delivery'),
  },
  {
    names: 'fulfilment-transits.ts: goes from … to …, where … sends to …',
    of: 'SentToStore',
    change: ({ tell }) =>
      tell('OrderPlaced', data => Object.assign(data.fulfilments[0], { method: 'delivery', destinationId: null })),
  },
  {
    names: 'fulfilment-parts.ts: sets aside what has been sent to a store',
    of: 'SentToStore',
    change({ first, add, log }) {
      const { fulfilmentId, transit, lines, sentAt: setAsideAt } = told(first('SentToStore'))
      const there = { fulfilmentId, locationId: transit.to }
      const tells = log[log.indexOf(first('SentToStore')) + 1]
      if (tells)
        add(tells, [
          ['UnitsSetAside', { ...there, lines, into: fulfilmentId, turns: null, reason: 'lost', setAsideAt }],
          ['NotificationDue', { id: 'aside', key: 'fulfilment.set_aside', params: there, dueAt: setAsideAt }],
        ])
    },
  },
  {
    names: 'fulfilment-parts.ts: moves what has been sent to a store',
    of: 'SentToStore',
    change({ first, add, anywhere, log }) {
      const { fulfilmentId, transit, lines, sentAt: movedAt } = told(first('SentToStore'))
      const { from, to, reservationId, positions } = transit
      const hold = { reservationId: 'retold', positions }
      const holds = [{ reservationId, positions: positions.map((each: Data) => ({ ...each, locationId: to })) }]
      const way = { fulfilmentId, fromLocationId: to, into: fulfilmentId, method: 'ship_to_store', locationId: from }
      const [tells] = log.slice(log.indexOf(first('SentToStore')) + 1)
      if (!tells) return
      const params = { fulfilmentId, locationId: from }
      add(tells, [
        ['FulfilmentMoved', { moveId: 'm', move: 1, ...way, lines, pickBy: null, hold, holds, turns: null, movedAt }],
        ['NotificationDue', { id: 'moved', key: 'fulfilment.moved', params, dueAt: movedAt }],
      ])
      const stock = anywhere('StockReserved', data => data.reservationId === reservationId)
      const owner = { ...told(stock).owner, step: 'move/1' }
      add(tells, [['StockReserved', { ...told(stock), reservationId: 'retold', owner }]], stock.stream)
    },
  },
  {
    names: 'transits.ts: does not go, though … sent it',
    of: 'SentToStore',
    change({ anywhere, add }) {
      const asked = anywhere('TransferRequested')
      add(asked, [['TransferCancelled', { reason: 'no van', cancelledAt: told(asked).requestedAt }]])
    },
  },
  {
    names: 'transfers.ts: carries its promises twice',
    of: 'TransferRequested PromisesCarried',
    change: ({ first, again }) => again(first('PromisesCarried')),
  },
  {
    names: 'transfers.ts: is no part of …',
    of: 'TransferRequested TransferReceived',
    change({ tell, anywhere, first }) {
      const transferId = first('TransferRequested').stream.slice('transfer-'.length)
      for (const type of ['TransferRequested', 'TransferShipped', 'TransferReceived']) tell(type, data => (data.to = 'elsewhere'))
      told(anywhere('TransferSent', data => data.transferId === transferId)).to = 'elsewhere'
    },
  },
  {
    names: 'given-back.ts: gives store credit to a guest',
    of: 'OrderPlaced RefundFailed RefundReplaced',
    change({ tell, first, remove, add }) {
      const failed = first('RefundFailed')
      tell('OrderPlaced', data => (data.customerId = null))
      const { failedAt: dueAt } = told(failed)
      add(failed, [
        [failed.type, failed.data],
        ['NotificationDue', { id: 'failed', key: 'refund.failed', params: {}, dueAt }],
      ])
      remove(failed)
    },
  },
  {
    names: 'holds.ts: counts on a hold of …, …',
    of: 'PickingStarted',
    change({ first, anywhere }) {
      const [{ reservationId }] = told(first('OrderPlaced')).holds
      told(anywhere('StockReserved', data => data.reservationId === reservationId)).owner.step = 'placement/2'
    },
  },
  {
    names: 'missing.ts: holds back … units where … are missing',
    of: 'OrderPlaced FulfilmentRejected',
    change: ({ anywhere }) => (told(anywhere('AvailabilitySuppressed')).units = 2),
  },
]
