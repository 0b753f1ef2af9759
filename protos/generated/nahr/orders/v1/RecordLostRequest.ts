// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface RecordLostRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  'parcelId'?: (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason'?: (string);
}

export interface RecordLostRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  'parcelId': (string);
  /**
   * Why, in a few words for the record; no personal data.
   */
  'reason': (string);
}
