import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import { decodeItemEvent } from '../stored-events.ts'

/** `names` and `barcodes` are JSON. */
export type ItemRow = { sku: string; kind: string; names: string; barcodes: string; category: string; tax_class: string }

export const items = defineReadModel({
  name: 'items',
  version: 1,
  categories: ['item'],
  columns: { sku: 'text', kind: 'text', names: 'text', barcodes: 'text', category: 'text', tax_class: 'text' },
  key: ['sku'],
  indexes: [],
  decode: decodeItemEvent,
  keysOf: ({ stream }) => [{ sku: idOf(stream) }],
  fold: (_, { event }, { sku }): ItemRow => ({
    sku,
    kind: event.kind,
    names: JSON.stringify(event.names),
    barcodes: JSON.stringify(event.barcodes),
    category: event.category,
    tax_class: event.taxClass,
  }),
})
