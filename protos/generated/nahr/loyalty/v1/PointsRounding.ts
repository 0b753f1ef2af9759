// Original file: protos/nahr/loyalty/v1/loyalty.proto

export const PointsRounding = {
  POINTS_ROUNDING_UNSPECIFIED: 'POINTS_ROUNDING_UNSPECIFIED',
  POINTS_ROUNDING_DOWN: 'POINTS_ROUNDING_DOWN',
  POINTS_ROUNDING_HALF_UP: 'POINTS_ROUNDING_HALF_UP',
} as const;

export type PointsRounding =
  | 'POINTS_ROUNDING_UNSPECIFIED'
  | 0
  | 'POINTS_ROUNDING_DOWN'
  | 1
  | 'POINTS_ROUNDING_HALF_UP'
  | 2

export type PointsRounding__Output = typeof PointsRounding[keyof typeof PointsRounding]
