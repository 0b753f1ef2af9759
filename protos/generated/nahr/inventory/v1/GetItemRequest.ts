// Original file: protos/nahr/inventory/v1/catalog.proto


export interface GetItemRequest {
  'sku'?: (string);
}

export interface GetItemRequest__Output {
  'sku': (string);
}
