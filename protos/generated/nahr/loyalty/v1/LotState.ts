// Original file: protos/nahr/loyalty/v1/loyalty.proto

export const LotState = {
  LOT_STATE_UNSPECIFIED: 'LOT_STATE_UNSPECIFIED',
  LOT_STATE_PROMISED: 'LOT_STATE_PROMISED',
  LOT_STATE_ACTIVE: 'LOT_STATE_ACTIVE',
} as const;

export type LotState =
  | 'LOT_STATE_UNSPECIFIED'
  | 0
  | 'LOT_STATE_PROMISED'
  | 1
  | 'LOT_STATE_ACTIVE'
  | 2

export type LotState__Output = typeof LotState[keyof typeof LotState]
