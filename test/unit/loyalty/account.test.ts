import { describe, expect, test } from 'vitest'
import { accountDecider } from '../../../services/loyalty/domain/decider.ts'
import { specification } from '../../specification.ts'
import {
  activate,
  activated,
  adjust,
  adjusted,
  clawBack,
  clawedBack,
  double,
  enrolled,
  line,
  lot,
  nextDay,
  nextMonth,
  noon,
  onePerHundred,
  promise,
  promised,
  units,
} from './fixtures.ts'

const { given } = specification(accountDecider)
const enrol = (occurredAt: string | null = null) => ({ type: 'Enrol', customerId: 'c-1', occurredAt, at: nextDay }) as const

describe('an account', () => {
  test('is opened once', () => {
    given().when(enrol()).then({ type: 'AccountEnrolled', customerId: 'c-1', occurredAt: nextDay, enrolledAt: nextDay })
    given().when(enrol(noon)).then({ type: 'AccountEnrolled', customerId: 'c-1', occurredAt: noon, enrolledAt: nextDay })
    given(enrolled).when(enrol()).nothing()
  })

  test.each([promise([line(units([1, 1]))]), activate(), clawBack([{ lineId: 'l-1', units: units([1, 1]) }]), adjust(1)])(
    'has to be there: $type',
    command => given().when(command).refused('ACCOUNT_NOT_FOUND'),
  )
})

describe('a promise', () => {
  test('is a lot for each line, by its units that left', () =>
    given(enrolled)
      .when(promise([line(units([1, 3], [7, 7])), line(units([1, 2]), { lineId: 'l-2', quantity: 2, amountMinor: 901 })]))
      .then(promised([lot(units([1, 3], [7, 7]), 4), lot(units([1, 2]), 8, { lineId: 'l-2', quantity: 2, amountMinor: 901 })])))

  test('is made once for each unit: a later shipment promises the others', () => {
    const first = promised([lot(units([1, 3]), 3)])
    given(enrolled, first)
      .when(promise([line(units([1, 3]))]))
      .nothing()
    given(enrolled, first)
      .when(promise([line(units([2, 2]))]))
      .nothing()
    given(enrolled, first)
      .when(promise([line(units([2, 5]), { activatesAt: nextMonth })]))
      .then(promised([lot(units([4, 5]), 2, { activatesAt: nextMonth, lotId: 'o-1/l-1/2' })]))
  })

  test('is a lot for each time at which units of a line become active', () =>
    given(enrolled)
      .when(promise([line(units([1, 3])), line(units([4, 9]), { activatesAt: nextMonth })]))
      .then(promised([lot(units([1, 3]), 3), lot(units([4, 9]), 6, { activatesAt: nextMonth })])))

  test('is made for each order and line apart', () => {
    const first = promised([lot(units([1, 10]), 10)])
    given(enrolled, first)
      .when(promise([line(units([1, 1]))], { orderId: 'o-2' }))
      .then(promised([lot(units([1, 1]), 1, { lotId: 'o-2/l-1/1' })], { orderId: 'o-2' }))
    given(enrolled, first)
      .when(promise([line(units([1, 1]), { lineId: 'l-2' })]))
      .then(promised([lot(units([1, 1]), 1, { lineId: 'l-2' })]))
  })

  test.each([{ quantity: 9 }, { amountMinor: 999 }])('of a line that stood for something else is refused: %o', other =>
    given(enrolled, promised([lot(units([1, 1]), 1)]))
      .when(promise([line(units([2, 2]), { lineId: 'l-2' }), line(units([2, 2]), { amountMinor: 1_000, ...other })]))
      .refused('UNITS_DIFFER', { line_id: 'l-1' }),
  )

  test('leaves out units that came back before it', () => {
    const annulled = clawedBack([{ lineId: 'l-1', units: units([2, 2]), points: 0 }])
    given(enrolled, annulled)
      .when(promise([line(units([1, 3]))]))
      .then(promised([lot(units([1, 1], [3, 3]), 2)]))
    given(enrolled, annulled)
      .when(promise([line(units([2, 2]))]))
      .nothing()
  })

  test('of units that earn nothing is kept, so that they count as promised', () => {
    const cheap = { quantity: 10, amountMinor: 990 }
    given(enrolled)
      .when(promise([line(units([1, 10]), cheap)]))
      .then(promised([lot(units([1, 10]), 0, cheap)]))
    given(enrolled, promised([lot(units([1, 10]), 0, cheap)]))
      .when(promise([line(units([1, 10]), cheap)]))
      .nothing()
  })

  test('keeps a line to the rules that its first units were promised by', () => {
    const doubled = { lineId: 'l-2', rate: { ...onePerHundred, channelPercent: 200 } }
    given(enrolled, promised([lot(units([1, 1]), 1)]))
      .when(promise([line(units([2, 2])), line(units([1, 1]), { lineId: 'l-2' })], { policy: double }))
      .then(promised([lot(units([2, 2]), 1), lot(units([1, 1]), 2, doubled)], { policyVersion: 1 }))
  })

  test('of more than can be counted is refused', () =>
    given(enrolled, adjusted(Number.MAX_SAFE_INTEGER - 9))
      .when(promise([line(units([1, 10]))]))
      .refused('INVALID_FIELD', { field: 'lines' }))
})

