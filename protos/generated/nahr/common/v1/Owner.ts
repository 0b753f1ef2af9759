// Original file: protos/nahr/common/v1/common.proto


/**
 * Who owns a hold on stock: the stream whose event commits it, and the step of that stream.
 */
export interface Owner {
  /**
   * The stream of the owner, such as `order-8f1c…`: 1 to 256 characters.
   */
  'stream'?: (string);
  /**
   * The step that took the hold, such as `placement/1`: 1 to 128 characters.
   */
  'step'?: (string);
}

/**
 * Who owns a hold on stock: the stream whose event commits it, and the step of that stream.
 */
export interface Owner__Output {
  /**
   * The stream of the owner, such as `order-8f1c…`: 1 to 256 characters.
   */
  'stream': (string);
  /**
   * The step that took the hold, such as `placement/1`: 1 to 128 characters.
   */
  'step': (string);
}
