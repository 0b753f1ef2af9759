// Original file: protos/nahr/feed/v1/feed.proto


export interface NotificationDue {
  /**
   * A notification is shown once for its id, however often it is delivered.
   */
  'notificationId'?: (string);
  'orderId'?: (string);
  /**
   * Which text, such as `pickup.ready`.
   */
  'key'?: (string);
  /**
   * What the text needs, such as `code`; of `fulfilment.set_aside` the `choices` (`pickup` elsewhere, `delivery`, `cancel`) and
   * until when: `chooseBy`; of `goods.expected` when the last of the goods is expected, `expectedAt`, empty where nobody knows;
   * of `return.rejected` the `reason`, empty once it was forgotten. Only for the channel of the order and its staff; absent for
   * others.
   */
  'params'?: ({[key: string]: string});
  /**
   * The return it tells of; empty where it tells of an order alone.
   */
  'returnId'?: (string);
}

export interface NotificationDue__Output {
  /**
   * A notification is shown once for its id, however often it is delivered.
   */
  'notificationId': (string);
  'orderId': (string);
  /**
   * Which text, such as `pickup.ready`.
   */
  'key': (string);
  /**
   * What the text needs, such as `code`; of `fulfilment.set_aside` the `choices` (`pickup` elsewhere, `delivery`, `cancel`) and
   * until when: `chooseBy`; of `goods.expected` when the last of the goods is expected, `expectedAt`, empty where nobody knows;
   * of `return.rejected` the `reason`, empty once it was forgotten. Only for the channel of the order and its staff; absent for
   * others.
   */
  'params': ({[key: string]: string});
  /**
   * The return it tells of; empty where it tells of an order alone.
   */
  'returnId': (string);
}
