// Original file: protos/nahr/inventory/v1/inventory.proto

/**
 * What becomes of goods that came back.
 */
export const Disposition = {
  DISPOSITION_UNSPECIFIED: 'DISPOSITION_UNSPECIFIED',
  DISPOSITION_SELLABLE: 'DISPOSITION_SELLABLE',
  DISPOSITION_DAMAGED: 'DISPOSITION_DAMAGED',
  /**
   * To be decided later.
   */
  DISPOSITION_QUARANTINE: 'DISPOSITION_QUARANTINE',
  /**
   * Not kept: they go back to where they were bought.
   */
  DISPOSITION_VENDOR: 'DISPOSITION_VENDOR',
} as const;

/**
 * What becomes of goods that came back.
 */
export type Disposition =
  | 'DISPOSITION_UNSPECIFIED'
  | 0
  | 'DISPOSITION_SELLABLE'
  | 1
  | 'DISPOSITION_DAMAGED'
  | 2
  /**
   * To be decided later.
   */
  | 'DISPOSITION_QUARANTINE'
  | 3
  /**
   * Not kept: they go back to where they were bought.
   */
  | 'DISPOSITION_VENDOR'
  | 4

/**
 * What becomes of goods that came back.
 */
export type Disposition__Output = typeof Disposition[keyof typeof Disposition]
