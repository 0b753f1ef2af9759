import { Rejection } from '#kernel/rejection.ts'
import type { EventStore } from '../event-store.ts'
import type { AsOf } from '../handle.ts'

/** The event store's clock, the caller's and ours differ a little. */
const clockToleranceMs = 5 * 60_000

const notYet = (field: string, problem: string) => new Rejection('invalid', 'INVALID_FIELD', { field: `as_of.${field}`, problem })

/** What was known at a moment that has not come yet would be answered differently once it has: it is refused. */
export async function requireCome(moment: AsOf, store: Pick<EventStore, 'readAll'>): Promise<void> {
  if ('time' in moment) {
    if (Date.parse(moment.time) > Date.now() + clockToleranceMs) throw notYet('time', 'must not lie in the future')
    return
  }
  if (moment.position === 0n) return
  const end = store.readAll({ from: 'end', direction: 'backwards', max: 1, isWhole: true })
  for await (const { position } of end) if (moment.position <= position) return
  throw notYet('position', 'must not be beyond the end of the log')
}
