import type { Operation, Payment } from './payment.ts'
import { hasUnknown } from './standing.ts'

/** Something that the provider was, or is about to be, asked for under `key`, and whose answer is not known. */
export type Asked =
  | { kind: 'authorization'; key: string; provider: string; amountMinor: number; currency: string; token: string }
  | {
      kind: 'capture' | 'refund'
      id: string
      key: string
      provider: string
      reference: string
      amountMinor: number
      currency: string
    }
  | { kind: 'void'; key: string; provider: string; reference: string }

/**
 * What may be asked of the provider now. A void waits until the authorisation and every capture are known, so that
 * nothing is taken from, or held by, what was let go.
 */
export function askable(payment: Payment): Asked[] {
  if (payment.state === 'unknown') {
    const { key, provider, amountMinor, currency, token } = payment.terms
    return [{ kind: 'authorization', key, provider, amountMinor, currency, token }]
  }
  if (payment.state !== 'authorized') return []
  const { terms, reference, captures, refunds, voiding } = payment
  const { provider, currency } = terms
  const unknown = (kind: 'capture' | 'refund', operations: readonly Operation[]): Asked[] =>
    operations
      .filter(({ outcome }) => outcome === null)
      .map(({ id, key, amountMinor }) => ({ kind, id, key, provider, reference, amountMinor, currency }))
  const isVoidDue = voiding?.isDone === false && !hasUnknown(captures)
  return [
    ...unknown('capture', captures),
    ...(voiding && isVoidDue ? [{ kind: 'void' as const, key: voiding.key, provider, reference }] : []),
    ...unknown('refund', refunds),
  ]
}

/** Whether what was asked under this key is still without an answer, be it its turn or not. */
export const isUnanswered = (payment: Payment, key: string): boolean =>
  askable(payment).some(asked => asked.key === key) ||
  ('voiding' in payment && payment.voiding?.isDone === false && payment.voiding.key === key)
