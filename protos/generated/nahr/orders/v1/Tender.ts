// Original file: protos/nahr/orders/v1/orders.proto

import type { TenderKind as _nahr_orders_v1_TenderKind, TenderKind__Output as _nahr_orders_v1_TenderKind__Output } from '../../../nahr/orders/v1/TenderKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface Tender {
  /**
   * Chosen by the channel, unique in the order: 1 to 64 characters.
   */
  'tenderId'?: (string);
  'kind'?: (_nahr_orders_v1_TenderKind);
  /**
   * At least 1.
   */
  'amountMinor'?: (number | string | Long);
  /**
   * The channel's own reference of the money it has already settled.
   */
  'reference'?: (string);
  /**
   * Must be the order's.
   */
  'currencyCode'?: (string);
  /**
   * What stands for the shopper's card at the payment provider, never a card number: the amount is authorised with the
   * placement and captured as goods leave. Only for orders that have goods and whose goods are all still to leave.
   * Empty: the channel has settled the money, or holds it itself.
   */
  'paymentToken'?: (string);
}

export interface Tender__Output {
  /**
   * Chosen by the channel, unique in the order: 1 to 64 characters.
   */
  'tenderId': (string);
  'kind': (_nahr_orders_v1_TenderKind__Output);
  /**
   * At least 1.
   */
  'amountMinor': (string);
  /**
   * The channel's own reference of the money it has already settled.
   */
  'reference': (string);
  /**
   * Must be the order's.
   */
  'currencyCode': (string);
  /**
   * What stands for the shopper's card at the payment provider, never a card number: the amount is authorised with the
   * placement and captured as goods leave. Only for orders that have goods and whose goods are all still to leave.
   * Empty: the channel has settled the money, or holds it itself.
   */
  'paymentToken': (string);
}
