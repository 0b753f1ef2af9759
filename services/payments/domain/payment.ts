/** The stream whose event commits a payment, and the step of that stream. */
export type Owner = { stream: string; step: string }

/** What the provider said for good. */
export type AuthorizationOutcome = { state: 'approved'; reference: string } | { state: 'declined'; reason: string }
export type Outcome = { state: 'done' } | { state: 'refused'; reason: string }

/** A capture or a refund, by the id that its owner chose. */
export type Operation = { id: string; amountMinor: number; key: string; requestedAt: string; outcome: Outcome | null }
export type Voiding = { key: string; requestedAt: string; isDone: boolean }

export type Terms = {
  owner: Owner
  amountMinor: number
  currency: string
  token: string
  provider: string
  key: string
  requestedAt: string
}

/** `forestalled`: voided before it was ever asked for. `voiding` is null until somebody wants the rest to go. */
export type Payment =
  | { state: 'unasked' }
  | { state: 'forestalled'; owner: Owner; voiding: Voiding }
  | { state: 'unknown'; terms: Terms; voiding: Voiding | null }
  | { state: 'declined'; terms: Terms; reason: string; voiding: Voiding | null }
  | {
      state: 'authorized'
      terms: Terms
      reference: string
      captures: Operation[]
      refunds: Operation[]
      owedMinor: number
      voiding: Voiding | null
    }

export type AuthorizedPayment = Extract<Payment, { state: 'authorized' }>
