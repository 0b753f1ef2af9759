// Original file: protos/nahr/orders/v1/orders.proto

export const FulfilmentMethod = {
  FULFILMENT_METHOD_UNSPECIFIED: 'FULFILMENT_METHOD_UNSPECIFIED',
  /**
   * The shopper carried the goods out of the store: they have already left.
   */
  FULFILMENT_METHOD_CARRY_OUT: 'FULFILMENT_METHOD_CARRY_OUT',
  FULFILMENT_METHOD_PICKUP: 'FULFILMENT_METHOD_PICKUP',
  FULFILMENT_METHOD_DELIVERY: 'FULFILMENT_METHOD_DELIVERY',
  FULFILMENT_METHOD_SHIP_TO_STORE: 'FULFILMENT_METHOD_SHIP_TO_STORE',
} as const;

export type FulfilmentMethod =
  | 'FULFILMENT_METHOD_UNSPECIFIED'
  | 0
  /**
   * The shopper carried the goods out of the store: they have already left.
   */
  | 'FULFILMENT_METHOD_CARRY_OUT'
  | 1
  | 'FULFILMENT_METHOD_PICKUP'
  | 2
  | 'FULFILMENT_METHOD_DELIVERY'
  | 3
  | 'FULFILMENT_METHOD_SHIP_TO_STORE'
  | 4

export type FulfilmentMethod__Output = typeof FulfilmentMethod[keyof typeof FulfilmentMethod]
