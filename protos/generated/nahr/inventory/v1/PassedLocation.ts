// Original file: protos/nahr/inventory/v1/inventory.proto

import type { SourcingObstacle as _nahr_inventory_v1_SourcingObstacle, SourcingObstacle__Output as _nahr_inventory_v1_SourcingObstacle__Output } from '../../../nahr/inventory/v1/SourcingObstacle.ts';

export interface PassedLocation {
  'locationId'?: (string);
  'because'?: (_nahr_inventory_v1_SourcingObstacle);
}

export interface PassedLocation__Output {
  'locationId': (string);
  'because': (_nahr_inventory_v1_SourcingObstacle__Output);
}
