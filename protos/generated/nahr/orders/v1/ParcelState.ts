// Original file: protos/nahr/orders/v1/orders.proto

export const ParcelState = {
  PARCEL_STATE_UNSPECIFIED: 'PARCEL_STATE_UNSPECIFIED',
  PARCEL_STATE_SENT: 'PARCEL_STATE_SENT',
  PARCEL_STATE_DELIVERED: 'PARCEL_STATE_DELIVERED',
  /**
   * By its carrier: written off, and what was paid for it is due back. On its way to a store: its units are cancelled.
   */
  PARCEL_STATE_LOST: 'PARCEL_STATE_LOST',
  /**
   * At the store where the shopper collects it, but for what did not come.
   */
  PARCEL_STATE_ARRIVED: 'PARCEL_STATE_ARRIVED',
} as const;

export type ParcelState =
  | 'PARCEL_STATE_UNSPECIFIED'
  | 0
  | 'PARCEL_STATE_SENT'
  | 1
  | 'PARCEL_STATE_DELIVERED'
  | 2
  /**
   * By its carrier: written off, and what was paid for it is due back. On its way to a store: its units are cancelled.
   */
  | 'PARCEL_STATE_LOST'
  | 3
  /**
   * At the store where the shopper collects it, but for what did not come.
   */
  | 'PARCEL_STATE_ARRIVED'
  | 4

export type ParcelState__Output = typeof ParcelState[keyof typeof ParcelState]
