// Original file: protos/nahr/loyalty/v1/loyalty.proto


export interface CategoryMultiplier {
  'category'?: (string);
  'percent'?: (number);
}

export interface CategoryMultiplier__Output {
  'category': (string);
  'percent': (number);
}
