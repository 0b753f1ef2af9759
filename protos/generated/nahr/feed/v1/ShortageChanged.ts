// Original file: protos/nahr/feed/v1/feed.proto

import type { Long } from '@grpc/proto-loader';

/**
 * More is promised at a position than is there, or than is announced to come; InventoryService.ListShortages tells whom that hits.
 */
export interface ShortageChanged {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * What happened: `recorded`, again whenever its figure or whom it hits changes, or `ended`; of supply `supply_recorded` or
   * `supply_ended`. More words may come.
   */
  'change'?: (string);
  /**
   * Units that are short from now on; 0 once it ended.
   */
  'short'?: (number | string | Long);
}

/**
 * More is promised at a position than is there, or than is announced to come; InventoryService.ListShortages tells whom that hits.
 */
export interface ShortageChanged__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * What happened: `recorded`, again whenever its figure or whom it hits changes, or `ended`; of supply `supply_recorded` or
   * `supply_ended`. More words may come.
   */
  'change': (string);
  /**
   * Units that are short from now on; 0 once it ended.
   */
  'short': (string);
}
