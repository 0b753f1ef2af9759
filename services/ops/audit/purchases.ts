import { idOf } from '#kernel/ids.ts'
import type { Fact } from './model.ts'
import { type Range, together } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

export type PurchasedLine = {
  lineId: string
  sku: string
  kind: 'goods' | 'charge'
  quantity: number
  total: number
  fulfilmentId: string | null
  left: { units: Range[]; leftAt: string }[]
  cancelled: Range[]
}
/** What was bought, and what of it left: what returns and points are held against. */
export type Purchase = {
  orderId: string
  channel: Of<'OrderPlaced'>['channel']
  customerId: string | null
  currency: string
  occurredAt: string
  tenders: { tenderId: string; kind: string; amount: number; paymentId: string | null }[]
  lines: PurchasedLine[]
}

/** Every order by its id as its own stream tells it; judges nothing. */
export type Purchases = { take(fact: Fact): void; of(orderId: string): Purchase | undefined }

export function createPurchases(): Purchases {
  const purchases = new Map<string, Purchase>()
  return {
    of: orderId => purchases.get(orderId),
    take({ event, stream }) {
      if (event.type === 'OrderPlaced') {
        if (!purchases.has(idOf(stream))) purchases.set(idOf(stream), purchased(event, idOf(stream)))
        return
      }
      const purchase = purchases.get(idOf(stream))
      if (purchase) change(purchase, event)
    },
  }
}

function change({ lines }: Purchase, event: AuditedEvent): void {
  switch (event.type) {
    case 'FulfilmentHandedOver':
      for (const line of lines)
        if (line.fulfilmentId === event.fulfilmentId) line.left = [{ units: whole(line), leftAt: event.handedOverAt }]
      break
    case 'FulfilmentRejected':
    case 'FulfilmentExpired':
    case 'OrderCancelled':
      for (const { lineId, units } of event.lines)
        for (const line of lines) if (line.lineId === lineId) line.cancelled = together(line.cancelled, units)
  }
}

function purchased(event: Of<'OrderPlaced'>, orderId: string): Purchase {
  const { channel, customerId, currency, occurredAt, fulfilments, tenders, lines } = event
  const leftAt = new Map(fulfilments.map(group => [group.fulfilmentId, group.leftAt]))
  return {
    orderId,
    channel,
    customerId,
    currency,
    occurredAt,
    tenders: tenders.map(({ tenderId, kind, amountMinor, paymentId }) => ({ tenderId, kind, amount: amountMinor, paymentId })),
    lines: lines.map(({ lineId, sku, kind, quantity, totalMinor: total, fulfilmentId }) => {
      const gone = fulfilmentId === null ? null : (leftAt.get(fulfilmentId) ?? null)
      const left = gone === null ? [] : [{ units: whole({ quantity }), leftAt: gone }]
      return { lineId, sku, kind, quantity, total, fulfilmentId, left, cancelled: [] }
    }),
  }
}

const whole = ({ quantity }: { quantity: number }): Range[] => [{ first: 1, last: quantity }]

export const leftOf = ({ left }: PurchasedLine): Range[] =>
  left.reduce<Range[]>((units, departure) => together(units, departure.units), [])
