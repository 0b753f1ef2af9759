import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common'

/** What runs can be searched by; deploy/temporal registers the same. */
export const channelAttribute = defineSearchAttributeKey('channel', SearchAttributeType.KEYWORD)
export const storeAttribute = defineSearchAttributeKey('storeId', SearchAttributeType.KEYWORD)
export const orderAttribute = defineSearchAttributeKey('orderId', SearchAttributeType.KEYWORD)
export const stageAttribute = defineSearchAttributeKey('stage', SearchAttributeType.KEYWORD)
export const dueAttribute = defineSearchAttributeKey('dueAt', SearchAttributeType.DATETIME)
