import { z } from 'zod'
import { quantity, text } from '#platform/fields.ts'

const areUnique = (lines: { lineId: string }[]) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length

/** So many units of some lines, each line once. */
export const someLines = z
  .array(z.object({ lineId: text(1, 64), quantity }))
  .max(2000)
  .refine(areUnique, 'must name each line once')

export const atLeastOneLine = someLines.refine(lines => lines.length > 0, 'must not be empty')
