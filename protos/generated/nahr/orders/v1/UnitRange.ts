// Original file: protos/nahr/orders/v1/orders.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Units of a line are numbered from 1; a range holds both its ends.
 */
export interface UnitRange {
  'first'?: (number | string | Long);
  'last'?: (number | string | Long);
}

/**
 * Units of a line are numbered from 1; a range holds both its ends.
 */
export interface UnitRange__Output {
  'first': (string);
  'last': (string);
}
