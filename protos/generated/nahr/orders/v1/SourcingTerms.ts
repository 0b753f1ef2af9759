// Original file: protos/nahr/orders/v1/orders.proto

import type { Coordinates as _nahr_inventory_v1_Coordinates, Coordinates__Output as _nahr_inventory_v1_Coordinates__Output } from '../../../nahr/inventory/v1/Coordinates.ts';

/**
 * What to heed where Nahr chooses from where goods leave.
 */
export interface SourcingTerms {
  /**
   * Where they go to; nearer locations come first only with it. It is not kept. What is shipped to a store goes to that
   * store's own coordinates, where they are known.
   */
  'destination'?: (_nahr_inventory_v1_Coordinates | null);
  /**
   * Only locations in these countries, ISO 3166-1 alpha-2; in any when empty. At most 250.
   */
  'countryCodes'?: (string)[];
  /**
   * Never these. At most 1,000.
   */
  'excludedLocationIds'?: (string)[];
}

/**
 * What to heed where Nahr chooses from where goods leave.
 */
export interface SourcingTerms__Output {
  /**
   * Where they go to; nearer locations come first only with it. It is not kept. What is shipped to a store goes to that
   * store's own coordinates, where they are known.
   */
  'destination': (_nahr_inventory_v1_Coordinates__Output | null);
  /**
   * Only locations in these countries, ISO 3166-1 alpha-2; in any when empty. At most 250.
   */
  'countryCodes': (string)[];
  /**
   * Never these. At most 1,000.
   */
  'excludedLocationIds': (string)[];
}
