import { describe, expect, test } from 'vitest'
import { askable, isUnanswered } from '../../../services/payments/domain/asked.ts'
import { paymentDecider } from '../../../services/payments/domain/decider.ts'
import type { PaymentEvent } from '../../../services/payments/domain/events.ts'
import { isUnsettled, shownState } from '../../../services/payments/domain/standing.ts'
import { specification } from '../../specification.ts'
import {
  asked,
  authorization,
  authorize,
  authorized,
  capture,
  captureAnswer,
  captureAsked,
  captured,
  captureRefused,
  declined,
  letGo,
  no,
  oneOClock,
  owed,
  owner,
  refund,
  refundAnswer,
  refundAsked,
  refunded,
  refundFailed,
  voidAnswer,
  voidAsked,
  voided,
} from './fixtures.ts'

const { given } = specification(paymentDecider)
const after = (...events: PaymentEvent[]) => events.reduce(paymentDecider.evolve, paymentDecider.initial)
const [held, taken] = [
  [asked(), authorized()],
  [asked(), authorized(), captureAsked('c-1', 600), captured('c-1', 600)],
]

describe('authorising', () => {
  test('what is asked of the provider is written down first', () => given().when(authorize()).then(asked(oneOClock)))
  test('asked alike again, nothing is left to write', () => given(asked()).when(authorize()).nothing())
  test.each([
    { amountMinor: 999 },
    { currency: 'EUR' },
    { token: 'tok-2' },
    { owner: { ...owner, step: 'placement/2' } },
    { owner: { ...owner, stream: 'order-2' } },
  ])('asked otherwise, it is refused: %o', over => given(asked()).when(authorize(over)).refused('PAYMENT_DIFFERS'))
  test('another provider by configuration changes nothing of what was asked', () =>
    given(asked())
      .when(authorize({ provider: 'other' }))
      .nothing())
  test('approved, the money is held', () => given(asked()).when(authorization()).then(authorized(oneOClock)))
  test('declined, it is a recorded answer', () =>
    given(asked())
      .when(authorization({ state: 'declined', reason: 'insufficient_funds' }))
      .then(declined('insufficient_funds', oneOClock)))
  test('the first answer stands', () =>
    given(...held)
      .when(authorization({ state: 'declined', reason: 'late' }))
      .nothing())
  test('a payment that was voided before it was asked for is refused', () =>
    given(voidAsked(), voided()).when(authorize()).refused('PAYMENT_VOIDED'))
})

describe('capturing', () => {
  test('within what is authorised', () =>
    given(...held)
      .when(capture('c-1', 1000))
      .then(captureAsked('c-1', 1000, oneOClock)))
  test('captures of unknown outcome count against what is authorised', () =>
    given(...held, captureAsked('c-1', 600))
      .when(capture('c-2', 401))
      .refused('CAPTURE_ABOVE_AUTHORIZED', { authorized: 1000, captured: 600, requested: 401 }))
  test('refused ones do not', () =>
    given(...held, captureAsked('c-1', 600), captureRefused('c-1', 'expired'), owed('c-1', 600))
      .when(capture('c-2', 1000))
      .then(captureAsked('c-2', 1000, oneOClock)))
  test('a capture id counts once', () =>
    given(...taken)
      .when(capture('c-1', 600))
      .nothing())
  test('a capture id of another amount is refused', () =>
    given(...taken)
      .when(capture('c-1', 601))
      .refused('CAPTURE_DIFFERS', { amount: 600 }))
  test.each([
    ['unknown', [asked()]],
    ['declined', [asked(), declined('insufficient_funds')]],
    ['being_voided', [...held, voidAsked()]],
    ['voided', [...held, voidAsked(), voided()]],
    ['voided', [voidAsked(), voided()]],
  ])('what is %s is not captured', (state, events) =>
    given(...events)
      .when(capture('c-9', 1))
      .refused('NOT_AUTHORIZED', { state }),
  )
  test('what was never asked for is not found', () => given().when(capture('c-1', 1)).refused('PAYMENT_NOT_FOUND'))
  test('a capture that was asked for before the void is answered as it stands', () =>
    given(...taken, voidAsked(), voided())
      .when(capture('c-1', 600))
      .nothing())
  test('done, it is recorded with its amount', () =>
    given(...held, captureAsked('c-1', 600))
      .when(captureAnswer('c-1'))
      .then(captured('c-1', 600, oneOClock)))
  test('refused for good, the money is owed', () =>
    given(...held, captureAsked('c-1', 600))
      .when(captureAnswer('c-1', no('expired')))
      .then(captureRefused('c-1', 'expired', oneOClock), owed('c-1', 600, oneOClock)))
  test('the first answer stands', () =>
    given(...taken)
      .when(captureAnswer('c-1', no('late')))
      .nothing())
})

