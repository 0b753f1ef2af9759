// Original file: protos/nahr/returns/v1/returns.proto


export interface CategoryTerms {
  /**
   * Empty in `otherwise`.
   */
  'category'?: (string);
  /**
   * Days of 24 hours after the goods left, 0 to 3,650.
   */
  'windowDays'?: (number);
  'finalSale'?: (boolean);
  /**
   * Hundredths of a percent of what a unit was paid with, rounded down per unit; 0 to 10,000.
   */
  'restockingFeeBps'?: (number);
}

export interface CategoryTerms__Output {
  /**
   * Empty in `otherwise`.
   */
  'category': (string);
  /**
   * Days of 24 hours after the goods left, 0 to 3,650.
   */
  'windowDays': (number);
  'finalSale': (boolean);
  /**
   * Hundredths of a percent of what a unit was paid with, rounded down per unit; 0 to 10,000.
   */
  'restockingFeeBps': (number);
}
