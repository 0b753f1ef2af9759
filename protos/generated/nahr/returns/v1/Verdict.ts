// Original file: protos/nahr/returns/v1/returns.proto

export const Verdict = {
  VERDICT_UNSPECIFIED: 'VERDICT_UNSPECIFIED',
  VERDICT_ACCEPT: 'VERDICT_ACCEPT',
  VERDICT_REJECT: 'VERDICT_REJECT',
  /**
   * A manager decides.
   */
  VERDICT_REVIEW: 'VERDICT_REVIEW',
} as const;

export type Verdict =
  | 'VERDICT_UNSPECIFIED'
  | 0
  | 'VERDICT_ACCEPT'
  | 1
  | 'VERDICT_REJECT'
  | 2
  /**
   * A manager decides.
   */
  | 'VERDICT_REVIEW'
  | 3

export type Verdict__Output = typeof Verdict[keyof typeof Verdict]
