// Original file: protos/nahr/returns/v1/returns.proto

export const Acceptance = {
  ACCEPTANCE_UNSPECIFIED: 'ACCEPTANCE_UNSPECIFIED',
  ACCEPTANCE_PENDING: 'ACCEPTANCE_PENDING',
  ACCEPTANCE_ACCEPTED: 'ACCEPTANCE_ACCEPTED',
  ACCEPTANCE_REJECTED: 'ACCEPTANCE_REJECTED',
  ACCEPTANCE_REVIEW: 'ACCEPTANCE_REVIEW',
} as const;

export type Acceptance =
  | 'ACCEPTANCE_UNSPECIFIED'
  | 0
  | 'ACCEPTANCE_PENDING'
  | 1
  | 'ACCEPTANCE_ACCEPTED'
  | 2
  | 'ACCEPTANCE_REJECTED'
  | 3
  | 'ACCEPTANCE_REVIEW'
  | 4

export type Acceptance__Output = typeof Acceptance[keyof typeof Acceptance]
