// Original file: protos/nahr/loyalty/v1/loyalty.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Since the account was opened. promised + active + clawed back + adjusted out = earned + adjusted in + debt.
 */
export interface Totals {
  'earned'?: (number | string | Long);
  /**
   * Of units that came back, from promised and active lots and as debt.
   */
  'clawedBack'?: (number | string | Long);
  /**
   * Of debt that clawbacks left: debt = what they left - what was repaid.
   */
  'debtRepaid'?: (number | string | Long);
  'adjustedIn'?: (number | string | Long);
  'adjustedOut'?: (number | string | Long);
}

/**
 * Since the account was opened. promised + active + clawed back + adjusted out = earned + adjusted in + debt.
 */
export interface Totals__Output {
  'earned': (string);
  /**
   * Of units that came back, from promised and active lots and as debt.
   */
  'clawedBack': (string);
  /**
   * Of debt that clawbacks left: debt = what they left - what was repaid.
   */
  'debtRepaid': (string);
  'adjustedIn': (string);
  'adjustedOut': (string);
}
