import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { askable } from '../../../services/payments/domain/asked.ts'
import type { PaymentCommand } from '../../../services/payments/domain/commands.ts'
import { paymentDecider } from '../../../services/payments/domain/decider.ts'
import type { PaymentEvent } from '../../../services/payments/domain/events.ts'
import type { Payment } from '../../../services/payments/domain/payment.ts'
import { isUnsettled } from '../../../services/payments/domain/standing.ts'
import { payments as rows } from '../../../services/payments/read-models/payments.ts'
import { decodeEvent, paymentSnapshot } from '../../../services/payments/stored-events.ts'
import {
  approved,
  authorization,
  authorize,
  capture,
  captureAnswer,
  done,
  letGo,
  no,
  refund,
  refundAnswer,
  voidAnswer,
} from './fixtures.ts'

const { decide, evolve, initial } = paymentDecider
const amount = fc.integer({ min: 1, max: 700 })
const captureId = fc.constantFrom('c-1', 'c-2', 'c-3')
const refundId = fc.constantFrom('r-1', 'r-2', 'r-3')
const outcome = fc.constantFrom(done, done, no('refused'))

const command: fc.Arbitrary<PaymentCommand> = fc.oneof(
  fc.constantFrom({}, { amountMinor: 999 }).map(authorize),
  { weight: 2, arbitrary: fc.constantFrom(approved, approved, { state: 'declined' as const, reason: 'no' }).map(authorization) },
  { weight: 3, arbitrary: fc.tuple(captureId, amount).map(of => capture(...of)) },
  { weight: 3, arbitrary: fc.tuple(captureId, outcome).map(of => captureAnswer(...of)) },
  { weight: 3, arbitrary: fc.tuple(refundId, amount).map(of => refund(...of)) },
  { weight: 3, arbitrary: fc.tuple(refundId, outcome).map(of => refundAnswer(...of)) },
  fc.constant(letGo()),
  fc.constant(voidAnswer()),
)
const commands = fc.array(command, { maxLength: 40, size: 'max' })
const seeded = { numRuns: 500 } as const

function decided(one: PaymentCommand, payment: Payment): PaymentEvent[] {
  try {
    return decide(one, payment)
  } catch (thrown) {
    if (thrown instanceof Rejection) return []
    throw thrown
  }
}

/** Every state that the events go through, and all events. */
function played(all: readonly PaymentCommand[]) {
  const events: PaymentEvent[] = []
  const states: Payment[] = [initial]
  for (const one of all) {
    for (const event of decided(one, states.at(-1) ?? initial)) {
      events.push(event)
      states.push(evolve(states.at(-1) ?? initial, event))
    }
  }
  return { events, states, last: states.at(-1) ?? initial }
}

const sum = (events: readonly PaymentEvent[], type: 'PaymentCaptured' | 'PaymentRefunded' | 'PaymentOwed') =>
  events.reduce((total, event) => total + (event.type === type ? event.amountMinor : 0), 0)

