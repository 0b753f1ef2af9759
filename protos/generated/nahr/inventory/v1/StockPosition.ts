// Original file: protos/nahr/inventory/v1/inventory.proto


export interface StockPosition {
  'sku'?: (string);
  'locationId'?: (string);
}

export interface StockPosition__Output {
  'sku': (string);
  'locationId': (string);
}
