// Original file: protos/nahr/payments/v1/payments.proto

export const OperationKind = {
  OPERATION_KIND_UNSPECIFIED: 'OPERATION_KIND_UNSPECIFIED',
  OPERATION_KIND_CAPTURE: 'OPERATION_KIND_CAPTURE',
  OPERATION_KIND_VOID: 'OPERATION_KIND_VOID',
  OPERATION_KIND_REFUND: 'OPERATION_KIND_REFUND',
} as const;

export type OperationKind =
  | 'OPERATION_KIND_UNSPECIFIED'
  | 0
  | 'OPERATION_KIND_CAPTURE'
  | 1
  | 'OPERATION_KIND_VOID'
  | 2
  | 'OPERATION_KIND_REFUND'
  | 3

export type OperationKind__Output = typeof OperationKind[keyof typeof OperationKind]
