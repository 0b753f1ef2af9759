import { z } from 'zod'
import type { Priced, Verdict } from './domain/commands.ts'
import type { Opening } from './domain/return.ts'
import { dispositions } from './domain/return.ts'
import { count, openingSchema, text, units, words } from './stored-events.ts'

/** All that opening a return takes: kept with the claim, so that whoever opens it opens the same. */
export type Prepared = { opening: Opening; receivedAt: string | null; inspection: Verdict[]; priced: Priced | null }

const chosen = { lineId: text, units }
const prepared: z.ZodType<Prepared> = z.strictObject({
  opening: openingSchema,
  receivedAt: text.nullable(),
  inspection: z.array(
    z.discriminatedUnion('verdict', [
      z.strictObject({ ...chosen, verdict: z.literal('accept'), disposition: z.enum(dispositions).nullable() }),
      z.strictObject({ ...chosen, verdict: z.enum(['reject', 'review']), reason: words }),
    ]),
  ),
  priced: z
    .strictObject({
      grant: count,
      lines: z.array(z.strictObject(chosen)),
      shares: z.array(z.strictObject({ refundId: text, tenderId: text, paidMinor: count })),
    })
    .nullable(),
})

/** The claim that a return begins with, as the order's stream holds it. */
const claim = z.object({ returnId: text, opening: text })
export const claimType = 'UnitsClaimed'

export function readClaim(data: unknown): { returnId: string; prepared: Prepared } {
  const { returnId, opening } = claim.parse(data)
  return { returnId, prepared: readPrepared(opening) }
}
export const readPrepared = (opening: string): Prepared => prepared.parse(JSON.parse(opening))
