import type { Secrets } from './secrets.ts'

/**
 * The 6 digits by which a shopper is known at the counter: the same whenever they are derived from the same secret, so that
 * no event has to hold them.
 */
export function pickupCode(secrets: Pick<Secrets, 'hmac'>, orderId: string, fulfilmentId: string): string {
  const digest = secrets.hmac('pickup-code', JSON.stringify([orderId, fulfilmentId]))
  return String(BigInt(`0x${digest}`) % 1_000_000n).padStart(6, '0')
}
