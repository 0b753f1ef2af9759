// Original file: protos/nahr/inventory/v1/catalog.proto

export const LocationKind = {
  LOCATION_KIND_UNSPECIFIED: 'LOCATION_KIND_UNSPECIFIED',
  LOCATION_KIND_STORE: 'LOCATION_KIND_STORE',
  LOCATION_KIND_WAREHOUSE: 'LOCATION_KIND_WAREHOUSE',
} as const;

export type LocationKind =
  | 'LOCATION_KIND_UNSPECIFIED'
  | 0
  | 'LOCATION_KIND_STORE'
  | 1
  | 'LOCATION_KIND_WAREHOUSE'
  | 2

export type LocationKind__Output = typeof LocationKind[keyof typeof LocationKind]
