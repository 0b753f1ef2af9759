// Original file: protos/nahr/inventory/v1/inventory.proto

import type { BasketLine as _nahr_inventory_v1_BasketLine, BasketLine__Output as _nahr_inventory_v1_BasketLine__Output } from '../../../nahr/inventory/v1/BasketLine.ts';
import type { Coordinates as _nahr_inventory_v1_Coordinates, Coordinates__Output as _nahr_inventory_v1_Coordinates__Output } from '../../../nahr/inventory/v1/Coordinates.ts';
import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { StockAtMost as _nahr_inventory_v1_StockAtMost, StockAtMost__Output as _nahr_inventory_v1_StockAtMost__Output } from '../../../nahr/inventory/v1/StockAtMost.ts';
import type { Long } from '@grpc/proto-loader';

export interface SuggestSourcingRequest {
  /**
   * At most 200, each SKU once. A SKU that is a charge is refused: NOT_STOCKED.
   */
  'lines'?: (_nahr_inventory_v1_BasketLine)[];
  /**
   * Where the goods are to go; distances count only with it.
   */
  'destination'?: (_nahr_inventory_v1_Coordinates | null);
  /**
   * Never these, such as those that rejected the order. At most 1,000.
   */
  'excludedLocationIds'?: (string)[];
  /**
   * Only these when there are any. At most 1,000.
   */
  'locationIds'?: (string)[];
  /**
   * Only locations in these countries, ISO 3166-1 alpha-2; in any when empty. At most 250.
   */
  'countryCodes'?: (string)[];
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition'?: (number | string | Long);
  /**
   * Only what this channel sees, as in GetAvailability.
   */
  'channelId'?: (string);
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  /**
   * What a reservation told since: no more than so many count there. At most 1,000, each position once.
   */
  'atMost'?: (_nahr_inventory_v1_StockAtMost)[];
  /**
   * What who asks holds already, 1 unit or more each: it counts besides what is free, and a location that holds some is not
   * passed over for its daily cap. Where it covers every line it is the whole suggestion. At most 10,000, each position once.
   */
  'held'?: (_nahr_inventory_v1_StockAtMost)[];
  /**
   * The store that the goods are shipped to: it is never asked, and where its coordinates are known, they are the destination.
   * Reasons: UNKNOWN_LOCATION (NOT_FOUND).
   */
  'destinationId'?: (string);
  /**
   * What who asks has chosen of these already, for something else, 1 unit or more each: so much less of what is free counts.
   * At most 10,000, each position once.
   */
  'taken'?: (_nahr_inventory_v1_StockAtMost)[];
}

export interface SuggestSourcingRequest__Output {
  /**
   * At most 200, each SKU once. A SKU that is a charge is refused: NOT_STOCKED.
   */
  'lines': (_nahr_inventory_v1_BasketLine__Output)[];
  /**
   * Where the goods are to go; distances count only with it.
   */
  'destination': (_nahr_inventory_v1_Coordinates__Output | null);
  /**
   * Never these, such as those that rejected the order. At most 1,000.
   */
  'excludedLocationIds': (string)[];
  /**
   * Only these when there are any. At most 1,000.
   */
  'locationIds': (string)[];
  /**
   * Only locations in these countries, ISO 3166-1 alpha-2; in any when empty. At most 250.
   */
  'countryCodes': (string)[];
  /**
   * Waits until the answer has seen the log up to here.
   */
  'minPosition': (string);
  /**
   * Only what this channel sees, as in GetAvailability.
   */
  'channelId': (string);
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  /**
   * What a reservation told since: no more than so many count there. At most 1,000, each position once.
   */
  'atMost': (_nahr_inventory_v1_StockAtMost__Output)[];
  /**
   * What who asks holds already, 1 unit or more each: it counts besides what is free, and a location that holds some is not
   * passed over for its daily cap. Where it covers every line it is the whole suggestion. At most 10,000, each position once.
   */
  'held': (_nahr_inventory_v1_StockAtMost__Output)[];
  /**
   * The store that the goods are shipped to: it is never asked, and where its coordinates are known, they are the destination.
   * Reasons: UNKNOWN_LOCATION (NOT_FOUND).
   */
  'destinationId': (string);
  /**
   * What who asks has chosen of these already, for something else, 1 unit or more each: so much less of what is free counts.
   * At most 10,000, each position once.
   */
  'taken': (_nahr_inventory_v1_StockAtMost__Output)[];
}
