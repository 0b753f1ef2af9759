// Original file: protos/nahr/orders/v1/orders.proto

export const LineKind = {
  LINE_KIND_UNSPECIFIED: 'LINE_KIND_UNSPECIFIED',
  LINE_KIND_GOODS: 'LINE_KIND_GOODS',
  /**
   * Postage, a fee, a voucher sold: money without stock.
   */
  LINE_KIND_CHARGE: 'LINE_KIND_CHARGE',
} as const;

export type LineKind =
  | 'LINE_KIND_UNSPECIFIED'
  | 0
  | 'LINE_KIND_GOODS'
  | 1
  /**
   * Postage, a fee, a voucher sold: money without stock.
   */
  | 'LINE_KIND_CHARGE'
  | 2

export type LineKind__Output = typeof LineKind[keyof typeof LineKind]
