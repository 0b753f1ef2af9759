import { describe, expect, test } from 'vitest'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { at, brokenBy, logOf, noon, type Told, told } from './hand-made.ts'
import {
  accepted,
  account,
  activated,
  before,
  broken,
  brokenAtOnce,
  claimed,
  clawed,
  closes,
  executed,
  givenBack,
  granted,
  n,
  opened,
  promised,
  rate,
  received,
  refundAsked,
  refunded,
  restocked,
  returned,
  settled,
  sold,
  unit,
  whole,
} from './returned-log.ts'

describe('points', () => {
  test.each<[string, Told[], string]>([
    ['are as many as the units cost', [promised({}, { points: 10 })], 'units 1–3 of line 1 earn 9, but 10 are promised'],
    [
      'are of units that left',
      [promised({}, { units: [{ first: 1, last: 4 }] })],
      'units 1–4 of line 1 earn, of which 1–3 have left',
    ],
    [
      'are by the rules of the purchase',
      [promised({ policyVersion: 1 })],
      'earns by version 1 of the rules, where version 0 was in force',
    ],
    [
      'are by the rate of the rules',
      [promised({}, { rate: { ...rate, points: 2 }, points: 18 })],
      'line 1 earns by 2 per 100 at 100 % × 100 %, down, where 1 per 100 at 100 % × 100 %, down is due',
    ],
    ['are of the channel', [promised({ channelKind: 'web' })], 'earns in GBP on web, where the order is in GBP on app'],
    ['are earned once', [promised(), promised({}, { lotId: 'm' })], 'unit 1 of line 1 earned before, or came back'],
    ['become active when they are due', [promised(), activated({}, at(31))], `lot l becomes active at ${closes}, not before`],
    [
      'become active when their units can’t come back any more',
      [promised({}, { activatesAt: at(31) })],
      `units 1–3 of line 1 may be returned until ${closes}, and not until ${at(31)}`,
    ],
    ['become active whole', [promised(), activated({ points: 8 })], 'lot l holds 9, of which 8 become active'],
    ['become active once', [promised(), activated(), activated()], 'lot l is not promised for order 1'],
    ['pay no debt that is not there', [promised(), activated({ debtRepaid: 1 })], 'pays 1 of a debt of 0 out of 9'],
  ])('%s', (_, events, why) => broken([...sold, ...events], `points: ${why}`)())

  test.each<[string, Told, string]>([
    ['of its unit', clawed({ lines: [{ ...unit()[0], points: 4 }] }), 'units 1 of line 1 earned 3, but 4 go'],
    [
      'of units that came back',
      clawed({ lines: [{ ...unit(2)[0], points: 3 }] }),
      'takes back points of unit 2 of line 1, which return r never brought back',
    ],
    [
      'from where they are',
      clawed({ taken: [{ lotId: 'l', from: 'promised', points: 3 }] }),
      'takes from lot l, which is not promised',
    ],
    [
      'in full',
      clawed({ taken: [{ lotId: 'l', from: 'active', points: 2 }] }),
      'takes 2 points and 0 as debt, where 3 are to go',
    ],
    [
      'from each lot once',
      clawed({ taken: [1, 2].map(points => ({ lotId: 'l', from: 'active', points })) }),
      'takes from one lot twice',
    ],
    ['from its own lot first', clawed({ taken: [], debt: 3 }), 'takes less than 3 from lot l, which its own units earned'],
  ])('go back %s', (_, event, why) => broken([...givenBack, event], `points: ${why}`)())

  test('go back from what was promised of their own units', () => {
    const two = [
      promised({}, { units: unit(1)[0]?.units, points: 3 }),
      promised({}, { lotId: 'm', units: unit(2, 3)[0]?.units, points: 6 }),
    ]
    const taken = [{ lotId: 'm', from: 'promised', points: 3 }]
    const log = [...sold, ...two, ...whole.slice(n(before), n(givenBack)), clawed({ taken })]
    broken(log, 'points: takes 3 from lot m, which other units were promised')()
  })

  test('go back once', broken([...givenBack, clawed(), clawed()], 'points: takes back the points of unit 1 of line 1 twice'))

  test('that left are owed', () => expect(brokenBy(...sold)).toBe(`15 points: what has left of order 1 never earned its points`))

  test('of units that came back first are never promised', () => {
    const [sale, claim] = [sold, [claimed(), opened(), received(), accepted(), granted(), returned(), restocked()]]
    const annulled = clawed({ lines: [{ ...unit()[0], points: 0 }], taken: [] })
    const rest = promised({}, { units: [{ first: 2, last: 3 }], points: 6 })
    const ended = [refundAsked(), refunded, executed('r-card'), executed('r-cash'), annulled, settled(0)]
    const due = activated({ points: 6 })
    expect(brokenBy(...sale, ...claim, ...ended, rest, due)).toBeNull()
    const late = [...sale, ...claim, ...ended, promised()]
    broken(late, 'points: unit 1 of line 1 earned before, or came back')()
  })

  test('that are gone become debt, which later points pay', () => {
    const spent = (difference: number, taken: object[], lotId: string | null, debtRepaid = 0) =>
      account('PointsAdjusted', {
        adjustmentId: `a${difference}`,
        difference,
        reason: 'x',
        lotId,
        taken,
        debtRepaid,
        adjustedAt: at(31),
      })
    const poor = [...before, spent(-8, [{ lotId: 'l', points: 8 }], null), ...whole.slice(n(before), n(givenBack))]
    const owing = [...poor, clawed({ taken: [{ lotId: 'l', from: 'active', points: 1 }], debt: 2 })]
    expect(brokenAtOnce(...owing, spent(5, [], 'm', 2))).toBeNull()
    broken([...owing, spent(5, [], 'm', 0)], 'points: pays 0 of a debt of 2 out of 5')()
    broken(
      [...poor, spent(4, [], 'm'), clawed({ taken: [{ lotId: 'l', from: 'active', points: 1 }], debt: 2 })],
      'points: leaves 2 as debt while there are active points',
    )()
    broken([...before, spent(-10, [{ lotId: 'l', points: 10 }], null)], 'points: takes 10 from lot l, which holds 9')()
  })
})

