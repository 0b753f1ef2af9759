// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface LookForGoodsRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
}

export interface LookForGoodsRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
}
