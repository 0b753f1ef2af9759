// Original file: protos/nahr/inventory/v1/transfers.proto


export interface CancelTransferRequest {
  'requestId'?: (string);
  'transferId'?: (string);
  'reason'?: (string);
}

export interface CancelTransferRequest__Output {
  'requestId': (string);
  'transferId': (string);
  'reason': (string);
}
