import { describe, expect, test } from 'vitest'
import { at, audited, brokenBy, type Told, told } from './hand-made.ts'
import {
  accepted,
  back,
  before,
  broken,
  brokenAtOnce,
  cancelled,
  carried,
  claimed,
  clawed,
  executed,
  givenBack,
  granted,
  history,
  inspected,
  known,
  leftWithChannel,
  n,
  order,
  paid,
  payment,
  received,
  refundAsked,
  refunded,
  replaced,
  requested,
  restocked,
  returned,
  saidWithGrant,
  settled,
  sold,
  unit,
  whole,
} from './returned-log.ts'

describe('a return that was carried out in full', () => {
  test('is clean, and so is the sale alone', () => {
    expect(brokenBy(...before)).toBeNull()
    expect(brokenBy(...whole)).toBeNull()
  })

  test.each([
    ['units that nobody opened a return for', n(requested) - 1, 'units: claims units for return r, which was never opened'],
    ['an acceptance that the order does not say', n(inspected), 'order 1 does not say that units 1 of line 1 are returned'],
    [
      'units that did not come back to stock',
      n(inspected) + 1,
      '1 units are accepted for stock-A@s2 sellable, of which 0 came back',
    ],
    ['a refund that was never asked for', n(carried), 'refund r-card was granted and never asked for'],
    [
      'a refund whose end the return does not say',
      n(carried) + 2,
      'payment p ended refund r-card, which its return does not say',
    ],
  ])('is in flight while it is young, and broken behind that: %s', (_, length, why) => {
    const log = whole.slice(0, length)
    const plain = why.replace(/^\w+: /, '')
    expect(audited(log, { marginMs: 3_600_000, at: Date.parse(at(length)) })).toMatchObject({
      first: null,
      inFlight: expect.arrayContaining([expect.objectContaining({ what: plain })]),
    })
    expect(audited(log).checked.map(({ violation }) => violation?.why)).toContain(plain)
  })

  test('is settled in the end, once', () => {
    expect(brokenBy(...givenBack, clawed())).toMatch(/returns: was carried out, and never settled$/)
    broken([...whole, settled()], 'returns: is settled twice')()
  })

  test('waits for its provider as long as that takes', () => expect(brokenBy(...carried, refundAsked())).toBeNull())
})

describe('a unit', () => {
  const other = (lines = unit()) => claimed(lines, lines[0]?.units[0]?.first === 1 ? paid(191, 143) : paid(191, 142), 'q')
  test(
    'is claimed by one return at a time',
    broken([...requested, other()], 'units: unit 1 of line 1 is returned or being returned'),
  )
  test('is returned once', broken([...whole, other()], 'units: unit 1 of line 1 is returned or being returned'))
  test('is free again once it is given up', () => {
    const released = order('ClaimReleased', { returnId: 'r', lines: unit(), reason: 'cancelled', releasedAt: at(32) })
    const again = [...requested, cancelled, released, other()]
    expect(brokenBy(...again)).toBe(`${n(again) - 1} returns: claims units for return q, which was never opened`)
    expect(brokenBy(...requested, cancelled)).toMatch(/returns: order 1 still counts units 1 of line 1 as claimed$/)
    expect(brokenBy(...requested, released)).toMatch(/returns: carries out units 1 of line 1, where return r decided none$/)
  })
  test('comes back only after it left', () => {
    const early = [...sold.slice(0, 11), claimed()]
    expect(brokenBy(...early)).toMatch(/^11 units: units 1 of line 1 come back, of which none have left$/)
  })
  test(
    'that is not there does not come back',
    broken([...before, claimed(unit(4), paid(0, 0))], 'units: units 4 of line 1 come back, of which 1–3 have left'),
  )
  test(
    'is claimed at what was paid for it',
    broken(
      [...before, claimed(unit(), paid(192, 142))],
      'units: these units were paid with [card: 191, cash: 143], but [card: 192, cash: 142] is said',
    ),
  )
  test(
    'gives back no more than was paid for it',
    broken(
      [...inspected, returned(unit(), paid(192, 142))],
      'units: gives 192 back to tender card, which paid 191 for these units',
    ),
  )
  test(
    'is returned only if it is claimed',
    broken([...inspected, returned(unit(2), paid(191, 142))], 'units: ends units 2 of line 1, of which 1 are claimed'),
  )
})

