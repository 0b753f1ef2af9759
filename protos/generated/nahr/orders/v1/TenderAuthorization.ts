// Original file: protos/nahr/orders/v1/orders.proto

/**
 * How far the money of a tender is certain.
 */
export const TenderAuthorization = {
  TENDER_AUTHORIZATION_UNSPECIFIED: 'TENDER_AUTHORIZATION_UNSPECIFIED',
  /**
   * The channel has it, or holds it.
   */
  TENDER_AUTHORIZATION_SETTLED: 'TENDER_AUTHORIZATION_SETTLED',
  TENDER_AUTHORIZATION_AUTHORIZED: 'TENDER_AUTHORIZATION_AUTHORIZED',
  /**
   * The provider's answer is not known yet.
   */
  TENDER_AUTHORIZATION_UNKNOWN: 'TENDER_AUTHORIZATION_UNKNOWN',
  TENDER_AUTHORIZATION_REFUSED: 'TENDER_AUTHORIZATION_REFUSED',
} as const;

/**
 * How far the money of a tender is certain.
 */
export type TenderAuthorization =
  | 'TENDER_AUTHORIZATION_UNSPECIFIED'
  | 0
  /**
   * The channel has it, or holds it.
   */
  | 'TENDER_AUTHORIZATION_SETTLED'
  | 1
  | 'TENDER_AUTHORIZATION_AUTHORIZED'
  | 2
  /**
   * The provider's answer is not known yet.
   */
  | 'TENDER_AUTHORIZATION_UNKNOWN'
  | 3
  | 'TENDER_AUTHORIZATION_REFUSED'
  | 4

/**
 * How far the money of a tender is certain.
 */
export type TenderAuthorization__Output = typeof TenderAuthorization[keyof typeof TenderAuthorization]