describe('activation', () => {
  const lots = promised([
    lot(units([1, 3]), 3),
    lot(units([4, 5]), 2, { activatesAt: nextMonth }),
    lot(units([1, 2]), 2, { lineId: 'l-2' }),
  ])

  test('takes the lots whose time has come', () => {
    given(enrolled, lots)
      .when(activate(nextDay))
      .then(
        activated([
          ['o-1/l-1/1', 3],
          ['o-1/l-2/1', 2],
        ]),
      )
    given(enrolled, lots)
      .when(activate(nextMonth))
      .then(
        activated(
          [
            ['o-1/l-1/1', 3],
            ['o-1/l-1/4', 2],
            ['o-1/l-2/1', 2],
          ],
          { at: nextMonth },
        ),
      )
  })

  test('is refused while none is due', () => {
    given(enrolled, lots).when(activate(noon)).refused('NOT_DUE', { due_at: nextDay })
    given(
      enrolled,
      lots,
      activated([
        ['o-1/l-1/1', 3],
        ['o-1/l-2/1', 2],
      ]),
    )
      .when(activate())
      .refused('NOT_DUE', { due_at: nextMonth })
  })

  test('has nothing to do where nothing is promised', () => {
    given(enrolled).when(activate()).nothing()
    given(enrolled, promised([lot(units([1, 10]), 0, { amountMinor: 1 })]))
      .when(activate())
      .nothing()
  })

  test('is of what is left of a lot', () => {
    const back = clawedBack([{ lineId: 'l-1', units: units([1, 2]), points: 2 }], { taken: [['o-1/l-1/1', 'promised', 2]] })
    given(enrolled, lots, back)
      .when(activate(nextDay))
      .then(
        activated([
          ['o-1/l-1/1', 1],
          ['o-1/l-2/1', 2],
        ]),
      )
  })

  test('pays debt first, lot by lot', () => {
    const owing = clawedBack([{ lineId: 'l-1', units: units([1, 4]), points: 4 }], { orderId: 'o-0', debt: 4 })
    given(enrolled, owing, lots)
      .when(activate(nextDay))
      .then(
        activated([
          ['o-1/l-1/1', 3, 3],
          ['o-1/l-2/1', 2, 1],
        ]),
      )
  })
})

describe('a clawback', () => {
  const lots = promised([lot(units([1, 3]), 3), lot(units([4, 10]), 7, { activatesAt: nextMonth })])
  const back = (...ranges: [number, number][]) => [{ lineId: 'l-1', units: units(...ranges) }]
  const pointsOf = (points: number, ...ranges: [number, number][]) => [{ lineId: 'l-1', units: units(...ranges), points }]

  test('annuls what is promised to just those units, whatever is active', () =>
    given(enrolled, adjusted(50), lots)
      .when(clawBack(back([3, 5])))
      .then(
        clawedBack(pointsOf(3, [3, 5]), {
          taken: [
            ['o-1/l-1/1', 'promised', 1],
            ['o-1/l-1/4', 'promised', 2],
          ],
        }),
      ))

  test('takes from the lot that the units earned once it is active, before older ones', () =>
    given(enrolled, adjusted(50), lots, activated([['o-1/l-1/1', 3]]))
      .when(clawBack(back([2, 4])))
      .then(
        clawedBack(pointsOf(3, [2, 4]), {
          taken: [
            ['o-1/l-1/1', 'active', 2],
            ['o-1/l-1/4', 'promised', 1],
          ],
        }),
      ))

  const spent = [
    enrolled,
    promised([lot(units([1, 3]), 3)], { orderId: 'o-1' }),
    activated([['o-1/l-1/1', 3]]),
    adjusted(-2, { taken: [['o-1/l-1/1', 2]] }),
  ]

  test('then takes from other active lots, oldest first, never from what is promised to others', () =>
    given(
      ...spent,
      adjusted(1, { adjustmentId: 'a-2' }),
      promised([lot(units([1, 9]), 9, { lotId: 'o-2/l-1/1' })], { orderId: 'o-2' }),
      adjusted(7, { adjustmentId: 'a-3' }),
    )
      .when(clawBack(back([1, 3])))
      .then(
        clawedBack(pointsOf(3, [1, 3]), {
          taken: [
            ['o-1/l-1/1', 'active', 1],
            ['a-2', 'active', 1],
            ['a-3', 'active', 1],
          ],
        }),
      ))

  test('takes from a lot that pays for others too in one entry', () =>
    given(
      enrolled,
      promised([lot(units([1, 3]), 3), lot(units([1, 3]), 3, { lineId: 'l-2' })]),
      activated([
        ['o-1/l-1/1', 3],
        ['o-1/l-2/1', 3],
      ]),
      adjusted(-3, { taken: [['o-1/l-1/1', 3]] }),
    )
      .when(clawBack([...back([1, 2]), { lineId: 'l-2', units: units([1, 1]) }]))
      .then(
        clawedBack([...pointsOf(2, [1, 2]), { lineId: 'l-2', units: units([1, 1]), points: 1 }], {
          taken: [['o-1/l-2/1', 'active', 3]],
        }),
      ))

  test('leaves a debt where nothing is left', () =>
    given(...spent)
      .when(clawBack(back([1, 3])))
      .then(clawedBack(pointsOf(3, [1, 3]), { taken: [['o-1/l-1/1', 'active', 1]], debt: 2 })))

  test('takes each unit once, in whichever return', () => {
    const first = clawedBack(pointsOf(2, [1, 2]), { taken: [['o-1/l-1/1', 'promised', 2]] })
    given(enrolled, lots, first)
      .when(clawBack(back([1, 2])))
      .nothing()
    given(enrolled, lots, first)
      .when(clawBack(back([1, 2]), { returnId: 'r-2' }))
      .nothing()
    given(enrolled, lots, first)
      .when(clawBack(back([2, 3]), { returnId: 'r-2' }))
      .then(clawedBack(pointsOf(1, [3, 3]), { returnId: 'r-2', taken: [['o-1/l-1/1', 'promised', 1]] }))
  })

  test('of units that were never promised is written down', () => {
    given(enrolled)
      .when(clawBack(back([1, 2])))
      .then(clawedBack(pointsOf(0, [1, 2])))
    given(enrolled, promised([lot(units([1, 3]), 3)]))
      .when(clawBack(back([3, 5])))
      .then(clawedBack(pointsOf(1, [3, 5]), { taken: [['o-1/l-1/1', 'promised', 1]] }))
  })
})

