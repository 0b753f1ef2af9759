// Original file: protos/nahr/payments/v1/payments.proto


export interface ResolvePaymentRequest {
  'requestId'?: (string);
  'paymentId'?: (string);
}

export interface ResolvePaymentRequest__Output {
  'requestId': (string);
  'paymentId': (string);
}
