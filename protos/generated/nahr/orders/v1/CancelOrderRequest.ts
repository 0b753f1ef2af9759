// Original file: protos/nahr/orders/v1/orders.proto


export interface CancelOrderRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
}

export interface CancelOrderRequest__Output {
  'requestId': (string);
  'orderId': (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
}
