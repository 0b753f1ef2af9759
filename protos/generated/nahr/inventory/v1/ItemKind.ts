// Original file: protos/nahr/inventory/v1/catalog.proto

/**
 * What an item is: goods have stock, charges have none.
 */
export const ItemKind = {
  ITEM_KIND_UNSPECIFIED: 'ITEM_KIND_UNSPECIFIED',
  ITEM_KIND_GOODS: 'ITEM_KIND_GOODS',
  ITEM_KIND_POSTAGE: 'ITEM_KIND_POSTAGE',
  ITEM_KIND_FEE: 'ITEM_KIND_FEE',
  ITEM_KIND_VOUCHER: 'ITEM_KIND_VOUCHER',
  ITEM_KIND_DISCOUNT: 'ITEM_KIND_DISCOUNT',
  /**
   * A charge entered by hand.
   */
  ITEM_KIND_MANUAL: 'ITEM_KIND_MANUAL',
} as const;

/**
 * What an item is: goods have stock, charges have none.
 */
export type ItemKind =
  | 'ITEM_KIND_UNSPECIFIED'
  | 0
  | 'ITEM_KIND_GOODS'
  | 1
  | 'ITEM_KIND_POSTAGE'
  | 2
  | 'ITEM_KIND_FEE'
  | 3
  | 'ITEM_KIND_VOUCHER'
  | 4
  | 'ITEM_KIND_DISCOUNT'
  | 5
  /**
   * A charge entered by hand.
   */
  | 'ITEM_KIND_MANUAL'
  | 6

/**
 * What an item is: goods have stock, charges have none.
 */
export type ItemKind__Output = typeof ItemKind[keyof typeof ItemKind]
