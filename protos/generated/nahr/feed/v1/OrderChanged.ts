// Original file: protos/nahr/feed/v1/feed.proto


export interface OrderChanged {
  'orderId'?: (string);
  'channelId'?: (string);
  'channelOrderId'?: (string);
  /**
   * What happened: `placed`, `payment_confirmed`, `payment_refused`, `ready`, `handed_over`, `rejected`, `expired`, `cancelled`,
   * `lines_cancelled`, `amended`, `set_aside`, `moved`, `split`, `delayed`: promised anew as it is late, `choice_offered`, `goods_came`: all it awaited is there, `goods_expected`, `refund_executed`,
   * `refund_failed`, `refund_replaced`, `refund_dropped`: what was to be given back was never taken, `channel_refunded`,
   * `shipped`, `delivered`, `in_transit`, `arrived`, `lost`, `held`,
   * `hold_released` or `address_changed`.
   * More words may come.
   */
  'change'?: (string);
  /**
   * The group it happened to; empty for the whole order.
   */
  'fulfilmentId'?: (string);
}

export interface OrderChanged__Output {
  'orderId': (string);
  'channelId': (string);
  'channelOrderId': (string);
  /**
   * What happened: `placed`, `payment_confirmed`, `payment_refused`, `ready`, `handed_over`, `rejected`, `expired`, `cancelled`,
   * `lines_cancelled`, `amended`, `set_aside`, `moved`, `split`, `delayed`: promised anew as it is late, `choice_offered`, `goods_came`: all it awaited is there, `goods_expected`, `refund_executed`,
   * `refund_failed`, `refund_replaced`, `refund_dropped`: what was to be given back was never taken, `channel_refunded`,
   * `shipped`, `delivered`, `in_transit`, `arrived`, `lost`, `held`,
   * `hold_released` or `address_changed`.
   * More words may come.
   */
  'change': (string);
  /**
   * The group it happened to; empty for the whole order.
   */
  'fulfilmentId': (string);
}
