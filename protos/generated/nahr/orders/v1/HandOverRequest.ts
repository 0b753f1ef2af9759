// Original file: protos/nahr/orders/v1/fulfilment.proto


export interface HandOverRequest {
  'requestId'?: (string);
  'orderId'?: (string);
  'fulfilmentId'?: (string);
  /**
   * Six digits; may be empty with an override.
   */
  'code'?: (string);
  /**
   * A manager's word that the person may have the goods without the code; with the role manager only.
   */
  'overrideReason'?: (string);
}

export interface HandOverRequest__Output {
  'requestId': (string);
  'orderId': (string);
  'fulfilmentId': (string);
  /**
   * Six digits; may be empty with an override.
   */
  'code': (string);
  /**
   * A manager's word that the person may have the goods without the code; with the role manager only.
   */
  'overrideReason': (string);
}
