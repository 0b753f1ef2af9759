import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import { decodeTransferEvent } from '../stored-events.ts'

/** Goods on the way: from when they left until they are received. */
export type TransitRow = { transfer_id: string; sku: string; to_location_id: string; quantity: number }

export const transits = defineReadModel({
  name: 'transits',
  version: 1,
  categories: ['transfer'],
  columns: { transfer_id: 'text', sku: 'text', to_location_id: 'text', quantity: 'integer' },
  key: ['transfer_id', 'sku'],
  indexes: [['sku', 'to_location_id']],
  decode: decodeTransferEvent,
  keysOf({ stream, event }) {
    if (event.type !== 'TransferShipped' && event.type !== 'TransferReceived') return []
    return event.lines.map(({ sku }) => ({ transfer_id: idOf(stream), sku }))
  },
  fold(_, { event }, key): TransitRow | undefined {
    if (event.type !== 'TransferShipped') return undefined
    const quantity = event.lines.find(({ sku }) => sku === key.sku)?.quantity ?? 0
    return { ...key, to_location_id: event.to, quantity }
  },
})
