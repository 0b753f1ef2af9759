import { idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Payment = {
  owner: string
  amount: number
  state: 'unknown' | 'authorized' | 'declined' | 'forestalled'
  isVoidAsked: boolean
  captures: Map<string, { amount: number; state: 'asked' | 'done' | 'refused' | 'owed' }>
  /** Of its last refused capture. */
  place: Place | null
  refunds: Map<string, { amount: number; state: 'asked' | 'done' | 'failed' }>
}
type Due = { paymentId: string; captureId: string; amount: number; place: Place; created: number }
type Ended = { place: Place; created: number }

/** Invariant 3: what fell due is taken and nothing else, nothing given back but what was taken, and what an order let go is voided. */
export function createPaymentsModel(): Model {
  const payments = new Map<string, Payment>()
  /** Captures that orders say are due, by payment and capture. */
  const due = new Map<string, Due>()
  const drawn = new Set<string>()
  /** Payments that an order counts on, or has let go. */
  const committed = new Map<string, { order: string; amount: number; isKnown: boolean }>()
  const letGo = new Map<string, Ended>()

  function take(fact: Fact): void {
    const { event, stream } = fact
    const id = idOf(stream)
    const payment = payments.get(id)
    switch (event.type) {
      case 'OrderPlaced':
        for (const { paymentId, tenderId, amountMinor: amount } of event.payments) {
          const tender = event.tenders.find(each => each.tenderId === tenderId)
          if (tender?.paymentId !== paymentId || tender.amountMinor !== amount)
            throw new Broken(`counts on payment ${paymentId}, which is not that of tender ${tenderId}`)
          committed.set(paymentId, { order: stream, amount, isKnown: tender.authorization === 'authorized' })
          requireCommittable(paymentId, stream)
        }
        if (event.tenders.some(tender => (tender.authorization === 'settled') !== (tender.paymentId === null)))
          throw new Broken('is settled by a payment, or authorised without one')
        if (event.payments.length !== event.tenders.filter(tender => tender.paymentId !== null).length)
          throw new Broken('counts on other payments than its tenders name')
        ends(event.voids ?? [], fact)
        break
      case 'OrderAmended':
        for (const { paymentId, amountMinor: amount } of event.payments) {
          if (committed.has(paymentId)) throw new Broken(`counts on payment ${paymentId} twice`)
          committed.set(paymentId, { order: stream, amount, isKnown: true })
          requireCommittable(paymentId, stream)
        }
        ends(event.voids ?? [], fact)
        break
      case 'AmendmentAbandoned':
      case 'PlacementAbandoned':
        ends(event.payments, fact)
        break
      case 'OrderCancelled':
      case 'UnitsCancelled':
      case 'FulfilmentRejected':
      case 'FulfilmentExpired':
        ends(event.voids ?? [], fact)
        break
      case 'FulfilmentHandedOver':
      case 'ShipmentSent':
        for (const { captureId, paymentId, amountMinor: amount } of event.captures) {
          if (committed.get(paymentId)?.order !== stream)
            throw new Broken(`takes from payment ${paymentId}, which is not its own`)
          due.set(`${paymentId} ${captureId}`, { paymentId, captureId, amount, place: placeOf(fact), created: fact.created })
          drawn.add(paymentId)
        }
        break
      case 'AuthorizationRequested':
        if (payment) throw new Broken('is asked for twice')
        payments.set(id, opened(event))
        break
      case 'VoidRequested':
        if (payment?.isVoidAsked) throw new Broken('is asked to be voided twice')
        if (!payment) payments.set(id, { ...forestalled(event) })
        else payment.isVoidAsked = true
        requireLetGo(id)
        break
      case 'CaptureRequested':
        captureAsked(id, known(payment), event)
        break
      default:
        if (stream.startsWith('payment-')) answered(known(payment), event)
        if (payment && event.type === 'CaptureRefused') payment.place = placeOf(fact)
    }
  }

  function requireCommittable(paymentId: string, order: string): void {
    const payment = payments.get(paymentId)
    const isThere = payment && payment.owner === order && payment.amount === committed.get(paymentId)?.amount
    const wanted = committed.get(paymentId)?.isKnown ? ['authorized'] : ['unknown', 'authorized', 'declined']
    if (!isThere || !wanted.includes(payment.state))
      throw new Broken(`counts on payment ${paymentId}, which is ${payment?.state ?? 'not there'}`, {
        concerns: [`payment-${paymentId}`],
      })
  }

  function ends(voids: readonly { paymentId: string }[], fact: Fact): void {
    for (const { paymentId } of voids) {
      if (letGo.has(paymentId)) throw new Broken(`lets payment ${paymentId} go twice`)
      if (drawn.has(paymentId)) throw new Broken(`lets payment ${paymentId} go, of which a capture is due`)
      letGo.set(paymentId, { place: placeOf(fact), created: fact.created })
    }
  }

  /** A payment is voided for an order only once that has said so. */
  function requireLetGo(paymentId: string): void {
    const order = committed.get(paymentId)?.order
    if (order && !letGo.has(paymentId)) throw new Broken(`is voided while ${order} counts on it`, { concerns: [order] })
  }

  function captureAsked(paymentId: string, payment: Payment, { captureId, amountMinor: amount }: Of<'CaptureRequested'>): void {
    const asked = due.get(`${paymentId} ${captureId}`)
    // Only what orders own is held against them.
    if (committed.has(paymentId) && asked?.amount !== amount)
      throw new Broken(`captures ${amount} where ${asked?.amount ?? 'nothing'} is due`)
    if (payment.captures.has(captureId)) throw new Broken(`asks for capture ${captureId} twice`)
    payment.captures.set(captureId, { amount, state: 'asked' })
    const claimed = [...payment.captures.values()].filter(({ state }) => state === 'asked' || state === 'done')
    if (claimed.reduce((sum, capture) => sum + capture.amount, 0) > payment.amount)
      throw new Broken('captures more than is authorised')
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [id, { captures, place }] of payments)
      if ([...captures.values()].some(({ state }) => state === 'refused') && place)
        findings.violations.push({ place, why: 'was refused, and nobody is said to owe it', concerns: [`payment-${id}`] })
    for (const [paymentId, { place, created }] of letGo) {
      const payment = payments.get(paymentId)
      if (!payment || payment.isVoidAsked || payment.state === 'declined') continue
      const why = `lets payment ${paymentId} go, which was never voided`
      noteUndone(findings, end, { place, since: created, why, concerns: [`payment-${paymentId}`] })
    }
    for (const { paymentId, captureId, place, created } of due.values()) {
      if (payments.get(paymentId)?.captures.has(captureId)) continue
      const why = `capture ${captureId} of payment ${paymentId} is due and was never asked for`
      noteUndone(findings, end, { place, since: created, why, concerns: [`payment-${paymentId}`] })
    }
    return findings
  }

  return {
    name: 'payments',
    holds:
      'what fell due is taken and nothing else, nothing is given back but what was taken, and what an order let go is voided',
    take,
    finish,
  }
}

