// Original file: protos/nahr/inventory/v1/inventory.proto

export const ReleaseReason = {
  RELEASE_REASON_UNSPECIFIED: 'RELEASE_REASON_UNSPECIFIED',
  RELEASE_REASON_ABANDONED: 'RELEASE_REASON_ABANDONED',
  RELEASE_REASON_CANCELLED: 'RELEASE_REASON_CANCELLED',
} as const;

export type ReleaseReason =
  | 'RELEASE_REASON_UNSPECIFIED'
  | 0
  | 'RELEASE_REASON_ABANDONED'
  | 1
  | 'RELEASE_REASON_CANCELLED'
  | 2

export type ReleaseReason__Output = typeof ReleaseReason[keyof typeof ReleaseReason]
