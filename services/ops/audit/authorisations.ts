import { categoryOf, idOf } from '#kernel/ids.ts'
import { Broken, type Fact, type Model, nothingFound } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Asking = { tenderId: string; amount: number; order: string; step: string; currency: string | null }
type Order = {
  abandoned: number
  isPlaced: boolean
  /** Asked for under the attempt at hand. */
  requested: string[]
  /** Payments of tenders of which it was not known whether they are authorised. */
  unknown: Map<string, string>
}
type Payments = Of<'AuthorizationsRequested'>['payments']

/** Invariant 5: an order names a payment before anybody asks for it, and goes by what its provider said. */
export function createAuthorisationsModel(): Model {
  const orders = new Map<string, Order>()
  const asked = new Map<string, Asking>()
  /** What a provider answered, by payment. */
  const answers = new Map<string, 'authorized' | 'declined' | 'voided'>()

  function of(stream: string): Order {
    const known = orders.get(stream) ?? { abandoned: 0, isPlaced: false, requested: [], unknown: new Map() }
    orders.set(stream, known)
    return known
  }

  function take(fact: Fact): void {
    const { event, stream } = fact
    switch (event.type) {
      case 'AuthorizationsRequested':
        request(event, stream)
        break
      case 'AmendmentPaymentsRequested':
        name(event.payments, stream, `amendment/${event.amendment}`)
        break
      case 'PlacementAbandoned': {
        const order = of(stream)
        requireAll(order, event.payments, 'gives up')
        Object.assign(order, { abandoned: event.attempt, requested: [] })
        break
      }
      case 'OrderPlaced':
        place(event, stream)
        break
      case 'OrderAmended':
        for (const { paymentId } of event.voids ?? [])
          if (asked.get(paymentId)?.order !== stream || event.payments.some(each => each.paymentId === paymentId))
            throw new Broken(`lets payment ${paymentId} go, which it counts on or never named`)
        break
      case 'AuthorizationRequested':
        if (asked.has(idOf(stream)) || categoryOf(event.owner.stream) === 'order') ask(event, stream)
        break
      case 'VoidRequested':
        requireOwner(event, stream)
        break
      case 'PaymentAuthorized':
        answers.set(idOf(stream), 'authorized')
        break
      case 'PaymentDeclined':
        answers.set(idOf(stream), 'declined')
        break
      case 'PaymentVoided':
        if (answers.get(idOf(stream)) === 'voided') throw new Broken('is voided twice')
        answers.set(idOf(stream), 'voided')
        break
      case 'PaymentConfirmed':
        requireAnswer(stream, event.tenderId, 'authorized')
        break
      case 'PaymentRefused':
        requireAnswer(stream, event.tenderId, 'declined')
    }
  }

  function request({ attempt, payments }: Of<'AuthorizationsRequested'>, stream: string): void {
    const order = of(stream)
    if (order.isPlaced) throw new Broken('asks for payments of an order that is placed')
    if (attempt !== order.abandoned + 1)
      throw new Broken(`asks for payments of attempt ${attempt}, where attempt ${order.abandoned + 1} is due`)
    name(payments, stream, `placement/${attempt}`)
    order.requested.push(...payments.map(({ paymentId }) => paymentId))
  }

  function name(payments: Payments, order: string, step: string): void {
    for (const { paymentId, tenderId, amountMinor: amount } of payments) {
      if (asked.has(paymentId)) throw new Broken(`names payment ${paymentId} twice`)
      asked.set(paymentId, { tenderId, amount, order, step, currency: null })
    }
  }

  function requireAll({ requested }: Order, payments: Payments, does: string): void {
    const given = payments.map(({ paymentId }) => paymentId)
    if (given.toSorted().join() !== requested.toSorted().join())
      throw new Broken(`${does} payments [${given}], where [${requested}] were asked for`)
    for (const payment of payments) requireNamed(payment)
  }

  function requireNamed({ paymentId, tenderId, amountMinor }: Payments[number]): void {
    const known = asked.get(paymentId)
    if (known?.tenderId !== tenderId || known.amount !== amountMinor)
      throw new Broken(`says of payment ${paymentId} ${amountMinor} for ${tenderId}, where ${known?.amount} was named`)
  }

  function place(event: Of<'OrderPlaced'>, stream: string): void {
    const { payments, tenders, voids = [], currency } = event
    const order = of(stream)
    order.isPlaced = true
    for (const payment of payments) requireNamed(payment)
    const named = [...payments, ...voids].map(({ paymentId }) => paymentId)
    if (named.toSorted().join() !== order.requested.toSorted().join())
      throw new Broken(`counts on or lets go [${named}], where [${order.requested}] were asked for`)
    for (const { paymentId, tenderId, authorization } of tenders) {
      if (paymentId === null) continue
      const paidIn = asked.get(paymentId)?.currency
      if (paidIn !== null && paidIn !== currency)
        throw new Broken(`is in ${currency}, and paid in ${paidIn}`, { concerns: [`payment-${paymentId}`] })
      if (authorization === 'unknown') order.unknown.set(tenderId, paymentId)
    }
  }

  function ask({ owner, amountMinor, currency }: Of<'AuthorizationRequested'>, stream: string): void {
    const named = asked.get(idOf(stream))
    const concerns = [owner.stream]
    if (named?.order !== owner.stream || named.step !== owner.step)
      throw new Broken(`is asked for by ${owner.stream}, ${owner.step}, which never named it`, { concerns })
    if (named.amount !== amountMinor)
      throw new Broken(`is asked for ${amountMinor}, where its order named ${named.amount}`, { concerns })
    named.currency = currency
  }

  function requireOwner({ owner }: Of<'VoidRequested'>, stream: string): void {
    const named = asked.get(idOf(stream))
    if (named && named.order !== owner.stream)
      throw new Broken(`is voided for ${owner.stream}, where ${named.order} named it`, { concerns: [named.order] })
  }

  function requireAnswer(stream: string, tenderId: string, answer: 'authorized' | 'declined'): void {
    const paymentId = of(stream).unknown.get(tenderId)
    // What was never unknown is said by what pickups and deliveries do in order.
    if (paymentId === undefined) return
    const given = answers.get(paymentId)
    if (answer === 'authorized' && given !== 'authorized')
      throw new Broken(`counts on payment ${paymentId}, which is ${given ?? 'not answered'}`, {
        concerns: [`payment-${paymentId}`],
      })
    if (answer === 'declined' && given !== 'declined' && given !== 'voided')
      throw new Broken(`calls payment ${paymentId} refused, which is ${given ?? 'not answered'}`, {
        concerns: [`payment-${paymentId}`],
      })
  }

  return {
    name: 'authorisations',
    holds: 'an order names each payment before anybody asks for it, under the step it is for, and goes by what its provider said',
    take,
    finish: () => nothingFound,
  }
}
