import type { Words } from '#kernel/words.ts'
import type { Caller } from '#platform/callers.ts'
import { toTimestamp } from '#platform/fields.ts'
import { pickupCode } from '#platform/pickup-code.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { NotificationDue } from '#protos/nahr/feed/v1/NotificationDue.ts'
import type { SubscribeResponse } from '#protos/nahr/feed/v1/SubscribeResponse.ts'
import type { PublicEvent } from './domain/public.ts'
import type { Told } from './telling.ts'

type Notification = PublicEvent & { topic: 'notifications' }

/** An event as this caller may see it; null where there is nothing to tell. */
export function eventMessage({ position, recordedAt, event }: Told, caller: Caller, secrets: Secrets): SubscribeResponse | null {
  if (!event) return null
  const at = { position: String(position), recordedAt: toTimestamp(recordedAt) }
  switch (event.topic) {
    case 'orders': {
      const { order, change, fulfilmentId } = event
      return { ...at, orderChanged: { ...order, change, fulfilmentId: fulfilmentId ?? '' } }
    }
    case 'availability':
      return { ...at, availabilityChanged: { sku: event.sku, locationId: event.locationId } }
    case 'shortages': {
      const { topic: _, short, ...change } = event
      return mayReadShortages(caller, event.locationId) ? { ...at, shortageChanged: { ...change, short: String(short) } } : null
    }
    case 'returns': {
      const { returned, change } = event
      return { ...at, returnChanged: { ...returned, orderId: returned.orderId ?? '', change } }
    }
    case 'notifications':
      return { ...at, notificationDue: notificationMessage(event, caller, secrets) }
  }
}

export const progressMessage = (reached: { position: bigint; recordedAt: string | null }): SubscribeResponse => ({
  position: String(reached.position),
  recordedAt: reached.recordedAt === null ? null : toTimestamp(reached.recordedAt),
  progress: {},
})

function notificationMessage(event: Notification, caller: Caller, secrets: Secrets): NotificationDue {
  const { notificationId, key } = event
  const { channelId, orderId } = 'order' in event ? event.order : event.returned
  const params = mayReadParams(caller, channelId) ? paramsOf(event, secrets) : {}
  return { notificationId, orderId: orderId ?? '', returnId: 'order' in event ? '' : event.returned.returnId, key, params }
}

export const staff: readonly Caller['roles'][number][] = ['associate', 'manager', 'operator', 'service']

/** The channel whose shopper it is for, and who serves shoppers of every channel. */
const mayReadParams = ({ channel, roles }: Caller, channelId: string): boolean =>
  channel?.id === channelId || roles.some(role => staff.includes(role))

/** Who works with the stock of that place. */
const mayReadShortages = ({ stores, roles }: Caller, locationId: string): boolean =>
  roles.includes('operator') || roles.includes('service') || (isOfStores(roles) && stores.includes(locationId))

const isOfStores = (roles: Caller['roles']): boolean => roles.includes('associate') || roles.includes('manager')

function paramsOf(event: Notification, secrets: Secrets): Record<string, string> {
  const params = Object.fromEntries(Object.entries(event.params).map(([name, words]) => [name, plain(words, secrets)]))
  const { fulfilmentId } = params
  if (!('order' in event) || event.key !== 'pickup.ready' || fulfilmentId === undefined) return params
  return { ...params, code: pickupCode(secrets, event.order.orderId, fulfilmentId) }
}

/** What was forgotten is told as empty. */
const plain = (words: Words, { sealing }: Secrets): string => (typeof words === 'string' ? words : (sealing.open(words) ?? ''))
