// Original file: protos/nahr/inventory/v1/inventory.proto

import type { SuggestedParcel as _nahr_inventory_v1_SuggestedParcel, SuggestedParcel__Output as _nahr_inventory_v1_SuggestedParcel__Output } from '../../../nahr/inventory/v1/SuggestedParcel.ts';
import type { BasketLine as _nahr_inventory_v1_BasketLine, BasketLine__Output as _nahr_inventory_v1_BasketLine__Output } from '../../../nahr/inventory/v1/BasketLine.ts';
import type { PassedLocation as _nahr_inventory_v1_PassedLocation, PassedLocation__Output as _nahr_inventory_v1_PassedLocation__Output } from '../../../nahr/inventory/v1/PassedLocation.ts';
import type { Long } from '@grpc/proto-loader';

export interface SuggestSourcingResponse {
  /**
   * One for each location, first who is asked first. They cover every line where `missing` is empty, else what can be covered.
   */
  'parcels'?: (_nahr_inventory_v1_SuggestedParcel)[];
  /**
   * What all locations that may be asked have too little of together.
   */
  'missing'?: (_nahr_inventory_v1_BasketLine)[];
  /**
   * Whether every choice was weighed; of very many the answer is a good one, not proven the best.
   */
  'exact'?: (boolean);
  /**
   * Locations that have something of the basket and were not asked.
   */
  'passed'?: (_nahr_inventory_v1_PassedLocation)[];
  /**
   * Where the log last told of these figures; 0 where it never did.
   */
  'position'?: (number | string | Long);
}

export interface SuggestSourcingResponse__Output {
  /**
   * One for each location, first who is asked first. They cover every line where `missing` is empty, else what can be covered.
   */
  'parcels': (_nahr_inventory_v1_SuggestedParcel__Output)[];
  /**
   * What all locations that may be asked have too little of together.
   */
  'missing': (_nahr_inventory_v1_BasketLine__Output)[];
  /**
   * Whether every choice was weighed; of very many the answer is a good one, not proven the best.
   */
  'exact': (boolean);
  /**
   * Locations that have something of the basket and were not asked.
   */
  'passed': (_nahr_inventory_v1_PassedLocation__Output)[];
  /**
   * Where the log last told of these figures; 0 where it never did.
   */
  'position': (string);
}
