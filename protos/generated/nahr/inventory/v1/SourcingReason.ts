// Original file: protos/nahr/inventory/v1/inventory.proto

export const SourcingReason = {
  SOURCING_REASON_UNSPECIFIED: 'SOURCING_REASON_UNSPECIFIED',
  /**
   * No other location could take its place in the suggestion.
   */
  SOURCING_REASON_ONLY_SOURCE: 'SOURCING_REASON_ONLY_SOURCE',
  /**
   * It covers all there is of the basket by itself.
   */
  SOURCING_REASON_COVERS_ALL: 'SOURCING_REASON_COVERS_ALL',
  /**
   * Part of a suggestion of several parcels, where fewer would not do; only of an exact answer.
   */
  SOURCING_REASON_FEWEST_PARCELS: 'SOURCING_REASON_FEWEST_PARCELS',
  /**
   * Others that could take its place are to be asked later.
   */
  SOURCING_REASON_PRIORITY: 'SOURCING_REASON_PRIORITY',
  /**
   * Others of that priority are farther away.
   */
  SOURCING_REASON_NEAREST: 'SOURCING_REASON_NEAREST',
  /**
   * Others as far away took more orders today.
   */
  SOURCING_REASON_LEAST_LOAD: 'SOURCING_REASON_LEAST_LOAD',
  /**
   * Others are no worse; it comes first by its id.
   */
  SOURCING_REASON_ID: 'SOURCING_REASON_ID',
} as const;

export type SourcingReason =
  | 'SOURCING_REASON_UNSPECIFIED'
  | 0
  /**
   * No other location could take its place in the suggestion.
   */
  | 'SOURCING_REASON_ONLY_SOURCE'
  | 1
  /**
   * It covers all there is of the basket by itself.
   */
  | 'SOURCING_REASON_COVERS_ALL'
  | 2
  /**
   * Part of a suggestion of several parcels, where fewer would not do; only of an exact answer.
   */
  | 'SOURCING_REASON_FEWEST_PARCELS'
  | 3
  /**
   * Others that could take its place are to be asked later.
   */
  | 'SOURCING_REASON_PRIORITY'
  | 4
  /**
   * Others of that priority are farther away.
   */
  | 'SOURCING_REASON_NEAREST'
  | 5
  /**
   * Others as far away took more orders today.
   */
  | 'SOURCING_REASON_LEAST_LOAD'
  | 6
  /**
   * Others are no worse; it comes first by its id.
   */
  | 'SOURCING_REASON_ID'
  | 7

export type SourcingReason__Output = typeof SourcingReason[keyof typeof SourcingReason]
