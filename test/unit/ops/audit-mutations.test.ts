import { beforeAll, expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { createAudit, type Verdict } from '../../../services/ops/audit/audit.ts'
import { type Mutant, mutantsOf, seeded } from './mutations.ts'
import { isLegal } from './oracle/oracle.ts'
import { recordLog } from './recorded-log.ts'

const seed = 20_101_201
const count = 900

let clean: RawEvent[]
beforeAll(async () => {
  clean = await recordLog()
})

function audited(log: readonly RawEvent[]): Verdict {
  const audit = createAudit()
  for (const event of log) audit.take(event)
  return audit.finish({ marginMs: 0, isCut: false })
}

/** At or behind the change, or an obligation of an earlier event that was left undone; and about a stream that was changed. */
function isAttributed({ position, streams }: Mutant, { first }: Verdict): boolean {
  if (!first) return false
  const isAbout = first.concerns.some(stream => streams.includes(stream)) || first.why.includes(`position ${position}`)
  const isLeftUndone = ['reservations', 'stock', 'fulfilments'].includes(first.invariant)
  return isAbout && (first.place.position >= position || isLeftUndone)
}

test('the recorded log is clean, by the audit and by the oracle', () => {
  const types = new Set(clean.map(({ type }) => type))
  expect([...types].sort()).toEqual([
    ...['ItemAdded', 'ItemChanged', 'LocationAdded', 'NotificationDue', 'OrderCancelled', 'OrderPlaced'],
    ...[
      'PlacementAbandoned',
      'ReservationReleased',
      'ShortageRecorded',
      'StockAdjusted',
      'StockCounted',
      'StockIssued',
      'StockReceived',
      'StockReserved',
    ],
  ])
  expect(audited(clean).first).toBeNull()
  expect(isLegal(clean)).toBe(true)
})

test(`no mutation passes silently (seed ${seed})`, () => {
  const tallies = new Map<string, { named: number; legal: number }>()
  const wrong: string[] = []
  for (const mutant of mutantsOf(clean, count, seeded(seed))) {
    const verdict = audited(mutant.log)
    const legal = isLegal(mutant.log)
    const tally = tallies.get(mutant.operator) ?? { named: 0, legal: 0 }
    tallies.set(mutant.operator, tally)
    const told = `${mutant.operator} at ${mutant.position} of ${mutant.streams[0]}, ${mutant.what}`
    const { first } = verdict
    if (legal !== (first === null))
      wrong.push(`${told}: ${legal ? `legal, but ${first?.invariant}: ${first?.why}` : 'passed silently'}`)
    else if (first && !isAttributed(mutant, verdict))
      wrong.push(`${told}: named at ${first.place.position} of ${first.place.stream}, ${first.invariant}: ${first.why}`)
    tally[first ? 'named' : 'legal']++
  }
  expect(wrong).toEqual([])
  const named = [...tallies.values()].reduce((sum, tally) => sum + tally.named, 0)
  expect(named).toBeGreaterThan(200)
  for (const [operator, tally] of tallies) expect(tally.named, operator).toBeGreaterThan(0)
  console.log(
    `seed ${seed}: ${[...tallies].map(([operator, { named, legal }]) => `${operator}: ${named} named, ${legal} legal`).join('; ')}`,
  )
})