const opened = ({ owner, amountMinor }: Of<'AuthorizationRequested'>): Payment => ({
  owner: owner.stream,
  amount: amountMinor,
  state: 'unknown',
  isVoidAsked: false,
  captures: new Map(),
  place: null,
  refunds: new Map(),
})
const forestalled = ({ owner }: Of<'VoidRequested'>): Payment => ({
  owner: owner.stream,
  amount: 0,
  state: 'forestalled',
  isVoidAsked: true,
  captures: new Map(),
  place: null,
  refunds: new Map(),
})

function known(payment: Payment | undefined): Payment {
  if (!payment) throw new Broken('answers what was never asked')
  return payment
}

function answered(payment: Payment, event: AuditedEvent): void {
  switch (event.type) {
    case 'PaymentAuthorized':
    case 'PaymentDeclined':
      if (payment.state !== 'unknown') throw new Broken(`answers an authorisation that is ${payment.state}`)
      payment.state = event.type === 'PaymentAuthorized' ? 'authorized' : 'declined'
      break
    case 'PaymentCaptured':
      turn(payment.captures, event.captureId, ['asked'], 'done', event.amountMinor)
      break
    case 'CaptureRefused':
      turn(payment.captures, event.captureId, ['asked'], 'refused')
      break
    case 'PaymentOwed':
      turn(payment.captures, event.captureId, ['refused'], 'owed', event.amountMinor)
      break
    case 'PaymentVoided':
      if (!payment.isVoidAsked) throw new Broken('is voided, which nobody asked for')
      break
    case 'RefundRequested':
      requestRefund(payment, event)
      break
    case 'PaymentRefunded':
      turn(payment.refunds, event.refundId, ['asked'], 'done', event.amountMinor)
      break
    case 'RefundFailed':
      turn(payment.refunds, event.refundId, ['asked'], 'failed')
  }
}

function turn<State>(
  operations: Map<string, { amount: number; state: State }>,
  id: string,
  from: readonly State[],
  to: State,
  amount?: number,
): void {
  const operation = operations.get(id)
  if (!operation || !from.includes(operation.state))
    throw new Broken(`answers ${id}, which is ${operation?.state ?? 'not there'}`)
  if (amount !== undefined && amount !== operation.amount)
    throw new Broken(`is of ${amount}, where ${operation.amount} was asked for`)
  operation.state = to
}

function requestRefund({ captures, refunds }: Payment, { refundId, amountMinor: amount }: Of<'RefundRequested'>): void {
  if (refunds.has(refundId)) throw new Broken(`asks for refund ${refundId} twice`)
  refunds.set(refundId, { amount, state: 'asked' })
  const sum = (operations: Iterable<{ amount: number; state: string }>, ...states: string[]) =>
    [...operations].reduce((total, each) => total + (states.includes(each.state) ? each.amount : 0), 0)
  if (sum(refunds.values(), 'asked', 'done') > sum(captures.values(), 'done')) throw new Broken('gives back more than was taken')
}
