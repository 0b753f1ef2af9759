// Original file: protos/nahr/orders/v1/orders.proto


export interface SweepPlacementsRequest {
  /**
   * Holds younger than this are left alone; 60 s when absent.
   */
  'olderThanSeconds'?: (number);
}

export interface SweepPlacementsRequest__Output {
  /**
   * Holds younger than this are left alone; 60 s when absent.
   */
  'olderThanSeconds': (number);
}
