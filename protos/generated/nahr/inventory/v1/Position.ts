// Original file: protos/nahr/inventory/v1/inventory.proto


export interface Position {
  'sku'?: (string);
  'locationId'?: (string);
}

export interface Position__Output {
  'sku': (string);
  'locationId': (string);
}
