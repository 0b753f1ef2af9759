// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface OfferChoiceRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
}

export interface OfferChoiceRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
}
