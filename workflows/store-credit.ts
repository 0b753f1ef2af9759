import { createLru } from '#platform/lru.ts'
import type { IssueStoreCreditRequest } from '#protos/nahr/payments/v1/IssueStoreCreditRequest.ts'
import { answered, stepId } from './answers.ts'
import type { Clients } from './clients.ts'
import { isThere } from './reading.ts'

/** A refund as a stream tells of it; `storedValueId`: of the store credit in its place, empty while there is none. */
type Replaceable = { refundId: string; storedValueId: string }

const KNOWN_AT_ONCE = 1_000

/** Of refunds that store credit replaces, by their streams: those whose store credit is not there. */
export async function creditsOwed(refunds: readonly Replaceable[], { storedValue }: Pick<Clients, 'storedValue'>) {
  const replaced = refunds.filter(({ storedValueId }) => storedValueId !== '')
  const there = await Promise.all(replaced.map(({ storedValueId }) => isThere(storedValue.getStoredValue({ storedValueId }))))
  return replaced.filter((_, index) => !there[index])
}

/** What was issued once stays so, and is not asked after again. */
export function createStoreCredit(clients: Pick<Clients, 'storedValue'>) {
  const issued = createLru<true>(KNOWN_AT_ONCE)
  return {
    /** The ids of refunds whose store credit is still to be issued. */
    async owed(refunds: readonly Replaceable[]): Promise<string[]> {
      const unknown = refunds.filter(({ storedValueId }) => storedValueId !== '' && !issued.get(storedValueId))
      const owed = await creditsOwed(unknown, clients)
      for (const refund of unknown) if (!owed.includes(refund)) issued.set(refund.storedValueId, true)
      return owed.map(({ refundId }) => refundId)
    },
    /** Behind the stream's saying so: whoever gives the money back instead was refused there, or refuses this. */
    async issue(refundId: string, credit: IssueStoreCreditRequest & { storedValueId: string }): Promise<void> {
      await answered(clients.storedValue.issueStoreCredit({ requestId: stepId(`credit:${refundId}`), ...credit }))
      issued.set(credit.storedValueId, true)
    },
  }
}
