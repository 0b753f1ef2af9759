import type { Decider } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'

export const itemKinds = ['goods', 'postage', 'fee', 'voucher', 'discount', 'manual'] as const
/** Goods have stock; the others are charges and have none. */
export type ItemKind = (typeof itemKinds)[number]

export type Item = {
  kind: ItemKind
  /** By BCP 47 language tag; at least one. */
  names: Record<string, string>
  barcodes: string[]
  category: string
  taxClass: string
}

export type ItemCommand = { type: 'PutItem'; item: Item }
/** Both carry all that is known of the item from then on. */
export type ItemEvent = ({ type: 'ItemAdded' } & Item) | ({ type: 'ItemChanged' } & Item)

export const itemDecider: Decider<ItemCommand, ItemEvent, Item | null> = {
  initial: null,
  decide({ item }, known) {
    if (known === null) return [{ type: 'ItemAdded', ...item }]
    if (known.kind !== item.kind) reject('ITEM_KIND_FIXED', { kind: known.kind })
    return isSameItem(known, item) ? [] : [{ type: 'ItemChanged', ...item }]
  },
  evolve: (_, { type: __, ...item }) => item,
}

const isSameItem = (a: Item, b: Item): boolean =>
  a.category === b.category && a.taxClass === b.taxClass && isSameList(a.barcodes, b.barcodes) && isSameNames(a.names, b.names)

const isSameList = (a: string[], b: string[]): boolean => a.length === b.length && a.every((entry, index) => entry === b[index])

const isSameNames = (a: Record<string, string>, b: Record<string, string>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([tag, name]) => b[tag] === name)
