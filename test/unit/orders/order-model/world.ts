import type { AmendmentAsked, AwaitedGoods, LossRefundState, Placement } from '../../../../services/orders/domain/order.ts'

/** A minor unit here, a minor unit there: by tender, or by payment. */
export type Sums = Map<string, number>
/** One unit of a line; `a/3` is the third of a. Charges have no group, and go with the first goods. */
export type Unit = {
  key: string
  line: string
  group: string | null
  is: 'here' | 'gone' | 'lost' | 'cancelled'
  isPicked: boolean
  /** Whether it ever left, whatever has become of it since. */
  hasLeft: boolean
  /** By tender. */
  paid: Sums
}
export type State =
  | ('open' | 'in_progress' | 'in_transit' | 'arrived' | 'ready' | 'set_aside')
  | ('left' | 'delivered' | 'lost' | 'rejected' | 'expired' | 'cancelled' | 'moved')
export type Group = {
  id: string
  method: string
  place: string
  destination: string | null
  state: State
  /** By when it is promised to be further, while it is neither ready nor set aside. */
  due: string | null
  until: string | null
  chooseBy: string | null
  wrongCodes: number
  code: string | null
  reservation: string | null
  hasDeparted: boolean
  /** The group of which it was sent to its store. */
  sentOf: string | null
  /** The lost parcel for which it goes once more. */
  again: string | null
  delays: number
  /** What is still to come, while it is open. */
  awaits: AwaitedGoods[]
}
export type Parcel = {
  id: string
  group: string
  told: string
  units: string[]
  state: 'sent' | 'delivered' | 'lost' | 'arrived'
  came: string[]
  goesAgain: boolean
}
export type Line = Placement['lines'][number]
export type Tender = { id: string; amount: number; payment: string | null; authorization: string }
export type Claim = { asked: string[]; released: string[]; grants: { units: string[]; refunds: Sums }[] }
export type Refund = { tender: string; amount: number; group: string; state: LossRefundState; storedValue: string | null }

/** An order as a table of units, with what is said of it on slips of paper. */
export type World = {
  customer: string | null
  pricesIncludeTax: boolean
  placedAs: string
  isCancelled: boolean
  lines: Line[]
  units: Unit[]
  groups: Group[]
  parcels: Parcel[]
  tenders: Tender[]
  stops: string[]
  released: string[]
  cancellations: string[]
  moves: number
  moveIds: string[]
  amendments: number
  amendmentIds: string[]
  pending: { id: string; asked: AmendmentAsked } | null
  /** Payments that are asked for by the amendment under way. */
  amending: string[]
  refundsDue: Sums
  givenBack: Sums
  channelRefunds: Map<string, { tender: string; amount: number }>
  refunds: Map<string, Refund>
  captured: Sums
  voided: string[]
  claims: Map<string, Claim>
}

/** Thrown by a rule that has to refuse. */
export class Refused extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}
export function refuse(reason: string): never {
  throw new Refused(reason)
}

const going = ['open', 'in_progress', 'in_transit', 'arrived', 'ready', 'set_aside']
export const isGoing = ({ state }: Group): boolean => going.includes(state)
export const hasBegunToLeave = ({ groups }: World): boolean => groups.some(group => group.hasDeparted)
export const isAwaiting = ({ state, awaits }: Group): boolean => state === 'open' && awaits.length > 0
export const goingGroups = ({ groups }: World): Group[] => groups.filter(isGoing)
export const isUnpaid = ({ tenders }: World): boolean => tenders.some(({ authorization }) => authorization === 'unknown')
export const isStopped = (world: World): boolean => isUnpaid(world) || world.stops.length > 0

export function shown(world: World): string {
  if (world.isCancelled) return 'cancelled'
  if (goingGroups(world).length > 0) return isUnpaid(world) ? 'payment_pending' : 'open'
  return world.groups.some(({ state }) => ['left', 'delivered', 'lost'].includes(state)) ? 'fulfilled' : 'cancelled'
}

export const here = ({ units }: World, group: string): Unit[] => units.filter(unit => unit.group === group && unit.is === 'here')
export const goodsHere = (world: World): Unit[] => goingGroups(world).flatMap(({ id }) => here(world, id))
export const chargesHere = ({ units }: World): Unit[] => units.filter(unit => unit.group === null && unit.is === 'here')
export const keyed = ({ units }: World, keys: readonly string[]): Unit[] => units.filter(({ key }) => keys.includes(key))

export type Some = readonly { lineId: string; quantity: number }[]
export const ofLine = (units: readonly Unit[], line: string): Unit[] =>
  units.filter(unit => unit.line === line).sort((a, b) => numberOf(a) - numberOf(b))
export const numberOf = ({ key }: Pick<Unit, 'key'>): number => Number(key.slice(key.lastIndexOf('/') + 1))
export const firstSo = (units: readonly Unit[], some: Some): Unit[] =>
  some.flatMap(({ lineId, quantity }) => ofLine(units, lineId).slice(0, quantity))
export const lastSo = (units: readonly Unit[], some: Some): Unit[] =>
  some.flatMap(({ lineId, quantity }) => ofLine(units, lineId).slice(-quantity))
export function needSo(units: readonly Unit[], some: Some, reason: string): void {
  for (const { lineId, quantity } of some) if (ofLine(units, lineId).length < quantity) refuse(reason)
}

export function needGroup({ groups }: World, id: string): Group {
  return groups.find(group => group.id === id) ?? refuse('FULFILMENT_NOT_FOUND')
}
export function needMethod(world: World, id: string, ...methods: string[]): Group {
  const group = needGroup(world, id)
  return methods.includes(group.method) ? group : refuse('METHOD_NOT_SUPPORTED')
}
export const sendable = ['pickup', 'delivery', 'ship_to_store']
/** As far as this, paid, and not stopped. */
export function needState(world: World, group: Group, state: State): void {
  if (isAwaiting(group)) refuse('AWAITS_GOODS')
  if (group.state !== state) refuse('WRONG_STATE')
  if (isUnpaid(world)) refuse('PAYMENT_PENDING')
  if (world.stops.length > 0) refuse('ORDER_ON_HOLD')
}
export function needLines({ units }: World, group: Group, some: Some): void {
  for (const { lineId } of some)
    if (!units.some(unit => unit.group === group.id && unit.line === lineId)) refuse('LINE_NOT_FOUND')
}
export const isDue = (due: string | null, at: string): boolean => due !== null && at >= due

/** What is to be told apart from it gets the first number that is free. */
export function nextId({ groups }: World, id: string): string {
  let number = 2
  while (groups.some(group => group.id === `${id}.${number}`)) number++
  return `${id}.${number}`
}
/** Right behind the one that it comes from. */
export function addBehind(world: World, group: Group, added: Group, units: readonly Unit[]): void {
  world.groups.splice(world.groups.indexOf(group) + 1, 0, added)
  for (const unit of units) unit.group = added.id
}
export const blank = {
  ...{ until: null, chooseBy: null, wrongCodes: 0, code: null, hasDeparted: false, sentOf: null, delays: 0 },
  awaits: [] as AwaitedGoods[],
}

/** What a group is of which all has left that will. */
export function overall({ parcels }: World, { id }: Group): State {
  const own = parcels.filter(parcel => parcel.group === id).map(({ state }) => state)
  if (own.length === 0 || own.includes('sent') || own.includes('arrived')) return 'left'
  return own.includes('delivered') ? 'delivered' : 'lost'
}
