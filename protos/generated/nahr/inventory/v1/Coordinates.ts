// Original file: protos/nahr/inventory/v1/catalog.proto


/**
 * WGS 84, in millionths of a degree.
 */
export interface Coordinates {
  /**
   * -90,000,000 to 90,000,000; the north is positive.
   */
  'latitudeMicroDegrees'?: (number);
  /**
   * -180,000,000 to 180,000,000; the east is positive.
   */
  'longitudeMicroDegrees'?: (number);
}

/**
 * WGS 84, in millionths of a degree.
 */
export interface Coordinates__Output {
  /**
   * -90,000,000 to 90,000,000; the north is positive.
   */
  'latitudeMicroDegrees': (number);
  /**
   * -180,000,000 to 180,000,000; the east is positive.
   */
  'longitudeMicroDegrees': (number);
}
