// Original file: protos/nahr/inventory/v1/catalog.proto

import type { LocationKind as _nahr_inventory_v1_LocationKind, LocationKind__Output as _nahr_inventory_v1_LocationKind__Output } from '../../../nahr/inventory/v1/LocationKind.ts';
import type { Coordinates as _nahr_inventory_v1_Coordinates, Coordinates__Output as _nahr_inventory_v1_Coordinates__Output } from '../../../nahr/inventory/v1/Coordinates.ts';

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
  /**
   * Who is asked first to fulfil orders: a lower number comes before a higher one. 0 to 1,000.
   */
  'priority'?: (number);
  /**
   * Where it lies, if that is known.
   */
  'coordinates'?: (_nahr_inventory_v1_Coordinates | null);
  /**
   * How many orders a day, by its own clock, are suggested to it; any number when 0.
   */
  'dailyOrderCap'?: (number);
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
  /**
   * Who is asked first to fulfil orders: a lower number comes before a higher one. 0 to 1,000.
   */
  'priority': (number);
  /**
   * Where it lies, if that is known.
   */
  'coordinates': (_nahr_inventory_v1_Coordinates__Output | null);
  /**
   * How many orders a day, by its own clock, are suggested to it; any number when 0.
   */
  'dailyOrderCap': (number);
}
