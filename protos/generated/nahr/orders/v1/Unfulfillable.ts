// Original file: protos/nahr/orders/v1/fulfilment.proto

/**
 * What becomes of units that their store can't fulfil.
 */
export const Unfulfillable = {
  UNFULFILLABLE_UNSPECIFIED: 'UNFULFILLABLE_UNSPECIFIED',
  UNFULFILLABLE_CANCEL: 'UNFULFILLABLE_CANCEL',
  UNFULFILLABLE_SET_ASIDE: 'UNFULFILLABLE_SET_ASIDE',
} as const;

/**
 * What becomes of units that their store can't fulfil.
 */
export type Unfulfillable =
  | 'UNFULFILLABLE_UNSPECIFIED'
  | 0
  | 'UNFULFILLABLE_CANCEL'
  | 1
  | 'UNFULFILLABLE_SET_ASIDE'
  | 2

/**
 * What becomes of units that their store can't fulfil.
 */
export type Unfulfillable__Output = typeof Unfulfillable[keyof typeof Unfulfillable]
