import type { RawEvent } from '#platform/event-store.ts'
import { isMoneyLegal } from './money.ts'
import { areOrdersLegal } from './orders.ts'
import { hasForm } from './shapes.ts'
import { isStockLegal } from './stock.ts'

// biome-ignore lint/suspicious/noExplicitAny: the forms have been looked at before anything reads a field.
export type Logged = Omit<RawEvent, 'data'> & { data: Record<string, any> }

/** The command that an event belongs to. */
export const runOf = (event: Logged | undefined): string =>
  event ? `${event.metadata.actor.key} ${event.metadata.requestId}` : ''

/**
 * Whether a log is one that Nahr may have written, all its work finished. It has everything at hand at once and looks
 * at each thing from every side, where the audit reads a log once from front to back: the two share no code.
 */
export function isLegal(log: readonly RawEvent[]): boolean {
  if (!log.every(hasForm)) return false
  const events = log as Logged[]
  const streams = [...Map.groupBy(events, ({ stream }) => stream)]
  return (
    new Set(events.map(({ id }) => id)).size === events.length &&
    events.every(({ position }, index) => index === 0 || position > (events[index - 1]?.position ?? 0n)) &&
    streams.every(([, own]) => own.every(({ revision }, index) => revision === index) && areRequestsLegal(own)) &&
    isCatalogueLegal(events) &&
    streams.every(([stream, own]) => !stream.startsWith('stock-') || isStockLegal(own)) &&
    streams.every(([stream, own]) => !stream.startsWith('order-') || isMoneyLegal(own)) &&
    areOrdersLegal(events)
  )
}

/** The events of one command stand together, and no command comes back but to end nothing once more. */
function areRequestsLegal(events: readonly Logged[]): boolean {
  return events.every((event, index) => {
    const previous = events[index - 1]
    if (runOf(previous) === runOf(event)) return previous?.metadata.commandHash === event.metadata.commandHash
    const isBack = events.slice(0, index).some(other => runOf(other) === runOf(event))
    return !isBack || (event.type === 'ReservationReleased' && event.data.quantity === 0)
  })
}

function isCatalogueLegal(events: readonly Logged[]): boolean {
  const known = (stream: string, index: number) => events.slice(0, index).findLast(event => event.stream === stream)?.data.kind
  return events.every(({ stream, type, revision, data }, index) => {
    if (/^(item|location)-/.test(stream)) {
      const isKindKept = stream.startsWith('location-') || [undefined, data.kind].includes(known(stream, index))
      return /Added$/.test(type) === (revision === 0) && isKindKept
    }
    const isGoods = (sku: string) => known(`item-${sku}`, index) === 'goods'
    const isPlace = (locationId: string) => known(`location-${locationId}`, index) !== undefined
    if (stream.startsWith('stock-')) {
      const [, sku = '', locationId = ''] = /^stock-(.*)@([^@]*)$/.exec(stream) ?? []
      return isGoods(sku) && isPlace(locationId)
    }
    if (type !== 'OrderPlaced') return true
    const isSellable = ({ sku, kind }: { sku: string; kind: string }) =>
      known(`item-${sku}`, index) !== undefined && isGoods(sku) === (kind === 'goods')
    return data.lines.every(isSellable) && data.fulfilments.every(({ locationId }: { locationId: string }) => isPlace(locationId))
  })
}
