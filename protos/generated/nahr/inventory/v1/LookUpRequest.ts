// Original file: protos/nahr/inventory/v1/catalog.proto


export interface LookUpRequest {
  'skus'?: (string)[];
  'locationIds'?: (string)[];
}

export interface LookUpRequest__Output {
  'skus': (string)[];
  'locationIds': (string)[];
}
