// Original file: protos/nahr/inventory/v1/inventory.proto

import type { Long } from '@grpc/proto-loader';

export interface Stock {
  'sku'?: (string);
  'locationId'?: (string);
  /**
   * Below zero only while a shortage is recorded.
   */
  'onHand'?: (number | string | Long);
  'reserved'?: (number | string | Long);
  'damaged'?: (number | string | Long);
  'quarantine'?: (number | string | Long);
  'safety'?: (number | string | Long);
  'suppressed'?: (number | string | Long);
  'available'?: (number | string | Long);
  /**
   * Units promised or sold that are not there: max(0, reserved + damaged + quarantine - on_hand).
   */
  'shortage'?: (number | string | Long);
  /**
   * The revision of the position's stream; -1 when nothing was ever recorded.
   */
  'revision'?: (number | string | Long);
  /**
   * Promised of what is still to come.
   */
  'backordered'?: (number | string | Long);
  /**
   * Still to come of what was announced.
   */
  'supply'?: (number | string | Long);
  /**
   * Units promised that nothing announced covers any more: max(0, backordered - supply).
   */
  'supplyShortage'?: (number | string | Long);
}

export interface Stock__Output {
  'sku': (string);
  'locationId': (string);
  /**
   * Below zero only while a shortage is recorded.
   */
  'onHand': (string);
  'reserved': (string);
  'damaged': (string);
  'quarantine': (string);
  'safety': (string);
  'suppressed': (string);
  'available': (string);
  /**
   * Units promised or sold that are not there: max(0, reserved + damaged + quarantine - on_hand).
   */
  'shortage': (string);
  /**
   * The revision of the position's stream; -1 when nothing was ever recorded.
   */
  'revision': (string);
  /**
   * Promised of what is still to come.
   */
  'backordered': (string);
  /**
   * Still to come of what was announced.
   */
  'supply': (string);
  /**
   * Units promised that nothing announced covers any more: max(0, backordered - supply).
   */
  'supplyShortage': (string);
}
