// Original file: protos/nahr/feed/v1/feed.proto


export interface ReturnChanged {
  'returnId'?: (string);
  /**
   * Empty without a receipt.
   */
  'orderId'?: (string);
  /**
   * The channel of the order; of the return without one.
   */
  'channelId'?: (string);
  /**
   * What happened: `opened`, `received`, `accepted`, `rejected`, `review_asked`, `lost`, `cancelled`,
   * `refund_granted`, `refund_executed`, `refund_failed`, `refund_needs_person`, `refund_replaced` or `settled`. More words may come.
   */
  'change'?: (string);
}

export interface ReturnChanged__Output {
  'returnId': (string);
  /**
   * Empty without a receipt.
   */
  'orderId': (string);
  /**
   * The channel of the order; of the return without one.
   */
  'channelId': (string);
  /**
   * What happened: `opened`, `received`, `accepted`, `rejected`, `review_asked`, `lost`, `cancelled`,
   * `refund_granted`, `refund_executed`, `refund_failed`, `refund_needs_person`, `refund_replaced` or `settled`. More words may come.
   */
  'change': (string);
}
