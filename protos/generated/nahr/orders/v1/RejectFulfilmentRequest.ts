// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface RejectFulfilmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
}

export interface RejectFulfilmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
}
