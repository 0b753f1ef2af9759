import { describe, expect, test } from 'vitest'
import { returnDecider } from '../../../services/returns/domain/decider.ts'
import type { ReturnEvent } from '../../../services/returns/domain/events.ts'
import { shownState } from '../../../services/returns/domain/standing.ts'
import { specification } from '../../specification.ts'
import * as f from './fixtures.ts'

const { given } = specification(returnDecider)
const { of } = f
const all = of('shoes', '1-4')

describe('opening', () => {
  const toldOpened = f.told('return.opened', { units: '4', refundMinor: '1000', currency: 'GBP' })

  test('writes down what was asked for, and tells the customer', () => given().when(f.open()).then(f.opened(), toldOpened))

  test('once: again alike it changes nothing', () => given(f.opened()).when(f.open()).nothing())

  test('again otherwise it is refused', () =>
    given(f.opened())
      .when(f.open({ opening: f.opening({ askedAs: 'another' }) }))
      .refused('REQUEST_ID_REUSED'))

  test('at a till it is received, inspected and granted at once, as of when it was asked for', () =>
    given()
      .when(f.open({ receivedAt: 'leeds', inspection: [f.accept(of('shoes'))], priced: f.priced(1000, [all]) }))
      .then(
        f.opened(),
        { type: 'UnitsReceived', locationId: 'leeds', lines: [all], receivedAt: f.noon },
        toldOpened,
        { type: 'UnitsAccepted', lines: [f.acceptedAt(all)], approvedBecause: null, acceptedAt: f.noon },
        { type: 'RefundGranted', refunds: [f.refund(1000)], lines: [all], grantedAt: f.noon },
      ))

  test('as history nobody is told, and what is granted is given back already', () => {
    const past = f.opening({ alreadyRefunded: true })
    given()
      .when(f.open({ opening: past, receivedAt: 'leeds', inspection: [f.accept(of('shoes'))], priced: f.priced(1000, [all]) }))
      .then(
        { type: 'ReturnOpened', ...past },
        { type: 'UnitsReceived', locationId: 'leeds', lines: [all], receivedAt: f.noon },
        { type: 'UnitsAccepted', lines: [f.acceptedAt(all)], approvedBecause: null, acceptedAt: f.noon },
        { type: 'RefundGranted', refunds: [f.refund(1000)], lines: [all], grantedAt: f.noon },
        { type: 'RefundExecuted', refundId: 'rf-1', executedAt: f.noon },
      )
  })
})

test.each([f.receive(), f.inspect([f.accept(all)]), f.approve(), f.rejectUnits(), f.declareLost, f.cancel, f.settle])(
  'nothing can be done about a return that was never asked for: $type',
  command => given().when(command).refused('RETURN_NOT_FOUND'),
)

describe('receiving', () => {
  test('all that is awaited where nothing is named', () =>
    given(f.opened(), f.received(of('shoes', '2')))
      .when(f.receive())
      .then(f.received(of('shoes', '1', '3-4'))))
  test('some of it by number', () =>
    given(f.opened())
      .when(f.receive([of('shoes', '2-3')]))
      .then(f.received(of('shoes', '2-3'))))
  test.each([
    ['what came in already', of('shoes', '2-3')],
    ['units that were not asked for', of('shoes', '5')],
    ['another line', of('hat', '1')],
  ])('%s is not awaited', (_, lines) =>
    given(f.opened(), f.received(of('shoes', '2')))
      .when(f.receive([lines]))
      .refused('UNITS_NOT_AWAITED', { line_id: lines.lineId }),
  )
  test('when nothing is awaited it is refused', () =>
    given(f.opened(), f.received(all)).when(f.receive()).refused('WRONG_STATE', { state: 'received' }))
})

