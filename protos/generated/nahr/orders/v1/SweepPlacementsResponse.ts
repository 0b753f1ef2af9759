// Original file: protos/nahr/orders/v1/orders.proto


export interface SweepPlacementsResponse {
  /**
   * Holds looked at.
   */
  'examined'?: (number);
  /**
   * Holds released.
   */
  'released'?: (number);
  /**
   * Placements abandoned by this sweep.
   */
  'abandoned'?: (number);
}

export interface SweepPlacementsResponse__Output {
  /**
   * Holds looked at.
   */
  'examined': (number);
  /**
   * Holds released.
   */
  'released': (number);
  /**
   * Placements abandoned by this sweep.
   */
  'abandoned': (number);
}
