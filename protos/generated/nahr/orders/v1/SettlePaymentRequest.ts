// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface SettlePaymentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'tenderId'?: (string);
  'authorized'?: (boolean);
  /**
   * Why it was refused, in the provider's code.
   */
  'refusedBecause'?: (string);
}

export interface SettlePaymentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'tenderId': (string);
  'authorized': (boolean);
  /**
   * Why it was refused, in the provider's code.
   */
  'refusedBecause': (string);
}
