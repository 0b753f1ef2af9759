// Original file: protos/nahr/returns/v1/returns.proto


export interface GetReturnWindowsRequest {
  'orderId'?: (string);
}

export interface GetReturnWindowsRequest__Output {
  'orderId': (string);
}
