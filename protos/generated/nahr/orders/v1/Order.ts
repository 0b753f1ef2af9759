// Original file: protos/nahr/orders/v1/orders.proto

import type { OrderState as _nahr_orders_v1_OrderState, OrderState__Output as _nahr_orders_v1_OrderState__Output } from '../../../nahr/orders/v1/OrderState.ts';
import type { ChannelKind as _nahr_common_v1_ChannelKind, ChannelKind__Output as _nahr_common_v1_ChannelKind__Output } from '../../../nahr/common/v1/ChannelKind.ts';
import type { OrderLine as _nahr_orders_v1_OrderLine, OrderLine__Output as _nahr_orders_v1_OrderLine__Output } from '../../../nahr/orders/v1/OrderLine.ts';
import type { Fulfilment as _nahr_orders_v1_Fulfilment, Fulfilment__Output as _nahr_orders_v1_Fulfilment__Output } from '../../../nahr/orders/v1/Fulfilment.ts';
import type { OrderTender as _nahr_orders_v1_OrderTender, OrderTender__Output as _nahr_orders_v1_OrderTender__Output } from '../../../nahr/orders/v1/OrderTender.ts';
import type { Recipient as _nahr_orders_v1_Recipient, Recipient__Output as _nahr_orders_v1_Recipient__Output } from '../../../nahr/orders/v1/Recipient.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { UnitsClaim as _nahr_orders_v1_UnitsClaim, UnitsClaim__Output as _nahr_orders_v1_UnitsClaim__Output } from '../../../nahr/orders/v1/UnitsClaim.ts';
import type { RefundOwed as _nahr_orders_v1_RefundOwed, RefundOwed__Output as _nahr_orders_v1_RefundOwed__Output } from '../../../nahr/orders/v1/RefundOwed.ts';
import type { OrderHold as _nahr_orders_v1_OrderHold, OrderHold__Output as _nahr_orders_v1_OrderHold__Output } from '../../../nahr/orders/v1/OrderHold.ts';
import type { PendingAmendment as _nahr_orders_v1_PendingAmendment, PendingAmendment__Output as _nahr_orders_v1_PendingAmendment__Output } from '../../../nahr/orders/v1/PendingAmendment.ts';
import type { Long } from '@grpc/proto-loader';

export interface Order {
  'orderId'?: (string);
  'state'?: (_nahr_orders_v1_OrderState);
  /**
   * The calling channel, as its key vouches for it.
   */
  'channelId'?: (string);
  'channelKind'?: (_nahr_common_v1_ChannelKind);
  'channelOrderId'?: (string);
  'customerId'?: (string);
  'currencyCode'?: (string);
  'pricesIncludeTax'?: (boolean);
  'totalMinor'?: (number | string | Long);
  'lines'?: (_nahr_orders_v1_OrderLine)[];
  'fulfilments'?: (_nahr_orders_v1_Fulfilment)[];
  'tenders'?: (_nahr_orders_v1_OrderTender)[];
  /**
   * Absent where it was forgotten, or where the caller may not see it.
   */
  'recipient'?: (_nahr_orders_v1_Recipient | null);
  'occurredAt'?: (_google_protobuf_Timestamp | null);
  'recordedAt'?: (_google_protobuf_Timestamp | null);
  /**
   * The revision of the order's stream.
   */
  'revision'?: (number | string | Long);
  /**
   * What the shopper's receipt shows, where the channel told it.
   */
  'receiptNumber'?: (string);
  'claims'?: (_nahr_orders_v1_UnitsClaim)[];
  /**
   * What is owed to payments for parcels that were lost.
   */
  'refunds'?: (_nahr_orders_v1_RefundOwed)[];
  /**
   * While there are any, nothing is picked, shipped or handed over.
   */
  'holds'?: (_nahr_orders_v1_OrderHold)[];
  /**
   * Absent where none waits.
   */
  'amendment'?: (_nahr_orders_v1_PendingAmendment | null);
}

export interface Order__Output {
  'orderId': (string);
  'state': (_nahr_orders_v1_OrderState__Output);
  /**
   * The calling channel, as its key vouches for it.
   */
  'channelId': (string);
  'channelKind': (_nahr_common_v1_ChannelKind__Output);
  'channelOrderId': (string);
  'customerId': (string);
  'currencyCode': (string);
  'pricesIncludeTax': (boolean);
  'totalMinor': (string);
  'lines': (_nahr_orders_v1_OrderLine__Output)[];
  'fulfilments': (_nahr_orders_v1_Fulfilment__Output)[];
  'tenders': (_nahr_orders_v1_OrderTender__Output)[];
  /**
   * Absent where it was forgotten, or where the caller may not see it.
   */
  'recipient': (_nahr_orders_v1_Recipient__Output | null);
  'occurredAt': (_google_protobuf_Timestamp__Output | null);
  'recordedAt': (_google_protobuf_Timestamp__Output | null);
  /**
   * The revision of the order's stream.
   */
  'revision': (string);
  /**
   * What the shopper's receipt shows, where the channel told it.
   */
  'receiptNumber': (string);
  'claims': (_nahr_orders_v1_UnitsClaim__Output)[];
  /**
   * What is owed to payments for parcels that were lost.
   */
  'refunds': (_nahr_orders_v1_RefundOwed__Output)[];
  /**
   * While there are any, nothing is picked, shipped or handed over.
   */
  'holds': (_nahr_orders_v1_OrderHold__Output)[];
  /**
   * Absent where none waits.
   */
  'amendment': (_nahr_orders_v1_PendingAmendment__Output | null);
}
