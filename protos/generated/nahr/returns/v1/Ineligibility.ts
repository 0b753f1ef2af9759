// Original file: protos/nahr/returns/v1/returns.proto

export const Ineligibility = {
  INELIGIBILITY_UNSPECIFIED: 'INELIGIBILITY_UNSPECIFIED',
  INELIGIBILITY_NOT_LEFT: 'INELIGIBILITY_NOT_LEFT',
  INELIGIBILITY_CLAIMED: 'INELIGIBILITY_CLAIMED',
  INELIGIBILITY_WINDOW_CLOSED: 'INELIGIBILITY_WINDOW_CLOSED',
  INELIGIBILITY_FINAL_SALE: 'INELIGIBILITY_FINAL_SALE',
  /**
   * Charges come back only by a manager's or operator's hand.
   */
  INELIGIBILITY_CHARGE: 'INELIGIBILITY_CHARGE',
} as const;

export type Ineligibility =
  | 'INELIGIBILITY_UNSPECIFIED'
  | 0
  | 'INELIGIBILITY_NOT_LEFT'
  | 1
  | 'INELIGIBILITY_CLAIMED'
  | 2
  | 'INELIGIBILITY_WINDOW_CLOSED'
  | 3
  | 'INELIGIBILITY_FINAL_SALE'
  | 4
  /**
   * Charges come back only by a manager's or operator's hand.
   */
  | 'INELIGIBILITY_CHARGE'
  | 5

export type Ineligibility__Output = typeof Ineligibility[keyof typeof Ineligibility]
