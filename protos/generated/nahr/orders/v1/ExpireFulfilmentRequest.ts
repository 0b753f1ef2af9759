// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface ExpireFulfilmentRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
}

export interface ExpireFulfilmentRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
}