describe('whatever is asked of a payment', () => {
  test('no more is refunded than captured, nor captured than authorised, at any event', () =>
    fc.assert(
      fc.property(commands, all => {
        const { events } = played(all)
        for (const index of events.keys()) {
          const until = events.slice(0, index + 1)
          const [taken, givenBack] = [sum(until, 'PaymentCaptured'), sum(until, 'PaymentRefunded')]
          const authorized = until.some(({ type }) => type === 'PaymentAuthorized') ? 1000 : 0
          expect(givenBack).toBeLessThanOrEqual(taken)
          expect(taken).toBeLessThanOrEqual(authorized)
        }
      }),
      seeded,
    ))

  test('everything is answered at most once, and only after it was asked for', () =>
    fc.assert(
      fc.property(commands, all => {
        const asked = new Set<string>()
        const answered = new Set<string>()
        for (const event of played(all).events) {
          const [what, isRequest] = subjectOf(event)
          if (what === null) continue
          const [seen, needed] = isRequest ? [asked, null] : [answered, asked]
          expect(seen.has(what)).toBe(false)
          if (needed) expect(needed.has(what)).toBe(true)
          seen.add(what)
        }
      }),
      seeded,
    ))

  test('asking for everything twice leaves the same events', () =>
    fc.assert(
      fc.property(commands, all => {
        expect(played(all.flatMap(one => [one, one])).events).toEqual(played(all).events)
      }),
      seeded,
    ))

  test('nothing is captured once its void was asked for', () =>
    fc.assert(
      fc.property(commands, all => {
        const { events } = played(all)
        const from = events.findIndex(({ type }) => type === 'VoidRequested')
        if (from < 0) return
        expect(events.slice(from).filter(({ type }) => type === 'CaptureRequested')).toEqual([])
        const end = events.findIndex(({ type }) => type === 'PaymentVoided')
        if (end >= 0) expect(events.slice(end).filter(({ type }) => type === 'PaymentCaptured')).toEqual([])
      }),
      seeded,
    ))

  test('answering whatever can be asked settles all but what is owed', () =>
    fc.assert(
      fc.property(commands, all => {
        let { last } = played(all)
        for (let next = askable(last)[0]; next; next = askable(last)[0]) {
          const answer =
            next.kind === 'authorization'
              ? authorization()
              : next.kind === 'capture'
                ? captureAnswer(next.id)
                : next.kind === 'refund'
                  ? refundAnswer(next.id)
                  : voidAnswer()
          const events = decide(answer, last)
          expect(events).not.toEqual([])
          last = events.reduce(evolve, last)
        }
        expect(isUnsettled(last)).toBe(last.state === 'authorized' && last.owedMinor > 0)
      }),
      seeded,
    ))

  test('events, states and rows survive being stored', () =>
    fc.assert(
      fc.property(commands, all => {
        const { events, states } = played(all)
        for (const state of states) expect(paymentSnapshot.decode(JSON.parse(JSON.stringify(state)))).toEqual(state)
        for (const { type, ...data } of events)
          expect(decodeEvent(type, JSON.parse(JSON.stringify(data)))).toEqual({ type, ...data })
      }),
      seeded,
    ))

  test('a row says whether somebody has to look after it, and holds no token', () =>
    fc.assert(
      fc.property(commands, all => {
        const { events, last } = played(all)
        const row = events.reduce<ReturnType<typeof rows.fold>>(
          (before, event, revision) => rows.fold(before, { ...stored, event, revision }, { payment_id: 'p-1' }),
          undefined,
        )
        if (events.length === 0) return
        expect(row).toMatchObject({ unsettled: isUnsettled(last) ? 1 : 0, revision: events.length - 1 })
        expect(row?.payment).not.toContain('tok-1')
      }),
      seeded,
    ))
})

const stored = {
  id: 'e-1',
  stream: 'payment-p-1',
  position: 0n,
  created: '2024-12-02T12:00:00.000Z',
  metadata: {
    requestId: 'q-1',
    commandHash: '',
    actor: { key: 'k', kind: 'service', id: 'orders', channel: '' },
    causationId: null,
    correlationId: 'c',
    traceparent: null,
    recordedAt: '2024-12-02T12:00:00.000Z',
  },
}

/** What an event is about, and whether it asks or answers. */
function subjectOf(event: PaymentEvent): [string | null, boolean] {
  switch (event.type) {
    case 'AuthorizationRequested':
    case 'PaymentAuthorized':
    case 'PaymentDeclined':
      return ['authorization', event.type === 'AuthorizationRequested']
    case 'CaptureRequested':
    case 'PaymentCaptured':
    case 'CaptureRefused':
      return [`capture ${event.captureId}`, event.type === 'CaptureRequested']
    case 'VoidRequested':
    case 'PaymentVoided':
      return ['void', event.type === 'VoidRequested']
    case 'RefundRequested':
    case 'PaymentRefunded':
    case 'RefundFailed':
      return [`refund ${event.refundId}`, event.type === 'RefundRequested']
    case 'PaymentOwed':
      return [null, false]
  }
}
