// Original file: protos/nahr/orders/v1/orders.proto


export interface ReleaseHoldRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'holdId'?: (string);
}

export interface ReleaseHoldRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'holdId': (string);
}
