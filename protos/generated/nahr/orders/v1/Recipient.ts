// Original file: protos/nahr/orders/v1/orders.proto


/**
 * Personal data: sealed in the log and forgotten on request.
 */
export interface Recipient {
  'name'?: (string);
  'email'?: (string);
  'phone'?: (string);
  'address'?: (string);
}

/**
 * Personal data: sealed in the log and forgotten on request.
 */
export interface Recipient__Output {
  'name': (string);
  'email': (string);
  'phone': (string);
  'address': (string);
}
