import { idOf } from '#kernel/ids.ts'
import { unitsByLine } from './made-groups.ts'
import type { Fact } from './model.ts'
import { type Range, together, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'
import type { Shared } from './shares.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

export type PurchasedLine = {
  lineId: string
  sku: string
  kind: 'goods' | 'charge'
  quantity: number
  total: number
  fulfilmentId: string | null
  /** Its units by the group that they are of. */
  groups: Map<string, Range[]>
  left: { units: Range[]; leftAt: string }[]
  cancelled: Range[]
}
/** What was bought, and what of it left: what returns and points are held against. */
export type Purchase = {
  orderId: string
  /** Where it was placed. */
  position: bigint
  channel: Of<'OrderPlaced'>['channel']
  customerId: string | null
  currency: string
  occurredAt: string
  tenders: { tenderId: string; kind: string; amount: number; paymentId: string | null }[]
  lines: PurchasedLine[]
  spreads: Shared['spreads'][number][]
}

/** Every order by its id as its own stream tells it; judges nothing. */
export type Purchases = { take(fact: Fact): void; of(orderId: string): Purchase | undefined }

export function createPurchases(): Purchases {
  const purchases = new Map<string, Purchase>()
  return {
    of: orderId => purchases.get(orderId),
    take({ event, stream, position }) {
      if (event.type === 'OrderPlaced') {
        if (!purchases.has(idOf(stream))) purchases.set(idOf(stream), purchased(event, idOf(stream), position))
        return
      }
      const purchase = purchases.get(idOf(stream))
      if (purchase) change(purchase, event)
    },
  }
}

function change(purchase: Purchase, event: AuditedEvent): void {
  const { lines } = purchase
  switch (event.type) {
    case 'FulfilmentHandedOver':
      depart(lines, event.lines ?? living(lines, event.fulfilmentId), event.handedOverAt)
      break
    case 'ShipmentSent':
      depart(lines, event.lines, event.sentAt)
      break
    case 'FulfilmentMoved':
    case 'SentToStore':
    case 'UnitsSetAside':
    case 'FulfilmentSplit':
      for (const { lineId, units } of event.lines)
        for (const line of lines) if (line.lineId === lineId) regroup(line, event.into, units)
      break
    case 'ShipmentLost':
      for (const { lineId, units } of event.lines)
        for (const line of lines.filter(each => each.lineId === lineId)) {
          lose(line, units)
          if (event.again) regroup(line, event.again.into, units)
        }
      break
    case 'OrderAmended':
      amend(purchase, event)
      break
    case 'UnitsCancelled':
    case 'FulfilmentRejected':
    case 'FulfilmentExpired':
    case 'OrderCancelled':
      for (const { lineId, units } of event.lines)
        for (const line of lines) if (line.lineId === lineId) line.cancelled = together(line.cancelled, units)
  }
}

type Lines = readonly { lineId: string; units: Range[] }[]

/** What of a group has neither left nor been cancelled. */
const living = (lines: readonly PurchasedLine[], fulfilmentId: string): Lines =>
  lines.map(line => {
    const gone = line.left.reduce<Range[]>(
      (units, departed) => without(units, departed.units),
      line.groups.get(fulfilmentId) ?? [],
    )
    return { lineId: line.lineId, units: without(gone, line.cancelled) }
  })

function depart(lines: readonly PurchasedLine[], leaving: Lines, leftAt: string): void {
  for (const { lineId, units } of leaving)
    for (const line of lines) if (line.lineId === lineId && units.length > 0) line.left = [...line.left, { units, leftAt }]
}

function regroup({ groups }: PurchasedLine, into: string, units: Range[]): void {
  for (const [group, own] of groups) groups.set(group, without(own, units))
  groups.set(into, units)
}

/** What a carrier lost can't come back. */
function lose(line: PurchasedLine, units: Range[]): void {
  line.left = line.left
    .map(departed => ({ ...departed, units: without(departed.units, units) }))
    .filter(departed => departed.units.length > 0)
}

function amend(purchase: Purchase, event: Of<'OrderAmended'>): void {
  const { lines, tenders } = purchase
  for (const { lineId, units } of event.lines)
    for (const line of lines) if (line.lineId === lineId) line.cancelled = together(line.cancelled, units)
  const changed = [...event.repriced, ...event.added].map(({ lineId, quantity, totalMinor: total }) => ({
    lineId,
    quantity,
    total,
  }))
  for (const line of lines) line.total = changed.find(({ lineId }) => lineId === line.lineId)?.total ?? line.total
  const parts = unitsByLine({ lines: event.added, fulfilments: event.fulfilments })
  lines.push(...event.added.map(line => lineOf(line, null, parts.get(line.lineId))))
  tenders.push(...event.tenders.map(tenderOf))
  const paid = event.paid.map(({ tenderId, amountMinor: amount }) => ({ tenderId, amount }))
  if (changed.length > 0) purchase.spreads.push({ lines: changed, tenders: paid })
}

function purchased(event: Of<'OrderPlaced'>, orderId: string, position: bigint): Purchase {
  const { channel, customerId, currency, occurredAt, fulfilments, tenders, lines } = event
  const leftAt = new Map(fulfilments.map(group => [group.fulfilmentId, group.leftAt]))
  const parts = unitsByLine(event)
  return {
    orderId,
    position,
    channel,
    customerId,
    currency,
    occurredAt,
    tenders: tenders.map(tenderOf),
    spreads: [
      {
        lines: lines.map(({ lineId, quantity, totalMinor: total }) => ({ lineId, quantity, total })),
        tenders: tenders.map(tenderOf),
      },
    ],
    lines: lines.map(line =>
      lineOf(line, line.fulfilmentId === null ? null : (leftAt.get(line.fulfilmentId) ?? null), parts.get(line.lineId)),
    ),
  }
}

const tenderOf = ({ tenderId, kind, amountMinor, paymentId }: Of<'OrderPlaced'>['tenders'][number]) => ({
  tenderId,
  kind,
  amount: amountMinor,
  paymentId,
})

type Line = Of<'OrderPlaced'>['lines'][number]

function lineOf(line: Line, gone: string | null, groups: Map<string, Range[]> = new Map()): PurchasedLine {
  const { lineId, sku, kind, quantity, totalMinor: total, fulfilmentId } = line
  const left = gone === null ? [] : [{ units: whole(line), leftAt: gone }]
  return { lineId, sku, kind, quantity, total, fulfilmentId, groups, left, cancelled: [] }
}

const whole = ({ quantity }: { quantity: number }): Range[] => [{ first: 1, last: quantity }]

export const leftOf = ({ left }: PurchasedLine): Range[] =>
  left.reduce<Range[]>((units, departure) => together(units, departure.units), [])
