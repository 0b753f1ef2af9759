// Original file: protos/nahr/feed/v1/feed.proto


export interface AvailabilityChanged {
  'sku'?: (string);
  'locationId'?: (string);
}

export interface AvailabilityChanged__Output {
  'sku': (string);
  'locationId': (string);
}
