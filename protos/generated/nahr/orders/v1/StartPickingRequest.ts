// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface StartPickingRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
}

export interface StartPickingRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
}
