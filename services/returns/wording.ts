import type { Words } from '#kernel/words.ts'
import type { Sealing } from '#platform/sealing.ts'
import type { Verdict } from './domain/commands.ts'
import type { AskedVerdict } from './request.ts'

/** Whose words they are: the customer's of the purchase where there is one, else those of this one return. */
type About = { returnId: string; customerId: string | null }

export type Wording = {
  /** Alike for alike words, so that a request sent again is known again. */
  sealed(plain: string, about: About): Words
  /** '' for what was never said, and for what was forgotten. */
  plain(words: Words | null): string
}

export function createWording(sealing: Sealing): Wording {
  const keyOf = ({ returnId, customerId }: About) => sealing.keyFor(customerId ? `customer-${customerId}` : `return-${returnId}`)
  return {
    sealed: (plain, about) => (plain === '' ? '' : sealing.sealAlike(keyOf(about), plain)),
    plain: words => (typeof words === 'object' && words !== null ? (sealing.open(words) ?? '') : (words ?? '')),
  }
}

export const sealedVerdicts = (verdicts: readonly AskedVerdict[], about: About, { sealed }: Wording): Verdict[] =>
  verdicts.map(asked => (asked.verdict === 'accept' ? asked : { ...asked, reason: sealed(asked.reason, about) }))
