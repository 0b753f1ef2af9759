/** `CHANNEL_KIND_${Uppercase<…>}` in the contracts. */
export const channelKinds = ['web', 'app', 'store', 'marketplace', 'social', 'call_centre'] as const
export type ChannelKind = (typeof channelKinds)[number]