describe('rules that were put while something was decided, for what was bought before them', () => {
  const terms = { windowDays: 60, isFinalSale: false, feeBps: 0 }
  const from = { version: 1, effectiveFrom: at(-86_400), categories: [], putAt: at(20) }
  const earning = { ...from, rates: [], otherwise: { points: 2, perMinor: 100 }, channels: [], rounding: 'down' }
  const put = told('policy-returns', 'ReturnPolicyPut', { ...from, otherwise: terms, noReceiptLimitMinor: 0 })
  const putEarning = told('policy-loyalty', 'EarningPolicyPut', earning)
  const anew = { rate: { ...rate, points: 2 }, points: 18 }
  const later = at(20 + 60 * 86_400)
  const window = `points: units 1–3 of line 1 may be returned until ${later}, and not until ${closes}`
  const version = 'earns by version 0 of the rules, where version 1 was in force'
  /** With its last event so many seconds later. */
  const firstBroken = (events: readonly Told[], seconds: number) => {
    const audit = createAudit()
    for (const [index, event] of logOf(events).entries())
      audit.take(index === events.length - 1 ? { ...event, created: at(events.length + seconds) } : event)
    const { first } = audit.finish({ marginMs: 0, at: noon, isCut: false })
    return first && `${first.invariant}: ${first.why}`
  }

  test.each<[string, Told[], string | null, number]>([
    ['leave a promise by those before them as it is', [...sold, put, promised()], null, 0],
    ['and one by their own', [...sold, put, promised({}, { activatesAt: later })], null, 0],
    ['but not for ever', [...sold, put, promised()], window, 3_600],
    ['nor of what was bought behind them', [put, ...sold, promised()], window, 0],
    ['let it earn by those before them', [...sold, putEarning, promised()], null, 0],
    ['or by their own', [...sold, putEarning, promised({ policyVersion: 1 }, anew)], null, 0],
    ['but earn by them later', [...sold, putEarning, promised()], `points: ${version}`, 3_600],
    ['and what was bought behind them at once', [putEarning, ...sold, promised()], `points: ${version}`, 0],
    ['let a return go by those that it was claimed by', [...before, claimed(), put, opened()], null, 1e6],
    [
      'and no return that was claimed by them',
      [put, ...before.filter(({ type }) => !type.startsWith('Points')), claimed(), opened()],
      'returns: goes by version 0 of the rules, where version 1 was in force',
      0,
    ],
  ])('%s', (_, events, why, seconds) => expect(firstBroken(events, seconds)).toBe(why))
})
