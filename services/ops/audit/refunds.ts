import { categoryOf, idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type State = 'granted' | 'executed' | 'failed' | 'needs_person' | 'replaced'
type Refund = {
  returnId: string
  paymentId: string | null
  amount: number
  /** Given back before it was granted: its return says so with the grant. */
  isAlreadyGiven: boolean
  /** What granted it. */
  command: string
  state: State
  /** What its payment says of it. */
  payment: 'unasked' | 'asked' | 'done' | 'failed'
  place: Place
  /** When it or its payment last moved. */
  since: number
}
type Amounts = Map<string, number>
type Granted = {
  orderId: string | null
  isAlreadyGiven: boolean
  granted: Amounts
  recorded: Amounts
  refunds: string[]
}

const next: Record<State, readonly State[]> = {
  granted: ['executed', 'failed', 'needs_person'],
  failed: ['executed', 'needs_person', 'replaced'],
  needs_person: ['executed', 'failed', 'replaced'],
  executed: [],
  replaced: [],
}

/** Invariant 3 of what comes back: what a return grants is what its order says is given back, and is given back once. */
export function createRefundsModel(): Model {
  const returns = new Map<string, Granted>()
  const refunds = new Map<string, Refund>()
  /** What is due for lost parcels, by payment and refund. */
  const parcels = new Map<string, number>()
  /** Payments that an order counts on. */
  const owned = new Map<string, string>()

  function take(fact: Fact): void {
    const { event, stream } = fact
    switch (event.type) {
      case 'OrderPlaced':
      case 'OrderAmended':
        for (const { paymentId } of event.payments) owned.set(paymentId, stream)
        break
      case 'ShipmentLost':
        for (const { paymentId, refundId, amountMinor } of event.refunds) parcels.set(`${paymentId} ${refundId}`, amountMinor)
        break
      case 'UnitsCancelled':
      case 'FulfilmentRejected':
      case 'FulfilmentExpired':
        for (const { paymentId, refundId, amountMinor } of event.refunds ?? [])
          parcels.set(`${paymentId} ${refundId}`, amountMinor)
        break
      case 'UnitsReturned':
        record(event)
        break
      case 'RefundRequested':
        asked(event, fact)
        break
      case 'PaymentRefunded':
        answered(event.refundId, 'done', fact)
        break
      default:
        if (categoryOf(stream) === 'return') ofReturn(fact)
        else if (event.type === 'RefundFailed') answered(event.refundId, 'failed', fact)
    }
  }

  function ofReturn(fact: Fact): void {
    const { event, stream } = fact
    const known = returns.get(idOf(stream))
    switch (event.type) {
      case 'ReturnOpened': {
        const { orderId, alreadyRefunded: isAlreadyGiven } = event
        returns.set(idOf(stream), { orderId, isAlreadyGiven, granted: new Map(), recorded: new Map(), refunds: [] })
        break
      }
      case 'RefundGranted':
        for (const refund of event.refunds) grant(known, refund, fact)
        break
      case 'RefundExecuted':
        turn(event.refundId, 'executed', fact)
        break
      case 'RefundFailed':
        turn(event.refundId, 'failed', fact)
        break
      case 'RefundNeedsPerson':
        turn(event.refundId, 'needs_person', fact)
        break
      case 'RefundReplaced':
        turn(event.refundId, 'replaced', fact)
        requireWhole(event)
        break
      case 'ReturnSettled':
        if (known) requireOver(known)
    }
  }

  function grant(
    known: Granted | undefined,
    { refundId, tenderId, paymentId, amountMinor: amount }: Of<'RefundGranted'>['refunds'][number],
    fact: Fact,
  ): void {
    if (refunds.has(refundId)) throw new Broken(`grants refund ${refundId} twice`)
    refunds.set(refundId, {
      returnId: idOf(fact.stream),
      paymentId,
      amount,
      isAlreadyGiven: known?.isAlreadyGiven ?? false,
      command: fact.command,
      state: 'granted',
      payment: 'unasked',
      place: placeOf(fact),
      since: fact.created,
    })
    known?.refunds.push(refundId)
    known?.granted.set(tenderId, (known.granted.get(tenderId) ?? 0) + amount)
  }

  /** An order says no more than its return granted; by the end, all of it. */
  function record({ returnId, refunds: given }: Of<'UnitsReturned'>): void {
    const known = returns.get(returnId)
    for (const { tenderId, amountMinor } of given) {
      const recorded = (known?.recorded.get(tenderId) ?? 0) + amountMinor
      const granted = known?.granted.get(tenderId) ?? 0
      if (recorded > granted)
        throw new Broken(`gives ${recorded} back to tender ${tenderId}, of which return ${returnId} granted ${granted}`, {
          concerns: [`return-${returnId}`],
        })
      known?.recorded.set(tenderId, recorded)
    }
  }

  /** What an order counts on is given back only as one of its returns granted, or for a lost parcel. */
  function asked({ refundId, amountMinor }: Of<'RefundRequested'>, fact: Fact): void {
    const refund = refunds.get(refundId)
    const owner = owned.get(idOf(fact.stream))
    if (!refund) {
      if (parcels.get(`${idOf(fact.stream)} ${refundId}`) === amountMinor) return
      if (owner !== undefined) throw new Broken(`asks for refund ${refundId}, which nobody granted`, { concerns: [owner] })
      return
    }
    const concerns = [`return-${refund.returnId}`]
    if (refund.paymentId !== idOf(fact.stream))
      throw new Broken(`asks for refund ${refundId}, which is of payment ${refund.paymentId}`, { concerns })
    if (refund.amount !== amountMinor)
      throw new Broken(`asks for ${amountMinor} back, where return ${refund.returnId} granted ${refund.amount}`, { concerns })
    Object.assign(refund, { payment: 'asked', since: fact.created })
  }

  function answered(refundId: string, payment: 'done' | 'failed', { created }: Fact): void {
    const refund = refunds.get(refundId)
    if (refund) Object.assign(refund, { payment, since: created })
  }

  function turn(refundId: string, to: State, fact: Fact): void {
    const refund = refunds.get(refundId)
    if (!refund || refund.returnId !== idOf(fact.stream)) throw new Broken(`there is no refund ${refundId}`)
    if (!next[refund.state].includes(to)) throw new Broken(`refund ${refundId} is ${refund.state}, and now ${to}`)
    requireTrue(refund, to, fact)
    Object.assign(refund, { state: to, since: fact.created })
  }

  /** Nobody but a person says otherwise than the payment. */
  function requireTrue({ paymentId, payment, state, isAlreadyGiven, command }: Refund, to: State, fact: Fact): void {
    if (isAlreadyGiven && (to !== 'executed' || fact.command !== command))
      throw new Broken(`says behind its grant that a refund is ${to} which was given back before`)
    if (paymentId === null || isAlreadyGiven || state !== 'granted') return
    const concerns = [`payment-${paymentId}`]
    if (to === 'executed' && payment !== 'done')
      throw new Broken(`says that payment ${paymentId} gave back, which is ${payment}`, { concerns })
    if (to === 'failed' && payment !== 'failed')
      throw new Broken(`says that payment ${paymentId} failed, which is ${payment}`, { concerns })
  }

  function requireWhole({ refundId, amountMinor }: Of<'RefundReplaced'>): void {
    const amount = refunds.get(refundId)?.amount
    if (amountMinor !== amount) throw new Broken(`replaces ${amountMinor} of refund ${refundId} of ${amount}`)
  }

  function requireOver(known: Granted): void {
    const open = known.refunds.find(refundId => !isGivenBack(refunds.get(refundId)))
    if (open !== undefined) throw new Broken(`is settled while refund ${open} is ${refunds.get(open)?.state}`)
    const why = unrecorded(known)
    if (why !== undefined) throw new Broken(`is settled, but ${why}`, { concerns: [`order-${known.orderId}`] })
  }

  function unrecorded({ orderId, granted, recorded }: Granted): string | undefined {
    if (orderId === null) return undefined
    const [tenderId, amount] = [...granted].find(([id, due]) => due !== (recorded.get(id) ?? 0)) ?? []
    return tenderId === undefined
      ? undefined
      : `grants ${amount} to tender ${tenderId}, of which order ${orderId} says ${recorded.get(tenderId) ?? 0}`
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [refundId, refund] of refunds) {
      const why = undone(refundId, refund)
      if (why !== undefined)
        noteUndone(findings, end, { place: refund.place, since: refund.since, why, concerns: [`payment-${refund.paymentId}`] })
    }
    for (const known of returns.values()) {
      const why = unrecorded(known)
      const last = refunds.get(known.refunds.at(-1) ?? '')
      if (why !== undefined && last)
        noteUndone(findings, end, { place: last.place, since: last.since, why, concerns: [`order-${known.orderId}`] })
    }
    return findings
  }

  return {
    name: 'refunds',
    holds: 'what a return grants is what its order says is given back; each is given back once, or with a channel or a person',
    take,
    finish,
  }
}

/** Or left with the channel that took the money, which need not tell. */
const isGivenBack = (refund: Refund | undefined): boolean =>
  refund?.state === 'executed' ||
  refund?.state === 'replaced' ||
  (refund?.state === 'granted' && refund.paymentId === null && !refund.isAlreadyGiven)

/** What its process still owes; nothing while the channel, the provider or a person has it. */
function undone(refundId: string, { paymentId, state, payment, isAlreadyGiven }: Refund): string | undefined {
  if (state === 'failed') return `refund ${refundId} failed, and nothing took its place`
  if (state === 'granted' && isAlreadyGiven) return `refund ${refundId} was given back before, which its grant does not say`
  if (state !== 'granted' || paymentId === null || payment === 'asked') return undefined
  if (payment === 'unasked') return `refund ${refundId} was granted and never asked for`
  return `payment ${paymentId} ended refund ${refundId}, which its return does not say`
}
