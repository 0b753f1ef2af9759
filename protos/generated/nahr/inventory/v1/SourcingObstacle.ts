// Original file: protos/nahr/inventory/v1/inventory.proto

export const SourcingObstacle = {
  SOURCING_OBSTACLE_UNSPECIFIED: 'SOURCING_OBSTACLE_UNSPECIFIED',
  SOURCING_OBSTACLE_EXCLUDED: 'SOURCING_OBSTACLE_EXCLUDED',
  SOURCING_OBSTACLE_COUNTRY: 'SOURCING_OBSTACLE_COUNTRY',
  SOURCING_OBSTACLE_DAILY_CAP: 'SOURCING_OBSTACLE_DAILY_CAP',
  /**
   * Goods go there.
   */
  SOURCING_OBSTACLE_DESTINATION: 'SOURCING_OBSTACLE_DESTINATION',
} as const;

export type SourcingObstacle =
  | 'SOURCING_OBSTACLE_UNSPECIFIED'
  | 0
  | 'SOURCING_OBSTACLE_EXCLUDED'
  | 1
  | 'SOURCING_OBSTACLE_COUNTRY'
  | 2
  | 'SOURCING_OBSTACLE_DAILY_CAP'
  | 3
  /**
   * Goods go there.
   */
  | 'SOURCING_OBSTACLE_DESTINATION'
  | 4

export type SourcingObstacle__Output = typeof SourcingObstacle[keyof typeof SourcingObstacle]
