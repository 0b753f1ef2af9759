// Original file: protos/nahr/inventory/v1/transfers.proto


export interface ShipTransferRequest {
  'requestId'?: (string);
  'transferId'?: (string);
}

export interface ShipTransferRequest__Output {
  'requestId': (string);
  'transferId': (string);
}
