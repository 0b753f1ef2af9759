import { z } from 'zod'
import type { SandboxAccount, SandboxEvent } from './account.ts'

const text = z.string()
const asked = { key: text, amountMinor: z.int() }
const authorization = { ...asked, currency: text, token: text }

const storedEvent: z.ZodType<SandboxEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('SandboxAuthorized'), ...authorization, reference: text, authorizedAt: text }),
  z.strictObject({ type: z.literal('SandboxDeclined'), ...authorization, reason: text, declinedAt: text }),
  z.strictObject({ type: z.literal('SandboxCaptured'), ...asked, capturedAt: text }),
  z.strictObject({ type: z.literal('SandboxCaptureRefused'), ...asked, reason: text, refusedAt: text }),
  z.strictObject({ type: z.literal('SandboxVoided'), key: text, voidedAt: text }),
  z.strictObject({ type: z.literal('SandboxRefunded'), ...asked, refundedAt: text }),
  z.strictObject({ type: z.literal('SandboxRefundRefused'), ...asked, reason: text, refusedAt: text }),
])

export const decodeEvent = (type: string, data: unknown): SandboxEvent => storedEvent.parse({ ...Object(data), type })

/** The platform hands back only what this very code has written, so snapshots need no decoding of old shapes. */
export const sandboxSnapshot = {
  encode: (account: SandboxAccount): unknown => account,
  decode: (json: unknown): SandboxAccount => json as SandboxAccount,
}
