import { Broken, type Fact, type Model, nothingFound } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Asked = Of<'AmendmentProposed'>['asked']
type Amending = {
  /** Made or given up. */
  count: number
  made: Set<string>
  pending: { amendmentId: string; asked: Asked } | null
  /** Payments asked for under the next number, as they were told. */
  requested: string[]
}

const show = (payments: Of<'AmendmentAbandoned'>['payments']): string[] =>
  payments.map(({ paymentId, tenderId, amountMinor }) => `${paymentId} of ${tenderId}: ${amountMinor}`)

/** An amendment is made or given up under a number of its own, with the money that was asked for under it; one at a time waits. */
export function createAmendmentsModel(): Model {
  const orders = new Map<string, Amending>()
  const of = (stream: string): Amending => {
    const known = orders.get(stream) ?? { count: 0, made: new Set(), pending: null, requested: [] }
    orders.set(stream, known)
    return known
  }

  function take({ event, stream }: Fact): void {
    switch (event.type) {
      case 'AmendmentProposed':
        propose(of(stream), event)
        break
      case 'AmendmentWithdrawn': {
        const order = of(stream)
        if (order.pending?.amendmentId !== event.amendmentId) throw new Broken('withdraws an amendment that does not wait')
        order.pending = null
        break
      }
      case 'AmendmentPaymentsRequested': {
        const order = of(stream)
        requireNext(order, event)
        order.requested.push(...show(event.payments))
        break
      }
      case 'AmendmentAbandoned': {
        const order = of(stream)
        requireNext(order, event)
        const given = show(event.payments)
        if (given.join() !== order.requested.join())
          throw new Broken(`gives up [${given}], where [${order.requested}] were asked for`)
        Object.assign(order, { count: event.amendment, requested: [] })
        break
      }
      case 'OrderAmended':
        amend(of(stream), event)
    }
  }

  return {
    name: 'amendments',
    holds:
      'an amendment is made or given up once, with the money that was asked for it and as it was proposed; one at a time waits',
    take,
    finish: () => nothingFound,
  }
}

function propose(order: Amending, { amendmentId, asked }: Of<'AmendmentProposed'>): void {
  if (order.pending) throw new Broken(`waits, while ${order.pending.amendmentId} does`)
  if (order.made.has(amendmentId)) throw new Broken('was made before')
  if (asked.differenceMinor <= 0) throw new Broken('waits for money that it does not need')
  order.pending = { amendmentId, asked }
}

function requireNext({ count }: Amending, { amendment }: { amendment: number }): void {
  if (amendment !== count + 1) throw new Broken(`is amendment ${amendment} where amendment ${count + 1} is due`)
}

function amend(order: Amending, event: Of<'OrderAmended'>): void {
  const { amendmentId, amendment, payments, tenders, voids = [] } = event
  requireNext(order, event)
  if (order.made.has(amendmentId)) throw new Broken('was made before')
  if (order.pending && order.pending.amendmentId !== amendmentId)
    throw new Broken(`is made while ${order.pending.amendmentId} waits`)
  if (order.pending) requireAlike(order.pending.asked, event)
  const named = show(payments)
  const tendered = tenders.flatMap(({ paymentId, tenderId, amountMinor }) =>
    paymentId === null ? [] : [{ paymentId, tenderId, amountMinor }],
  )
  if (named.join() !== show(tendered).join()) throw new Broken('counts on other payments than its tenders name')
  if (tenders.some(tender => tender.authorization !== (tender.paymentId === null ? 'settled' : 'authorized')))
    throw new Broken('is made with money that nobody knows of')
  const strange = named.find(each => !order.requested.includes(each))
  if (strange !== undefined) throw new Broken(`counts on payment ${strange}, which was not asked for under its number`)
  const others = order.requested.filter(each => !named.includes(each)).map(each => each.split(' ')[0])
  const kept = others.find(paymentId => !voids.some(each => each.paymentId === paymentId))
  if (kept !== undefined) throw new Broken(`keeps payment ${kept}, which it is made without`)
  Object.assign(order, { count: amendment, requested: [], pending: null })
  order.made.add(amendmentId)
}

/** Made as it was proposed. */
function requireAlike(asked: Asked, { lines, repriced, added, tenders, reason }: Of<'OrderAmended'>): void {
  const paid = tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (paid !== asked.differenceMinor) throw new Broken(`is paid with ${paid}, where it was proposed for ${asked.differenceMinor}`)
  const removed = lines.map(({ lineId, units }) => [lineId, units.reduce((sum, { first, last }) => sum + last - first + 1, 0)])
  const prices = (all: Asked['reprice']) =>
    all.map(({ lineId, unitPriceMinor, discounts, taxMinor }) => [lineId, unitPriceMinor, discounts, taxMinor])
  const made = JSON.stringify([removed.sort(), prices(repriced), added, reason])
  const wanted = asked.remove.map(({ lineId, quantity }) => [lineId, quantity])
  if (made !== JSON.stringify([wanted.sort(), prices(asked.reprice), asked.add, asked.reason]))
    throw new Broken('is not made as it was proposed')
}
