import { setTimeout as delay } from 'node:timers/promises'

/** How long to wait before attempt n (from 1): doubling from 50 ms to `maxMs`, half of it by chance so that callers spread. */
export function backoffMs(attempt: number, maxMs = 5_000): number {
  const full = Math.min(maxMs, 50 * 2 ** Math.min(attempt - 1, 16))
  return full / 2 + (Math.random() * full) / 2
}

/** Waits before attempt n; ends early, without an error, when the signal aborts. */
export const backOff = (attempt: number, signal?: AbortSignal, maxMs?: number): Promise<void> =>
  delay(backoffMs(attempt, maxMs), undefined, signal ? { signal } : {}).catch(() => {})
