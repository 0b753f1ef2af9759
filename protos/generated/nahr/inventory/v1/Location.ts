// Original file: protos/nahr/inventory/v1/catalog.proto

import type { LocationKind as _nahr_inventory_v1_LocationKind, LocationKind__Output as _nahr_inventory_v1_LocationKind__Output } from '../../../nahr/inventory/v1/LocationKind.ts';

export interface Location {
  /**
   * 1 to 64 characters of a-z, 0-9 and '-'.
   */
  'locationId'?: (string);
  'kind'?: (_nahr_inventory_v1_LocationKind);
  'name'?: (string);
  /**
   * ISO 3166-1 alpha-2.
   */
  'countryCode'?: (string);
  /**
   * IANA time zone, such as `Europe/London`.
   */
  'timeZone'?: (string);
}

export interface Location__Output {
  /**
   * 1 to 64 characters of a-z, 0-9 and '-'.
   */
  'locationId': (string);
  'kind': (_nahr_inventory_v1_LocationKind__Output);
  'name': (string);
  /**
   * ISO 3166-1 alpha-2.
   */
  'countryCode': (string);
  /**
   * IANA time zone, such as `Europe/London`.
   */
  'timeZone': (string);
}
