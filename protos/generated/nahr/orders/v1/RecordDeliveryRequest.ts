// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface RecordDeliveryRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  'parcelId'?: (string);
}

export interface RecordDeliveryRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  'parcelId': (string);
}
