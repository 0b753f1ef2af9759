// Original file: protos/nahr/loyalty/v1/loyalty.proto


export interface ActivatePointsRequest {
  'requestId'?: (string);
  'customerId'?: (string);
  'orderId'?: (string);
}

export interface ActivatePointsRequest__Output {
  'requestId': (string);
  'customerId': (string);
  'orderId': (string);
}
