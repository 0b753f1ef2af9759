import type { status } from '@grpc/grpc-js'
import { expect } from 'vitest'
import type { EventStore } from '#platform/event-store.ts'
import { logEnd } from '../service-host.ts'

/** Sentences about one log: a call is refused so, and the log stands where it stood. */
export const refusals =
  (store: () => EventStore) =>
  async (call: () => Promise<unknown>, code: status, reason: string, figures: Record<string, string> = {}): Promise<void> => {
    const before = await logEnd(store())
    await expect(call()).rejects.toMatchObject({ code, reason, figures })
    expect(await logEnd(store())).toBe(before)
  }