describe('a return', () => {
  test(
    'receives what is awaited, once',
    broken([...requested, received(), received()], 'returns: units 1 of line 1 are not awaiting'),
  )
  test('accepts what it received', broken([...requested, accepted()], 'returns: units 1 of line 1 are not received or review'))
  test(
    'accepts units where they lie',
    broken([...requested, received(), accepted({ locationId: 's' })], 'returns: accepts units 1 of line 1 at s, which lie at s2'),
  )
  test('accepts with a grant', () =>
    expect(brokenBy(...requested, received(), accepted())).toMatch(/returns: accepts units, and grants no refund$/))
  test(
    'grants what the units were paid with',
    broken([...requested, received(), accepted(), granted(190)], 'returns: grants 333 for units that are worth 334'),
  )
  test(
    'grants no tender more than it paid',
    broken(
      [...requested, received(), accepted(), granted(192, 142)],
      'returns: grants 192 to tender card, which paid 191 for these units',
    ),
  )
  test('is settled once all is carried out', () => {
    expect(brokenAtOnce(...inspected, settled(0))).toMatch(/is settled, but order 1 does not say/)
    expect(brokenAtOnce(...inspected, returned(), settled(0))).toMatch(/returned stock: is settled, but 1 units are accepted/)
    expect(brokenAtOnce(...carried, settled(0))).toMatch(/refunds: is settled while refund r-card is granted$/)
    expect(brokenAtOnce(...givenBack, settled(0))).toMatch(/points: is settled, but unit 1 of line 1 kept its points$/)
    expect(brokenAtOnce(...givenBack, clawed(), settled(2))).toMatch(/points: says that 2 points went back, where 3 did$/)
  })
})

describe('stock that comes back', () => {
  test(
    'does so once',
    broken(
      [...carried, restocked({ entryId: 'e2' })],
      'returned stock: 2 units come back sellable for return-r, which accepted 1',
    ),
  )
  test(
    'does so as it was found',
    broken(
      [...inspected, returned(), restocked({ disposition: 'damaged' })],
      'returned stock: 1 units come back damaged for return-r, which accepted 0',
    ),
  )
  test(
    'does so where it lies',
    broken(
      [...inspected, returned(), restocked({}, 'stock-A@s')],
      'returned stock: 1 units come back sellable for return-r, which accepted 0',
    ),
  )
})

