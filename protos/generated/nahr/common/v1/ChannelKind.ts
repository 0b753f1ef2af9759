// Original file: protos/nahr/common/v1/common.proto

/**
 * The kind of a channel through which people deal with the retailer.
 */
export const ChannelKind = {
  CHANNEL_KIND_UNSPECIFIED: 'CHANNEL_KIND_UNSPECIFIED',
  CHANNEL_KIND_WEB: 'CHANNEL_KIND_WEB',
  CHANNEL_KIND_APP: 'CHANNEL_KIND_APP',
  CHANNEL_KIND_STORE: 'CHANNEL_KIND_STORE',
  CHANNEL_KIND_MARKETPLACE: 'CHANNEL_KIND_MARKETPLACE',
  CHANNEL_KIND_SOCIAL: 'CHANNEL_KIND_SOCIAL',
  CHANNEL_KIND_CALL_CENTRE: 'CHANNEL_KIND_CALL_CENTRE',
} as const;

/**
 * The kind of a channel through which people deal with the retailer.
 */
export type ChannelKind =
  | 'CHANNEL_KIND_UNSPECIFIED'
  | 0
  | 'CHANNEL_KIND_WEB'
  | 1
  | 'CHANNEL_KIND_APP'
  | 2
  | 'CHANNEL_KIND_STORE'
  | 3
  | 'CHANNEL_KIND_MARKETPLACE'
  | 4
  | 'CHANNEL_KIND_SOCIAL'
  | 5
  | 'CHANNEL_KIND_CALL_CENTRE'
  | 6

/**
 * The kind of a channel through which people deal with the retailer.
 */
export type ChannelKind__Output = typeof ChannelKind[keyof typeof ChannelKind]
