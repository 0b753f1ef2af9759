import type { Config } from '#platform/config.ts'
import type { HandlerDeps } from '#platform/handle.ts'
import type { AuthorizationOutcome, Outcome } from './domain/payment.ts'

export type { AuthorizationOutcome, Outcome }

export type Hold = { amountMinor: number; currency: string; token: string }
/** `reference` is the provider's own, of the authorisation. */
export type Claim = { reference: string; amountMinor: number; currency: string }

/**
 * What a retailer's payment provider implements. Every call is idempotent by its key: asked again under it, also after a
 * crash, the provider does nothing more and answers as before. A resolved promise is the provider's last word. A rejected
 * one, or none within the time allowed, means that nobody can say; the call is repeated by the same key later.
 * The signal aborts when the answer is no longer waited for. Messages of errors reach the log: they hold no token.
 * It is registered in providers.ts.
 */
export type PaymentProvider = {
  /** Written on every payment that it holds; never changed. */
  name: string
  authorize(key: string, hold: Hold, signal: AbortSignal): Promise<AuthorizationOutcome>
  capture(key: string, claim: Claim, signal: AbortSignal): Promise<Outcome>
  /** Resolves when nothing more is held, also where nothing was. */
  void(key: string, authorization: { reference: string }, signal: AbortSignal): Promise<void>
  refund(key: string, claim: Claim, signal: AbortSignal): Promise<Outcome>
}

/** What it is made from; its account and address belong in the configuration, as the environment is read there alone. */
export type ProviderDeps = { handling: HandlerDeps; config: Config }
export type ConnectProvider = (deps: ProviderDeps) => PaymentProvider

/** The provider did not answer in time; it may have done what it was asked. */
export class ProviderTimeout extends Error {
  override readonly name = 'ProviderTimeout'
}
