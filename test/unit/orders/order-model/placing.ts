import type { Asked, Done } from './asked.ts'
import { cancelAll } from './ending.ts'
import { payRow, total } from './money.ts'
import { blank, type Group, goingGroups, isStopped, refuse, shown, type Tender, type World } from './world.ts'

/** Before there is an order: how often it was given up, and what payments the attempt under way asked for. */
export type Desk = { abandoned: number; requested: string[]; world: World | null }

export function requestAuthorizations(desk: Desk, { attempt, payments }: Asked<'RequestAuthorizations'>): Done {
  if (desk.world) return 'nothing'
  if (attempt !== desk.abandoned + 1) refuse('ATTEMPT_ABANDONED')
  const added = payments.map(({ paymentId }) => paymentId).filter(id => !desk.requested.includes(id))
  desk.requested.push(...added)
  return added.length > 0 ? 'done' : 'nothing'
}

export function abandonPlacement(desk: Desk, { attempt }: Asked<'AbandonPlacement'>): Done {
  if (desk.world || attempt <= desk.abandoned) return 'nothing'
  if (attempt > desk.abandoned + 1) refuse('ATTEMPT_UNKNOWN')
  Object.assign(desk, { abandoned: attempt, requested: [] })
  return 'done'
}

export function place(desk: Desk, { placedAs, placement, attempt, holds }: Asked<'PlaceOrder'>): Done {
  if (desk.world) return desk.world.placedAs === placedAs ? 'nothing' : refuse('ORDER_DIFFERS')
  const { lines, tenders, totalMinor } = placement
  if (totalMinor !== total(lines.map(each => each.totalMinor))) refuse('TOTAL_MISMATCH')
  if (totalMinor !== total(tenders.map(({ amountMinor }) => amountMinor))) refuse('TENDERS_MISMATCH')
  if (attempt !== desk.abandoned + 1) refuse('ATTEMPT_ABANDONED')
  const named = tenders.map(({ paymentId }) => paymentId)
  const world: World = {
    ...{ customer: placement.customerId, pricesIncludeTax: placement.pricesIncludeTax, placedAs, isCancelled: false },
    ...{ lines: [...lines], units: [], groups: [], parcels: [], tenders: tenders.map(tenderOf), stops: [], released: [] },
    ...{ cancellations: [], moves: 0, moveIds: [], amendments: 0, amendmentIds: [], pending: null, amending: [] },
    ...{ refundsDue: new Map(), givenBack: new Map(), channelRefunds: new Map(), refunds: new Map() },
    ...{ captured: new Map(), voided: desk.requested.filter(id => !named.includes(id)), claims: new Map() },
  }
  addGoods(world, placement, holds)
  payRow(world.units, lines, new Map(world.tenders.map(({ id, amount }) => [id, amount])))
  desk.world = world
  return 'done'
}

export const tenderOf = ({
  tenderId,
  amountMinor,
  paymentId,
  authorization,
}: Asked<'PlaceOrder'>['placement']['tenders'][0]): Tender => ({
  ...{ id: tenderId, amount: amountMinor, payment: paymentId, authorization },
})

type Goods = Pick<Asked<'PlaceOrder'>['placement'], 'lines' | 'fulfilments'>

/** What is added with an order, or later: units, and the groups that they are in. */
export function addGoods(world: World, { lines, fulfilments }: Goods, holds: Asked<'PlaceOrder'>['holds']): void {
  const groups = fulfilments.map((each): Group => {
    const { fulfilmentId: id, method, locationId: place, destinationId: destination, leftAt, pickBy: due, awaits = [] } = each
    const reservation = holds.find(({ fulfilmentId }) => fulfilmentId === id)?.reservationId ?? null
    const hasLeft = leftAt !== null
    const state = hasLeft ? 'left' : 'open'
    return { id, method, place, destination, due, ...blank, awaits, state, reservation, hasDeparted: hasLeft, again: null }
  })
  const hasLeft = groups.some(({ hasDeparted }) => hasDeparted)
  for (const { lineId, quantity, fulfilmentId } of lines)
    for (let number = 1; number <= quantity; number++) {
      const key = `${lineId}/${number}`
      const group = fulfilmentId === null ? null : (sourcedIn(fulfilments, lineId, number) ?? fulfilmentId)
      const left = group === null ? hasLeft : groups.some(({ id, hasDeparted }) => id === group && hasDeparted)
      world.units.push({ key, line: lineId, group, is: left ? 'gone' : 'here', isPicked: false, hasLeft: left, paid: new Map() })
    }
  world.groups.push(...groups)
}
const sourcedIn = (fulfilments: Goods['fulfilments'], line: string, number: number): string | undefined =>
  fulfilments.find(({ sourced }) =>
    sourced?.lines.some(
      ({ lineId, units }) => lineId === line && units.some(({ first, last }) => first <= number && number <= last),
    ),
  )?.fulfilmentId

export function settlePayment(world: World, { tenderId, outcome, anew }: Asked<'SettlePayment'>): Done {
  const tender = world.tenders.find(({ id }) => id === tenderId) ?? refuse('TENDER_NOT_FOUND')
  if (tender.authorization === outcome.state) return 'nothing'
  if (tender.authorization !== 'unknown') refuse('WRONG_STATE')
  if (shown(world) === 'cancelled') return 'nothing'
  tender.authorization = outcome.state
  if (outcome.state === 'authorized') promiseAnew(world, anew)
  else cancelAll(world)
  return 'done'
}

export function hold(world: World, { stopId }: Asked<'HoldOrder'>): Done {
  if (world.stops.includes(stopId) || world.released.includes(stopId)) return 'nothing'
  if (goingGroups(world).length === 0) refuse('WRONG_STATE')
  world.stops.push(stopId)
  return 'done'
}

export function releaseHold(world: World, { stopId, anew }: Asked<'ReleaseHold'>): Done {
  if (world.released.includes(stopId)) return 'nothing'
  if (!world.stops.includes(stopId)) refuse('HOLD_NOT_FOUND')
  world.stops = world.stops.filter(stop => stop !== stopId)
  world.released.push(stopId)
  promiseAnew(world, anew)
  return 'done'
}

/** While it was suspended nobody could keep a promise; none is made sooner by it. */
function promiseAnew(world: World, anew: Asked<'ReleaseHold'>['anew']): void {
  if (!anew || isStopped(world)) return
  const later = (a: string | null, b: string | undefined) => (a === null || b === undefined || a > b ? a : b)
  for (const group of goingGroups(world)) {
    const method = group.state === 'arrived' ? 'pickup' : (group.method as 'pickup')
    if (group.state === 'ready') group.until = later(group.until, anew.keptUntil)
    else if (group.state !== 'set_aside') group.due = later(group.due, anew.promised[method])
  }
}

export function changeAddress(world: World): Done {
  return goingGroups(world).some(({ method }) => method === 'delivery') ? 'done' : refuse('WRONG_STATE')
}

export function cancelOrder(world: World): Done {
  if (shown(world) === 'cancelled') return 'nothing'
  if (world.groups.some(({ hasDeparted }) => hasDeparted)) refuse('ORDER_NOT_CANCELLABLE')
  cancelAll(world)
  return 'done'
}
