import { z } from 'zod'
import type { Policy } from './domain/policy.ts'
import type { Return } from './domain/return.ts'
import { accepted, disposition, openedLine, opening, policyVersion, refund, text, units, words } from './stored-events.ts'

const part = z.strictObject({
  units,
  reception: z.enum(['awaiting', 'received', 'lost', 'cancelled']),
  acceptance: z.enum(['pending', 'accepted', 'rejected', 'review']),
  locationId: text.nullable(),
  disposition,
})
const standing = z.discriminatedUnion('state', [
  z.strictObject({ state: z.enum(['granted', 'with_channel', 'executed']) }),
  z.strictObject({ state: z.literal('failed'), reason: text }),
  z.strictObject({ state: z.literal('needs_person'), because: text }),
  z.strictObject({ state: z.literal('replaced'), storedValueId: text }),
])
const storedReturn: z.ZodType<Return> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unopened') }),
  z.strictObject({
    state: z.literal('opened'),
    ...opening,
    lines: z.array(z.strictObject({ ...openedLine, parts: z.array(part) })),
    grants: z.array(z.strictObject({ lines: z.array(accepted), refunds: z.array(z.strictObject(refund)), grantedAt: text })),
    refunds: z.array(z.strictObject({ ...refund, standing, refusedBecause: text.nullable(), grantedAt: text })),
    question: words,
    settledAt: text.nullable(),
  }),
])

/** Snapshots hold the state as it is. */
export const returnSnapshot = {
  encode: (state: Return): unknown => state,
  decode: (json: unknown): Return => storedReturn.parse(json),
}
const storedPolicy: z.ZodType<Policy> = z.array(z.strictObject(policyVersion))
export const policySnapshot = {
  encode: (policy: Policy): unknown => policy,
  decode: (json: unknown): Policy => storedPolicy.parse(json),
}
