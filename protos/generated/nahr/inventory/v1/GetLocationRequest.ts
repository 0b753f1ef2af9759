// Original file: protos/nahr/inventory/v1/catalog.proto


export interface GetLocationRequest {
  'locationId'?: (string);
}

export interface GetLocationRequest__Output {
  'locationId': (string);
}
