import { categoryOf, idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type State = 'owed' | 'executed' | 'failed' | 'replaced' | 'dropped'
type Refund = {
  paymentId: string
  amount: number
  state: State
  payment: 'unasked' | 'done' | 'failed'
  place: Place
  since: number
}
type Order = {
  isGuest: boolean
  refunds: Map<string, Refund>
  due: Map<string, number>
  given: Map<string, number>
  /** Those that have a name. */
  channelRefunds: Set<string>
}

const next: Record<State, readonly State[]> = {
  owed: ['executed', 'failed', 'dropped'],
  failed: ['executed', 'replaced'],
  executed: [],
  replaced: [],
  dropped: [],
}

/** What an order owes for lost parcels it says is given back as its payment says, or as store credit; a channel gives back no more than it owes. */
export function createGivenBackModel(): Model {
  const orders = new Map<string, Order>()
  /** By payment and refund. */
  const byPayment = new Map<string, Refund>()

  function take(fact: Fact): void {
    const { event, stream, created } = fact
    if (event.type === 'OrderPlaced') {
      const { customerId } = event
      const nothing = { refunds: new Map(), due: new Map(), given: new Map(), channelRefunds: new Set<string>() }
      orders.set(stream, { isGuest: customerId === null, ...nothing })
      return
    }
    if (categoryOf(stream) === 'payment') {
      if (event.type !== 'PaymentRefunded' && event.type !== 'RefundFailed') return
      const refund = byPayment.get(`${idOf(stream)} ${event.refundId}`)
      if (refund) Object.assign(refund, { payment: event.type === 'PaymentRefunded' ? 'done' : 'failed', since: created })
      return
    }
    const order = orders.get(stream)
    if (order) ofOrder(order, fact)
  }

  function ofOrder(order: Order, fact: Fact): void {
    const { event } = fact
    if ('refundsDue' in event) owe(order, event, fact)
    switch (event.type) {
      case 'RefundExecuted':
        turn(order, event.refundId, 'executed', fact)
        break
      case 'RefundFailed':
        turn(order, event.refundId, 'failed', fact)
        break
      case 'RefundDropped':
        turn(order, event.refundId, 'dropped', fact)
        break
      case 'RefundReplaced':
        replace(order, event, fact)
        break
      case 'ChannelRefunded': {
        const { channelRefundId, tenderId, amountMinor } = event
        if (channelRefundId && order.channelRefunds.has(channelRefundId))
          throw new Broken(`tells of the channel's refund ${channelRefundId} a second time`)
        if (channelRefundId) order.channelRefunds.add(channelRefundId)
        const [due, given] = [order.due.get(tenderId) ?? 0, (order.given.get(tenderId) ?? 0) + amountMinor]
        if (given > due) throw new Broken(`gives back ${given} of tender ${tenderId}, of which ${due} is due`)
        order.given.set(tenderId, given)
      }
    }
  }

  function owe(
    order: Order,
    event: Pick<Of<'ShipmentLost'>, 'refundsDue'> & { refunds?: Of<'ShipmentLost'>['refunds'] | undefined },
    fact: Fact,
  ): void {
    for (const { tenderId, amountMinor } of event.refundsDue)
      order.due.set(tenderId, (order.due.get(tenderId) ?? 0) + amountMinor)
    for (const { refundId, paymentId, amountMinor: amount } of event.refunds ?? []) {
      const since = { place: placeOf(fact), since: fact.created }
      const refund: Refund = { paymentId, amount, state: 'owed', payment: 'unasked', ...since }
      order.refunds.set(refundId, refund)
      byPayment.set(`${paymentId} ${refundId}`, refund)
    }
  }

  /** Nobody but a person says otherwise than the payment. */
  function turn({ refunds }: Order, refundId: string, to: State, { created }: Fact): Refund {
    const refund = refunds.get(refundId)
    if (!refund) throw new Broken(`there is no refund ${refundId}`)
    const { state, payment, paymentId } = refund
    if (!next[state].includes(to)) throw new Broken(`refund ${refundId} is ${state}, and now ${to}`)
    const expected = { executed: 'done', failed: 'failed', dropped: 'unasked' } as const
    if (state === 'owed' && to !== 'owed' && to !== 'replaced' && payment !== expected[to])
      throw new Broken(`says that refund ${refundId} is ${to}, of which its payment says ${payment}`, {
        concerns: [`payment-${paymentId}`],
      })
    Object.assign(refund, { state: to, since: created })
    return refund
  }

  function replace(order: Order, { refundId, amountMinor }: Of<'RefundReplaced'>, fact: Fact): void {
    const { amount } = turn(order, refundId, 'replaced', fact)
    if (amountMinor !== amount) throw new Broken(`replaces ${amountMinor} of refund ${refundId} of ${amount}`)
    if (order.isGuest) throw new Broken('gives store credit to a guest')
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const { refunds, isGuest } of orders.values())
      for (const [refundId, { state, payment, place, since, paymentId }] of refunds) {
        const isUntold = state === 'owed' && payment !== 'unasked'
        const isUnreplaced = state === 'failed' && !isGuest
        if (!isUntold && !isUnreplaced) continue
        const why = isUntold
          ? `payment ${paymentId} ended refund ${refundId}, which its order does not say`
          : `refund ${refundId} failed, and nothing took its place`
        noteUndone(findings, end, { place, since, why, concerns: [`payment-${paymentId}`] })
      }
    return findings
  }

  return {
    name: 'given back',
    holds:
      'what is owed for lost parcels is given back as payments say, or as store credit; no channel gives back more than it owes',
    take,
    finish,
  }
}
