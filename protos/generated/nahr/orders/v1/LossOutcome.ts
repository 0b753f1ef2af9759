// Original file: protos/nahr/orders/v1/fulfilment.proto

export const LossOutcome = {
  LOSS_OUTCOME_UNSPECIFIED: 'LOSS_OUTCOME_UNSPECIFIED',
  LOSS_OUTCOME_REFUND: 'LOSS_OUTCOME_REFUND',
  LOSS_OUTCOME_SEND_AGAIN: 'LOSS_OUTCOME_SEND_AGAIN',
} as const;

export type LossOutcome =
  | 'LOSS_OUTCOME_UNSPECIFIED'
  | 0
  | 'LOSS_OUTCOME_REFUND'
  | 1
  | 'LOSS_OUTCOME_SEND_AGAIN'
  | 2

export type LossOutcome__Output = typeof LossOutcome[keyof typeof LossOutcome]
