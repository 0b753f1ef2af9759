// Original file: protos/nahr/returns/v1/returns.proto

export const Reception = {
  RECEPTION_UNSPECIFIED: 'RECEPTION_UNSPECIFIED',
  RECEPTION_AWAITING: 'RECEPTION_AWAITING',
  RECEPTION_RECEIVED: 'RECEPTION_RECEIVED',
  RECEPTION_LOST: 'RECEPTION_LOST',
  RECEPTION_CANCELLED: 'RECEPTION_CANCELLED',
} as const;

export type Reception =
  | 'RECEPTION_UNSPECIFIED'
  | 0
  | 'RECEPTION_AWAITING'
  | 1
  | 'RECEPTION_RECEIVED'
  | 2
  | 'RECEPTION_LOST'
  | 3
  | 'RECEPTION_CANCELLED'
  | 4

export type Reception__Output = typeof Reception[keyof typeof Reception]
