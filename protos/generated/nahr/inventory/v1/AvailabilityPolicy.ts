// Original file: protos/nahr/inventory/v1/inventory.proto

import type { AvailabilityRule as _nahr_inventory_v1_AvailabilityRule, AvailabilityRule__Output as _nahr_inventory_v1_AvailabilityRule__Output } from '../../../nahr/inventory/v1/AvailabilityRule.ts';

export interface AvailabilityPolicy {
  /**
   * Counts from 1; told by answers only.
   */
  'version'?: (number);
  /**
   * At most 200, each channel and each kind once.
   */
  'rules'?: (_nahr_inventory_v1_AvailabilityRule)[];
}

export interface AvailabilityPolicy__Output {
  /**
   * Counts from 1; told by answers only.
   */
  'version': (number);
  /**
   * At most 200, each channel and each kind once.
   */
  'rules': (_nahr_inventory_v1_AvailabilityRule__Output)[];
}
