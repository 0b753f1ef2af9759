import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { logOf } from './hand-made.ts'
import { mutantsOf, operators, seeded } from './mutations.ts'
import { history, leftWithChannel } from './returned-log.ts'

const seed = 20_110_331
const count = 900

function brokenBy(log: readonly RawEvent[]): string | null {
  const audit = createAudit()
  for (const event of log) audit.take(event)
  const { first } = audit.finish({ marginMs: 0, isCut: false })
  return first && `${first.invariant}: ${first.why}`
}

/** What a log may as well say: words, times and names that nothing is held against, and who asked for a command of one event. */
const legal: readonly RegExp[] = [
  / envelope: (actor|commandHash|requestId) of /,
  /^(Item|Location)Added text: \.(names\.en|category|taxClass|name|countryCode|timeZone): /,
  / text: \.(reference|provider|providerReference|token|key|codeHash|reason|opening|id|placedAs|channelOrderId): /,
  / text: \.(\*\.)?\w+(At|Until): /,
  / text: \.(entryId|channel\.id|lines\.\*\.discounts\.\*\.reason|tenders\.\*\.reference): /,
  /^StockReceived number: \.quantity: 3 becomes /,
  /^OrderPlaced number: \.lines\.\*\.taxMinor: /,
  /^StockReturned text: \.owner\.step: /,
  // Neither needs the other.
  / swappedInLog: with /,
  // Two refunds of one return.
  /^RefundExecuted swappedInStream: /,
]

/** A capture may wait for its provider as long as nothing is to be given back of it. */
const captureUnanswered = [/^PaymentCaptured (dropped|lost): /]

test.each([
  ['whose cash the channel gives back', leftWithChannel, []],
  ['whose money was given back before', history, captureUnanswered],
] as const)(`no mutation of a sale, its points and a return %s passes silently (seed ${seed})`, (_, events, unanswered) => {
  const clean = logOf(events)
  expect(brokenBy(clean)).toBeNull()
  const tallies = new Map<string, { named: number; legal: number }>()
  const silent: string[] = []
  for (const mutant of mutantsOf(clean, count, seeded(seed))) {
    if (isDeepStrictEqual(mutant.log, clean)) continue
    const tally = tallies.get(mutant.operator) ?? { named: 0, legal: 0 }
    tallies.set(mutant.operator, tally)
    const why = brokenBy(mutant.log)
    const type = clean.find(({ position }) => position === mutant.position)?.type
    const told = `${type} ${mutant.operator}: ${mutant.what}`
    if (why === null && unanswered.some(pattern => pattern.test(told))) continue
    tally[why === null ? 'legal' : 'named']++
    if (why === null && !legal.some(pattern => pattern.test(told))) silent.push(told)
  }
  expect(silent).toEqual([])
  for (const operator of Object.keys(operators)) expect(tallies.get(operator)?.named, operator).toBeGreaterThan(0)
  for (const operator of ['dropped', 'doubled', 'repeated', 'lost']) expect(tallies.get(operator)?.legal, operator).toBe(0)
  console.log(
    `seed ${seed}: ${[...tallies].map(([operator, { named, legal: other }]) => `${operator}: ${named} named, ${other} legal`).join('; ')}`,
  )
})