describe('inspecting', () => {
  const here = [f.opened(), f.received(of('shoes', '1-3'))]

  test('accepts with a disposition, and grants the refund in the same breath', () =>
    given(...here)
      .when(f.inspect([f.accept(of('shoes', '1-2'), 'damaged')], { priced: f.priced(500, [of('shoes', '1-2')]) }))
      .then(f.accepted(f.acceptedAt(of('shoes', '1-2'), 'damaged')), f.granted([f.refund(500)], of('shoes', '1-2'))))

  test('accepts, gives back and asks about units of one line together', () =>
    given(...here)
      .when(
        f.inspect([f.accept(of('shoes', '1')), f.refuse(of('shoes', '2')), f.askManager(of('shoes', '3'))], {
          priced: f.priced(250, [of('shoes', '1')]),
        }),
      )
      .then(
        f.accepted(f.acceptedAt(of('shoes', '1'))),
        f.granted([f.refund(250)], of('shoes', '1')),
        f.rejected(of('shoes', '2')),
        f.reviewAsked(of('shoes', '3')),
        f.told('return.rejected', { units: '1', reason: 'worn' }),
        f.told('return.review', { units: '1' }),
      ))

  test('units that are not there can’t be inspected', () =>
    given(...here)
      .when(f.inspect([f.accept(of('shoes', '4'))]))
      .refused('UNITS_NOT_RECEIVED', { line_id: 'shoes' }))
  test.each([
    ['accepted', [f.accepted(f.acceptedAt(of('shoes', '1')))]],
    ['rejected', [f.rejected(of('shoes', '1'))]],
    ['under review', [f.reviewAsked(of('shoes', '1'))]],
  ])('units that are %s are not inspected again', (_, before) =>
    given(...here, ...before)
      .when(f.inspect([f.refuse(of('shoes', '1'))]))
      .refused('UNITS_DECIDED', { line_id: 'shoes' }),
  )
  test('nobody inspects what lies in another store', () =>
    given(...here)
      .when(f.inspect([f.refuse(of('shoes', '1'))], { by: { isManager: true, stores: ['york'] } }))
      .refused('STORE_REQUIRED', { location_id: 'leeds' }))
  test('accepted goods need a disposition', () =>
    given(...here)
      .when(f.inspect([f.accept(of('shoes', '1'), null)]))
      .refused('INVALID_FIELD'))
  test('what was priced otherwise is to be asked for again', () =>
    given(...here)
      .when(f.inspect([f.accept(of('shoes', '1-2'))], { priced: f.priced(250, [of('shoes', '1')]) }))
      .refused('STREAM_CONTENDED'))
  test('a charge has neither a place nor a disposition', () =>
    given(f.opened({ lines: [f.postage] }), f.received(of('post', '1')))
      .when(f.inspect([f.accept(of('post'), null)], { priced: f.priced(300, [of('post', '1')]) }))
      .then(f.accepted({ ...of('post', '1'), locationId: null, disposition: null }), f.granted([f.refund(300)], of('post', '1'))))
})

describe('what a manager was asked', () => {
  const asked = [f.opened(), f.received(all), f.reviewAsked(of('shoes', '1-2'))]

  test('a manager of that store accepts, with a reason', () =>
    given(...asked)
      .when(f.approve({ priced: f.priced(500, [of('shoes', '1-2')]) }))
      .then(
        {
          type: 'UnitsAccepted',
          lines: [f.acceptedAt(of('shoes', '1-2'))],
          approvedBecause: 'good customer',
          acceptedAt: f.oneOClock,
        },
        f.granted([f.refund(500)], of('shoes', '1-2')),
      ))
  test('a manager of another does not', () =>
    given(...asked)
      .when(f.approve({ by: { isManager: true, stores: ['york'] } }))
      .refused('STORE_REQUIRED'))
  test('an associate does not refuse it', () =>
    given(...asked)
      .when(f.rejectUnits())
      .refused('ROLE_REQUIRED'))
  test('a manager refuses it', () =>
    given(...asked)
      .when(f.rejectUnits(f.managerAtLeeds, [of('shoes', '1-2')]))
      .then(f.rejected(of('shoes', '1-2')), f.told('return.rejected', { units: '2', reason: 'worn' })))
  test('is nothing while nothing is asked', () =>
    given(f.opened(), f.received(all)).when(f.approve()).refused('WRONG_STATE', { state: 'received' }))
})

describe('what never comes', () => {
  test('is declared lost', () =>
    given(f.opened(), f.received(of('shoes', '1')))
      .when(f.declareLost)
      .then(f.lost(of('shoes', '2-4'))))
  test('is called off, and the customer is told', () =>
    given(f.opened(), f.received(of('shoes', '1')))
      .when(f.cancel)
      .then(f.cancelled(of('shoes', '2-4')), f.told('return.cancelled', { units: '3' })))
  test.each([
    ['received', [f.received(all)], 'received'],
    ['called off already', [f.cancelled(all)], 'cancelled'],
  ])('can’t be called off once it is %s', (_, before, state) =>
    given(f.opened(), ...before)
      .when(f.cancel)
      .refused('NOTHING_TO_CANCEL', { state }),
  )
})

