// Original file: protos/nahr/orders/v1/orders.proto


export interface WithdrawAmendmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'amendmentId'?: (string);
}

export interface WithdrawAmendmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'amendmentId': (string);
}