describe('a refund', () => {
  const failed = payment('RefundFailed', { refundId: 'r-card', reason: 'closed', failedAt: at(34) })
  const said = back('RefundFailed', { refundId: 'r-card', reason: 'closed', failedAt: at(34) })
  const credit = (amountMinor = 191, stream = 'return-r') =>
    told('storedValue-v', 'StoreCreditIssued', { owner: { stream, step: 'x' }, amountMinor, currency: 'GBP', issuedAt: at(35) })

  test('is what was granted', broken([...carried, refundAsked(190)], 'refunds: asks for 190 back, where return r granted 191'))
  test(
    'is granted before it is asked for',
    broken([...before, refundAsked()], 'refunds: asks for refund r-card, which nobody granted'),
  )
  test(
    'is said to be given back when it is',
    broken([...carried, refundAsked(), executed('r-card')], 'refunds: says that payment p gave back, which is asked'),
  )
  test('ends once', broken([...givenBack, executed('r-cash')], 'refunds: refund r-cash is executed, and now executed'))
  test('that failed becomes store credit, once', () => {
    const gone = [...carried, executed('r-cash'), refundAsked(), failed, said]
    expect(brokenBy(...gone)).toMatch(/refunds: refund r-card failed, and nothing took its place$/)
    const rest = [clawed(), settled()]
    expect(brokenBy(...gone, replaced, credit(), ...rest)).toBeNull()
    // As it was done once.
    expect(brokenBy(...gone, credit(), replaced, ...rest)).toBeNull()
    expect(brokenBy(...gone, replaced, ...rest)).toMatch(/refund r-card is replaced by store credit v, which was never issued$/)
    expect(brokenAtOnce(...gone, replaced)).toBeNull()
    expect(brokenAtOnce(...gone, replaced, credit(), credit())).toMatch(/store credit: is issued twice$/)
    for (const either of [(given: Told) => [given, replaced], (given: Told) => [replaced, given]]) {
      expect(brokenAtOnce(...gone, ...either(credit(190)))).toMatch(/store credit: replaces 191 GBP by 190 GBP$/)
      expect(brokenAtOnce(...gone, ...either(credit(191, 'return-q')))).toMatch(/store credit v was issued for return-q$/)
    }
    const part = back('RefundReplaced', { refundId: 'r-card', storedValueId: 'v', amountMinor: 190, replacedAt: at(35) })
    expect(brokenAtOnce(...gone, part, credit(190))).toMatch(/refunds: replaces 190 of refund r-card of 191$/)
  })
  test('that failed and was given back by a person has no store credit as well', () => {
    const byHand = [...carried, executed('r-cash'), refundAsked(), failed, said, executed('r-card'), clawed(), settled()]
    expect(brokenBy(...byHand)).toBeNull()
    expect(brokenBy(...byHand, credit())).toMatch(/store credit: store credit v replaces no refund$/)
    expect(brokenAtOnce(...byHand, credit(), replaced)).toMatch(/refunds: refund r-card is executed, and now replaced$/)
  })
  test('may be with a person', () => {
    const person = back('RefundNeedsPerson', { refundId: 'r-card', because: 'silent', askedAt: at(35) })
    expect(brokenBy(...carried, refundAsked(), person)).toBeNull()
    expect(brokenBy(...carried, refundAsked(), person, executed('r-card'), executed('r-cash'), clawed(), settled())).toBeNull()
  })
})

describe('a refund of a settled return', () => {
  const rest = history.slice(n(saidWithGrant))
  test('may be left with the channel that took the money, not with a payment', () => {
    expect(brokenBy(...leftWithChannel)).toBeNull()
    expect(brokenBy(...leftWithChannel.slice(0, -1))).toMatch(/returns: was carried out, and never settled$/)
    const unsaid = [...carried, refundAsked(), refunded, executed('r-cash'), clawed(), settled()]
    expect(brokenBy(...unsaid)).toMatch(/refunds: is settled while refund r-card is granted$/)
  })
  test('is with nobody', () => {
    const person = back('RefundNeedsPerson', { refundId: 'r-cash', because: 'silent', askedAt: at(35) })
    const asked = [...carried, refundAsked(), refunded, executed('r-card'), person, clawed(), settled()]
    expect(brokenBy(...asked)).toMatch(/refunds: is settled while refund r-cash is needs_person$/)
  })
  test.each(['r-card', 'r-cash'])('that was given back before is said so with its grant: %s', refundId => {
    expect(brokenBy(...history)).toBeNull()
    const other = executed(refundId === 'r-card' ? 'r-cash' : 'r-card', 'accept')
    const [silent, late] = [
      [...known, other],
      'refunds: says behind its grant that a refund is executed which was given back before',
    ]
    expect(brokenBy(...silent, ...rest)).toContain(`refunds: is settled while refund ${refundId} is granted`)
    expect(audited(silent).checked.map(({ violation }) => violation?.why)).toContain(
      `refund ${refundId} was given back before, which its grant does not say`,
    )
    broken([...silent, executed(refundId)], late)()
  })
})
