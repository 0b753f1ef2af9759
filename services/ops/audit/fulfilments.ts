import { categoryOf } from '#kernel/ids.ts'
import {
  amend,
  cancelUnits,
  group,
  groupIn,
  isLiving,
  livingGroup,
  type Order,
  placed,
  reject,
  rejectionOf,
  requireUnknown,
} from './fulfilment-groups.ts'
import { arrive, send } from './fulfilment-parcels.ts'
import { moveUnits, setAside, split } from './fulfilment-parts.ts'
import { handOver, pick, ready, wrongCode } from './fulfilment-pickups.ts'
import { delay, expire, learn, offer, promiseAnew, requireRunning } from './fulfilment-promises.ts'
import { endTransit, sendToStore } from './fulfilment-transits.ts'
import { Broken, type Fact, type Findings, type Model, placeOf } from './model.ts'
import { meeting, type Range } from './ranges.ts'

/** Invariant 4: what a store does with a pickup is done in order, in full, and told. */
export function createFulfilmentsModel(): Model {
  const orders = new Map<string, Order>()

  function take(fact: Fact): void {
    if (categoryOf(fact.stream) !== 'order') return
    const { event } = fact
    const order = orders.get(fact.stream)
    if (event.type === 'OrderPlaced') orders.set(fact.stream, placed(event))
    else if (order) judge(order, fact)
    else if (event.type !== 'AuthorizationsRequested' && event.type !== 'PlacementAbandoned')
      throw new Broken('is about an order that was never placed')
  }

  function judge(order: Order, fact: Fact): void {
    const { event } = fact
    const { awaited } = order
    order.awaited = null
    if (awaited) requireAwaited(awaited, fact)
    const follows = (type: string, key: string | null, params: Record<string, string> = {}) => {
      order.awaited = { type, key, params, command: fact.command, place: placeOf(fact) }
    }
    const tells = (key: string, fulfilmentId: string, more: Record<string, string> = {}) =>
      follows('NotificationDue', key, { fulfilmentId, locationId: group(order, fulfilmentId).locationId, ...more })
    switch (event.type) {
      case 'PaymentConfirmed':
        requireUnknown(order, event.tenderId)
        promiseAnew(order, event)
        break
      case 'PaymentRefused':
        requireUnknown(order, event.tenderId)
        follows('OrderCancelled', 'payment.refused', { tenderId: event.tenderId })
        break
      case 'PickingStarted':
        groupIn(order, event.fulfilmentId, 'open').state = 'picking'
        requirePlace(order, event)
        break
      case 'UnitsPicked':
        pick(groupIn(order, event.fulfilmentId, 'picking'), event)
        break
      case 'FulfilmentReady':
        requirePlace(order, event)
        ready(groupIn(order, event.fulfilmentId, readyAfter(order, event.fulfilmentId)), event)
        tells('pickup.ready', event.fulfilmentId, { pickupUntil: event.pickupUntil })
        break
      case 'WrongCodeGiven':
        wrongCode(groupIn(order, event.fulfilmentId, 'ready'), event)
        break
      case 'FulfilmentHandedOver':
        handOver(groupIn(order, event.fulfilmentId, 'ready'), event)
        break
      case 'ShipmentSent':
        send(order, groupIn(order, event.fulfilmentId, 'picking'), event)
        tells('shipment.sent', event.fulfilmentId, only(event, 'parcelId', 'carrier', 'trackingReference'))
        break
      case 'SentToStore':
        sendToStore(order, event)
        follows('NotificationDue', 'shipment.sent', {
          fulfilmentId: event.into,
          ...only(event, 'parcelId', 'carrier', 'trackingReference'),
        })
        break
      case 'TransitEnded':
        endTransit(order, event)
        break
      case 'ShipmentDelivered':
      case 'ShipmentLost':
        requirePlace(order, event)
        arrive(order, group(order, event.fulfilmentId), event)
        tells(event.type === 'ShipmentLost' ? 'shipment.lost' : 'shipment.delivered', event.fulfilmentId, {
          ...only(event, 'parcelId'),
          ...(event.type === 'ShipmentLost' && event.again ? { sentAgainIn: event.again.into } : {}),
        })
        break
      case 'UnitsCancelled': {
        const touched = firstTouched(order, event.lines)
        const isOver = cancelUnits(order, event)
        follows('NotificationDue', isOver ? 'order.cancelled' : 'lines.cancelled', isOver || !touched ? {} : touched)
        break
      }
      case 'OrderAmended':
        amend(order, event)
        follows('NotificationDue', 'order.amended')
        break
      case 'FulfilmentMoved':
        moveUnits(order, livingGroup(order, event.fulfilmentId), event)
        tells('fulfilment.moved', event.into)
        break
      case 'ChoiceOffered':
        offer(livingGroup(order, event.fulfilmentId), event)
        tells('choice.offered', event.fulfilmentId)
        break
      case 'RefundFailed':
        if (order.isGuest) follows('NotificationDue', 'refund.failed')
        break
      case 'FulfilmentSplit':
        split(order, livingGroup(order, event.fulfilmentId), event)
        follows('NotificationDue', 'fulfilment.split', { fulfilmentId: event.into })
        break
      case 'FulfilmentDelayed':
        requireRunning(order)
        requirePlace(order, event)
        delay(livingGroup(order, event.fulfilmentId), event)
        tells('fulfilment.delayed', event.fulfilmentId, only(event, 'pickBy'))
        break
      case 'GoodsCame':
      case 'GoodsExpected':
        requirePlace(order, event)
        learn(livingGroup(order, event.fulfilmentId), event)
        if (event.type === 'GoodsCame') tells('goods.came', event.fulfilmentId, only(event, 'pickBy'))
        break
      case 'OrderHeld':
        if (order.everHeld.has(event.stopId)) throw new Broken(`is held twice as ${event.stopId}`)
        order.stops.add(event.stopId)
        order.everHeld.add(event.stopId)
        break
      case 'HoldReleased':
        if (!order.stops.delete(event.stopId)) throw new Broken(`releases hold ${event.stopId}, which is not there`)
        promiseAnew(order, event)
        break
      case 'AddressChanged':
        if (![...order.groups.values()].some(each => isLiving(each) && each.method === 'delivery'))
          throw new Broken('changes the address of an order of which nothing is left to be sent')
        break
      case 'UnitsSetAside':
        setAside(order, livingGroup(order, event.fulfilmentId), event)
        tells('fulfilment.set_aside', event.into, event.chooseBy === undefined ? {} : { chooseBy: event.chooseBy })
        break
      case 'FulfilmentRejected':
        reject(livingGroup(order, event.fulfilmentId), event)
        tells(rejectionOf(order, event.fulfilmentId), event.fulfilmentId)
        break
      case 'FulfilmentExpired': {
        const ending = livingGroup(order, event.fulfilmentId)
        // Before there was a time to choose a pickup that was set aside expired as others did.
        tells(ending.isChosenFor ? 'choice.lapsed' : 'pickup.expired', event.fulfilmentId)
        if (ending.state !== 'aside') requireRunning(order)
        expire(ending, event)
        break
      }
      case 'OrderCancelled':
        order.isCancelled = true
        for (const group of order.groups.values()) if (isLiving(group)) group.state = 'ended'
        // Before there were payments nobody was told.
        if (event.voids) follows('NotificationDue', awaited?.key ?? 'order.cancelled', awaited?.params)
        break
      case 'NotificationDue':
        // When that is told is another model's.
        if (!awaited && event.key !== 'goods.expected')
          throw new Broken(`tells of ${event.key}, which is not what came before it`)
    }
  }

  function finish(): Findings {
    const violations = [...orders.values()].flatMap(({ awaited }) =>
      awaited ? [{ place: awaited.place, why: `is not followed by its ${awaited.type}`, concerns: [awaited.place.stream] }] : [],
    )
    return { violations, inFlight: [] }
  }

  return {
    name: 'fulfilments',
    holds:
      'a pickup is picked whole, kept, and handed over by its code or a manager’s word, in that order; a parcel holds what was picked and comes or is lost once; whoever is to be told is told at once',
    take,
    finish,
  }
}

