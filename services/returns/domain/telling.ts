import type { Words } from '#kernel/words.ts'
import type { NotificationIds } from './commands.ts'
import type { NotificationKey, ReturnEvent } from './events.ts'
import type { Opening } from './return.ts'

type Notice = { key: NotificationKey; params: Record<string, Words | number>; at: string }

/** The customer is told, but for what is told to us as history. */
export function tell({ alreadyRefunded }: Pick<Opening, 'alreadyRefunded'>, ids: NotificationIds, notice: Notice): ReturnEvent[] {
  if (alreadyRefunded) return []
  const { key, at } = notice
  const params = Object.fromEntries(
    Object.entries(notice.params).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )
  return [{ type: 'NotificationDue', id: ids[key], key, params, dueAt: at }]
}
