import { uuidV5 } from '#platform/uuid.ts'
import type { NotificationIds } from './domain/commands.ts'

/** One of each key for one act on a return, however often it is sent. */
export function notificationIds(returnId: string, act: string): NotificationIds {
  const id = (key: keyof NotificationIds) => uuidV5([returnId, act, key])
  return {
    'return.opened': id('return.opened'),
    'return.refunded': id('return.refunded'),
    'return.rejected': id('return.rejected'),
    'return.review': id('return.review'),
    'return.cancelled': id('return.cancelled'),
  }
}