describe('voiding', () => {
  test('the rest of what is held is let go', () =>
    given(...taken)
      .when(letGo())
      .then(voidAsked(oneOClock)))
  test('one that was never asked for ends at once', () => given().when(letGo()).then(voidAsked(oneOClock), voided(oneOClock)))
  test('one of unknown outcome is voided once it is known', () => {
    given(asked()).when(letGo()).then(voidAsked(oneOClock))
    expect(askable(after(asked(), voidAsked()))).toMatchObject([{ kind: 'authorization', key: 'k-auth' }])
    expect(askable(after(asked(), voidAsked(), authorized()))).toMatchObject([{ kind: 'void', key: 'k-void' }])
  })
  test('one that turns out to be declined leaves nothing to let go', () => {
    const payment = after(asked(), voidAsked(), declined('insufficient_funds'))
    expect(askable(payment)).toEqual([])
    expect(isUnanswered(payment, 'k-void')).toBe(false)
    expect(shownState(payment)).toBe('declined')
  })
  test('nothing is let go while a capture is unknown', () => {
    const payment = after(...held, captureAsked('c-1', 600), voidAsked())
    expect(askable(payment)).toMatchObject([{ kind: 'capture', id: 'c-1' }])
    expect(isUnanswered(payment, 'k-void')).toBe(true)
  })
  test.each([
    ['twice', [...held, voidAsked()]],
    ['once done', [...held, voidAsked(), voided()]],
    ['after a decline', [asked(), declined('insufficient_funds')]],
    ['once all is taken', [...held, captureAsked('c-1', 1000), captured('c-1', 1000)]],
    ['before it was asked for, twice', [voidAsked(), voided()]],
  ])('%s changes nothing', (_, events) =>
    given(...events)
      .when(letGo())
      .nothing(),
  )
  test('done, it is recorded once', () => {
    given(...held, voidAsked())
      .when(voidAnswer())
      .then(voided(oneOClock))
    given(...held, voidAsked(), voided())
      .when(voidAnswer())
      .nothing()
    given(asked(), voidAsked()).when(voidAnswer()).nothing()
  })
})

describe('refunding', () => {
  test('within what was captured, also after the rest was let go', () =>
    given(...taken, voidAsked(), voided())
      .when(refund('r-1', 600))
      .then(refundAsked('r-1', 600, oneOClock)))
  test('refunds of unknown outcome count against what was captured', () =>
    given(...taken, refundAsked('r-1', 500))
      .when(refund('r-2', 101))
      .refused('REFUND_ABOVE_CAPTURED', { captured: 600, refunded: 500, requested: 101 }))
  test('failed ones do not', () =>
    given(...taken, refundAsked('r-1', 500), refundFailed('r-1', 'closed'))
      .when(refund('r-2', 600))
      .then(refundAsked('r-2', 600, oneOClock)))
  test('what was asked to be captured is not captured yet', () =>
    given(...held, captureAsked('c-1', 600))
      .when(refund('r-1', 1))
      .refused('REFUND_ABOVE_CAPTURED', { captured: 0, refunded: 0, requested: 1 }))
  test.each([
    ['unknown', [asked()]],
    ['declined', [asked(), declined('insufficient_funds')]],
    ['voided unasked', [voidAsked(), voided()]],
  ])('nothing comes back of what is %s', (_, events) =>
    given(...events)
      .when(refund('r-1', 1))
      .refused('REFUND_ABOVE_CAPTURED', { captured: 0 }),
  )
  test('what was never asked for is not found', () => given().when(refund('r-1', 1)).refused('PAYMENT_NOT_FOUND'))
  test('a refund id counts once, and only for one amount', () => {
    given(...taken, refundAsked('r-1', 500))
      .when(refund('r-1', 500))
      .nothing()
    given(...taken, refundAsked('r-1', 500))
      .when(refund('r-1', 501))
      .refused('REFUND_DIFFERS', { amount: 500 })
  })
  test('done or failed, the first answer stands', () => {
    const open = [...taken, refundAsked('r-1', 500)]
    given(...open)
      .when(refundAnswer('r-1'))
      .then(refunded('r-1', 500, oneOClock))
    given(...open)
      .when(refundAnswer('r-1', no('closed')))
      .then(refundFailed('r-1', 'closed', oneOClock))
    given(...open, refunded('r-1', 500))
      .when(refundAnswer('r-1', no('late')))
      .nothing()
  })
})

test.each<[boolean, string, PaymentEvent[]]>([
  [true, 'an unknown authorisation', [asked()]],
  [false, 'a held one', [...held]],
  [false, 'a declined one', [asked(), declined('insufficient_funds')]],
  [true, 'an unknown capture', [...held, captureAsked('c-1', 600)]],
  [true, 'an owed one', [...held, captureAsked('c-1', 600), captureRefused('c-1', 'expired'), owed('c-1', 600)]],
  [true, 'an unknown void', [...held, voidAsked()]],
  [false, 'a voided one', [...held, voidAsked(), voided()]],
  [true, 'an unknown refund', [...taken, refundAsked('r-1', 1)]],
  [false, 'a failed refund', [...taken, refundAsked('r-1', 1), refundFailed('r-1', 'closed')]],
  [false, 'one voided before it was asked for', [voidAsked(), voided()]],
])('somebody has to look after it: %s, for %s', (expected, _, events) => expect(isUnsettled(after(...events))).toBe(expected))