describe('an adjustment', () => {
  test('up is a lot of its own, once debt is paid', () => {
    const owing = clawedBack([{ lineId: 'l-1', units: units([1, 4]), points: 4 }], { debt: 4 })
    given(enrolled).when(adjust(9)).then(adjusted(9))
    given(enrolled, owing)
      .when(adjust(9))
      .then(adjusted(9, { debtRepaid: 4 }))
    given(enrolled, owing)
      .when(adjust(3))
      .then(adjusted(3, { debtRepaid: 3 }))
  })

  test('down takes what is active, oldest first', () => {
    const two = [enrolled, adjusted(2), promised([lot(units([1, 3]), 3)]), adjusted(5, { adjustmentId: 'a-2' })]
    given(...two)
      .when(adjust(-3, 'a-3'))
      .then(
        adjusted(-3, {
          adjustmentId: 'a-3',
          taken: [
            ['a-1', 2],
            ['a-2', 1],
          ],
        }),
      )
    const all: [string, number][] = [
      ['a-1', 2],
      ['a-2', 5],
    ]
    given(...two)
      .when(adjust(-7, 'a-3'))
      .then(adjusted(-7, { adjustmentId: 'a-3', taken: all }))
    given(...two)
      .when(adjust(-8, 'a-3'))
      .refused('INSUFFICIENT_POINTS', { active: 7, requested: 8 })
  })

  test('beyond what can be counted is refused', () =>
    given(enrolled, adjusted(Number.MAX_SAFE_INTEGER)).when(adjust(1, 'a-2')).refused('INVALID_FIELD', { field: 'difference' }))
})

test('a lot that is empty is dropped, and what became of its units is not', () => {
  const state = [
    enrolled,
    promised([lot(units([1, 3]), 3)]),
    clawedBack([{ lineId: 'l-1', units: units([1, 3]), points: 3 }], { taken: [['o-1/l-1/1', 'promised', 3]] }),
  ].reduce(accountDecider.evolve, accountDecider.initial)
  expect(state?.lots.size).toBe(0)
  expect(state?.orders.get('o-1')).toMatchObject({ lotIds: [] })
  expect(state?.orders.get('o-1')?.lines.get('l-1')).toMatchObject({ promised: units([1, 3]), clawedBack: units([1, 3]) })
})

test('an account knows what each return took, and what a lot was before it paid debt', () => {
  const back = (orderId: string, points: number, returnId: string) =>
    clawedBack([{ lineId: 'l-1', units: units([1, points]), points }], { orderId, returnId, debt: points })
  const owing = [back('o-1', 2, 'r-1'), back('o-2', 3, 'r-2'), back('o-3', 4, 'r-1')]
  const events = [enrolled, ...owing, adjusted(10, { debtRepaid: 9 })]
  const state = events.reduce(accountDecider.evolve, accountDecider.initial)
  expect(state?.returns.toObject()).toEqual({ 'r-1': 6, 'r-2': 3 })
  expect(state?.lots.get('a-1')).toMatchObject({ state: 'active', points: 1, earned: 10 })
})
