// Original file: protos/nahr/inventory/v1/inventory.proto


export interface WithdrawSupplyRequest {
  'requestId'?: (string);
  'sku'?: (string);
  'locationId'?: (string);
  'supplyId'?: (string);
  'reason'?: (string);
}

export interface WithdrawSupplyRequest__Output {
  'requestId': (string);
  'sku': (string);
  'locationId': (string);
  'supplyId': (string);
  'reason': (string);
}