describe('a refund', () => {
  const due = [f.opened(), f.received(all), f.accepted(f.acceptedAt(all)), f.granted([f.refund(1000)], all)]
  const refunded = (by: string) => f.told('return.refunded', { amountMinor: '1000', currency: 'GBP', by })
  const credit = { state: 'replaced', storedValueId: 's-1' } as const
  const replaced: ReturnEvent = {
    type: 'RefundReplaced',
    refundId: 'rf-1',
    storedValueId: 's-1',
    amountMinor: 1000,
    replacedAt: f.oneOClock,
  }

  test('is told once it is executed', () =>
    given(...due)
      .when(f.record({ state: 'executed' }))
      .then(f.executed(), refunded('card')))
  test('fails', () =>
    given(...due)
      .when(f.record({ state: 'failed', reason: 'expired_card' }))
      .then(f.failed()))
  test('needs a person', () =>
    given(...due)
      .when(f.record({ state: 'needs_person', because: 'unknown' }))
      .then(f.needsPerson()))
  test('is replaced after a definite failure', () =>
    given(...due, f.failed())
      .when(f.record(credit))
      .then(replaced, refunded('store_credit')))
  test('is not replaced before', () =>
    given(...due)
      .when(f.record(credit))
      .refused('WRONG_STATE', { state: 'granted' }))
  test('is not executed twice, whoever tells it again', () =>
    given(...due, f.executed())
      .when(f.record({ state: 'executed' }))
      .nothing())
  test('does not fail once it is executed', () =>
    given(...due, f.executed())
      .when(f.record({ state: 'failed', reason: 'late' }))
      .refused('WRONG_STATE', { state: 'executed' }))
  test('is not replaced by two credits', () =>
    given(...due, f.failed(), replaced)
      .when(f.record({ ...credit, storedValueId: 's-2' }))
      .refused('WRONG_STATE', { state: 'replaced' }))
  test('is known', () =>
    given(...due)
      .when(f.record({ state: 'executed' }, 'rf-9'))
      .refused('REFUND_NOT_FOUND'))

  test('that was given back lets the return be settled, once', () => {
    given(...due, f.executed())
      .when(f.settle)
      .then(f.settled)
    given(...due, f.executed(), f.settled)
      .when(f.settle)
      .nothing()
  })
  test.each([
    ['granted', []],
    ['failed', [f.failed()]],
    ['with a person', [f.needsPerson()]],
  ])('that is %s keeps the return open', (_, before) =>
    given(...due, ...before)
      .when(f.settle)
      .refused('NOT_SETTLED', { open: 1 }),
  )
  test('that the channel holds keeps nothing open', () => {
    const byCash = f.refund(1000, { paymentId: null, kind: 'cash' })
    given(f.opened(), f.received(all), f.accepted(f.acceptedAt(all)), f.granted([byCash], all))
      .when(f.settle)
      .then(f.settled)
  })
})

test.each([
  ['awaited', []],
  ['uninspected', [f.received(of('shoes', '1-4'))]],
  ['under review', [f.received(of('shoes', '1-4')), f.reviewAsked(of('shoes', '1-4'))]],
])('a return whose units are %s is not settled', (_, before) =>
  given(f.opened(), ...before)
    .when(f.settle)
    .refused('NOT_SETTLED', { open: 4 }),
)

const states: [state: string, ...ReturnEvent[]][] = [
  ['requested', f.received(of('shoes', '1-3'))],
  ['received', f.received(all)],
  ['received', f.received(all), f.reviewAsked(of('shoes', '1'))],
  ['under_review', f.received(all), f.reviewAsked(all)],
  ['cancelled', f.cancelled(all)],
  ['cancelled', f.lost(all), f.settled],
  ['settling', f.received(all), f.rejected(all)],
  ['settling', f.received(of('shoes', '1')), f.rejected(of('shoes', '1')), f.lost(of('shoes', '2-4'))],
  ['settling', f.received(all), f.accepted(f.acceptedAt(all)), f.granted([f.refund(1000)], all), f.failed()],
  ['needs_person', f.received(all), f.accepted(f.acceptedAt(all)), f.granted([f.refund(1000)], all), f.needsPerson()],
  ['settled', f.received(all), f.accepted(f.acceptedAt(all)), f.granted([f.refund(1000)], all), f.executed(), f.settled],
]
test.each(states)('it stands as %s (%#)', (state, ...events) => {
  const stands = [f.opened(), ...events].reduce(returnDecider.evolve, returnDecider.initial)
  expect(stands.state === 'opened' && shownState(stands)).toBe(state)
})
