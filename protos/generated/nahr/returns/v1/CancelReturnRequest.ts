// Original file: protos/nahr/returns/v1/returns.proto


export interface CancelReturnRequest {
  'requestId'?: (string);
  'returnId'?: (string);
  'reason'?: (string);
}

export interface CancelReturnRequest__Output {
  'requestId': (string);
  'returnId': (string);
  'reason': (string);
}
