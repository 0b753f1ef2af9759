import { isDeepStrictEqual } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { createAudit, type Verdict } from '../../../services/ops/audit/audit.ts'
import { auditedTypes } from '../../../services/ops/audit/shapes.ts'
import { booksOf } from './books.ts'
import { type Mutant, mutantsOf, seeded, sweepOf } from './mutations.ts'
import { directed } from './trade/directed.ts'
import { legal } from './trade/legal.ts'
import { recordTrade } from './trade/log.ts'
import { type Retelling, retold } from './trade/retold.ts'
import { ordersRetold } from './trade/retold-orders.ts'
import { parcelsRetold } from './trade/retold-parcels.ts'
import { rulesOfAudit, saidByHand } from './trade/rules.ts'
import { unrecorded, untold } from './trade/untold.ts'

const seed = 20_261_123

function audited(log: readonly RawEvent[]): Verdict {
  const audit = createAudit()
  for (const event of log) audit.take(event)
  return audit.finish({ marginMs: 0, isCut: false })
}
const brokenIn = ({ checked }: Verdict) =>
  checked.flatMap(({ name, violation }) => (violation ? [{ name, why: violation.why }] : []))

let log: RawEvent[]
const silent: string[] = []
/** Why mutants were named that chance had no part in, and invariants that were the only one to name some mutant. */
const whys = new Set<string>()
const alone = new Set<string>()
const tallies = new Map<string, { named: number; legal: number }>()

function judge({ log: mutant, operator, what, position }: Mutant, book: readonly RawEvent[], isChance = false): void {
  if (isDeepStrictEqual(mutant, book)) return
  const broken = brokenIn(audited(mutant))
  if (!isChance) for (const { why } of broken) whys.add(why)
  if (broken.length === 1) alone.add(broken[0]?.name ?? '')
  const tally = tallies.get(operator) ?? { named: 0, legal: 0 }
  tallies.set(operator, tally)
  tally[broken.length > 0 ? 'named' : 'legal']++
  const told = `${book.find(event => event.position === position)?.type} ${operator}: ${what}`
  if (broken.length === 0 && !legal.some(pattern => pattern.test(told))) silent.push(told)
}

/** Told so that one rule is the first to be broken, and was named otherwise. */
const misnamed: string[] = []
const rules = rulesOfAudit()

function judgeRetold(books: readonly RawEvent[][], retelling: Retelling): void {
  const [names] = retelling
  const { book, mutant } = retold(books, retelling)
  judge(mutant, book)
  const { first } = audited(mutant.log)
  const rule = rules.find(({ file, says }) => `${file}: ${says}` === names)
  if (!first || !rule?.matches(first.why)) misnamed.push(`${names}, but ${first?.invariant}: ${first?.why}`)
}

beforeAll(async () => {
  log = await recordTrade()
  const chance = seeded(seed)
  const seen = new Map<string, number>()
  const books = booksOf(log)
  for (const retelling of [...ordersRetold, ...parcelsRetold]) judgeRetold(books, retelling)
  for (const book of books) {
    for (const mutant of mutantsOf(book, book.length, chance)) judge(mutant, book, true)
    for (const mutant of sweepOf(book, seen, 2)) judge(mutant, book)
    for (const mutant of directed(book)) judge(mutant, book)
  }
}, 900_000)

test('everything that can happen happened, and all of it is clean, in whole and in its parts', () => {
  const types = new Set(log.filter(({ stream }) => !stream.startsWith('sandboxPayment-')).map(({ type }) => type))
  expect(auditedTypes.filter(type => !types.has(type))).toEqual(unrecorded.types)
  expect(brokenIn(audited(log))).toEqual([])
  for (const book of booksOf(log)) expect(brokenIn(audited(book)), book.at(-1)?.stream).toEqual([])
})

test(`no mutation of it passes silently (seed ${seed})`, () => {
  expect(silent).toEqual([])
  for (const [operator, { named }] of tallies) expect(named, operator).toBeGreaterThan(0)
  expect(tallies.get('doubled')?.legal).toBe(0)
  console.log(
    `seed ${seed}: ${[...tallies].map(([operator, { named, legal: other }]) => `${operator}: ${named} named, ${other} legal`).join('; ')}`,
  )
})

test('what breaks one rule is named by it first', () => expect(misnamed).toEqual([]))

test('every invariant is the only one to name some mutant', () => {
  const invariants = audited(log).checked.map(({ name }) => name)
  expect(invariants.filter(name => !alone.has(name))).toEqual(unrecorded.invariants)
})

test('every rule of the audit names some mutant, or a log that was made by hand', () => {
  const byHand = saidByHand()
  const unnamed = rules.filter(({ matches }) => ![...whys].some(matches) && !byHand.some(matches))
  expect(unnamed.map(({ file, says }) => `${file}: ${says}`).sort()).toEqual(untold.toSorted())
})