const readyAfter = (order: Order, fulfilmentId: string) =>
  group(order, fulfilmentId).method === 'pickup' ? 'picking' : 'arrived'

function requireAwaited({ type, key, params, command, place }: NonNullable<Order['awaited']>, { event, ...fact }: Fact): void {
  const isIt = event.type === type && fact.command === command
  if (!isIt || (event.type === 'NotificationDue' && event.key !== key))
    throw new Broken(`is not followed by its ${type}`, { place })
  if (event.type !== 'NotificationDue') return
  const otherwise = Object.entries(params).find(([name, value]) => event.params[name] !== value)
  if (otherwise)
    throw new Broken(`is told with ${otherwise[0]} ${event.params[otherwise[0]]}, where it is ${otherwise[1]}`, { place })
}

const only = <Name extends string>(event: Record<Name, string>, ...names: Name[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [name, event[name]]))

function requirePlace(order: Order, { fulfilmentId, locationId }: { fulfilmentId: string; locationId: string }): void {
  const there = group(order, fulfilmentId).locationId
  if (there !== locationId) throw new Broken(`is in ${locationId}, where fulfilment ${fulfilmentId} is in ${there}`)
}

/** The first group of which something is named. */
function firstTouched(
  order: Order,
  lines: readonly { lineId: string; units: readonly Range[] }[],
): { fulfilmentId: string } | undefined {
  const [touched] = [...order.groups].filter(([, { living }]) =>
    lines.some(({ lineId, units }) => meeting(living.get(lineId) ?? [], units) !== undefined),
  )
  return touched && { fulfilmentId: touched[0] }
}
