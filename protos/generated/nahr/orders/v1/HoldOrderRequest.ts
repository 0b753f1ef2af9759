// Original file: protos/nahr/orders/v1/orders.proto


export interface HoldOrderRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  /**
   * Why, in a few words for the record: 1 to 256 characters; no personal data.
   */
  'reason'?: (string);
}

export interface HoldOrderRequest__Output {
  'requestId': (string);
  'orderId': (string);
  /**
   * Why, in a few words for the record: 1 to 256 characters; no personal data.
   */
  'reason': (string);
}
