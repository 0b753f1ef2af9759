import type { AmendmentAsked } from '../../../../services/orders/domain/order.ts'
import type { Asked, Done } from './asked.ts'
import { closeEmpty } from './ending.ts'
import { add, firstPaid, letGo, ofChannel, paidFor, payRow, total, wanted } from './money.ts'
import { countBySku } from './moving.ts'
import { addGoods, tenderOf } from './placing.ts'
import { giveUp } from './waiting.ts'
import {
  chargesHere,
  goingGroups,
  goodsHere,
  hasBegunToLeave,
  type Line,
  lastSo,
  needSo,
  refuse,
  type Sums,
  shown,
  type Unit,
  type World,
} from './world.ts'

type Amend = Asked<'AmendOrder'>
type Attempt = NonNullable<Amend['amending']>
type Plan = { removed: Unit[]; repriced: Line[]; row: Line[]; freed: Sums; due: number }

export function amend(world: World, { amendmentId: id, asked, amending }: Amend): Done {
  if (world.amendmentIds.includes(id) || world.pending?.id === id) return 'nothing'
  if (world.pending) refuse('AMENDMENT_PENDING')
  if (amending) return make(world, id, asked, amending)
  plan(world, asked)
  world.pending = { id, asked }
  return 'done'
}

export function complete(world: World, { amendmentId: id, amending }: Asked<'CompleteAmendment'>): Done {
  if (world.amendmentIds.includes(id)) return 'nothing'
  if (world.pending?.id !== id) refuse('AMENDMENT_NOT_FOUND')
  if (!amending) refuse('AMENDMENT_CONTENDED')
  return make(world, id, world.pending.asked, amending)
}

export function withdraw(world: World, { amendmentId }: Asked<'WithdrawAmendment'>): Done {
  if (world.pending?.id !== amendmentId) refuse('AMENDMENT_NOT_FOUND')
  world.pending = null
  return 'done'
}

export function requestPayments(world: World, { amendment, payments }: Asked<'RequestAmendmentPayments'>): Done {
  if (amendment !== world.amendments + 1) refuse('AMENDMENT_CONTENDED')
  const added = payments.map(({ paymentId }) => paymentId).filter(id => !world.amending.includes(id))
  world.amending.push(...added)
  return added.length > 0 ? 'done' : 'nothing'
}

export function abandonAmendment(world: World, { amendment }: Asked<'AbandonAmendment'>): Done {
  if (amendment <= world.amendments) return 'nothing'
  if (amendment !== world.amendments + 1) refuse('AMENDMENT_CONTENDED')
  Object.assign(world, { amendments: amendment, amending: [] })
  return 'done'
}

function make(world: World, id: string, asked: AmendmentAsked, attempt: Attempt): Done {
  const { amendment, reserved, tenders, promised, fulfilments = asked.fulfilments } = attempt
  if (amendment !== world.amendments + 1) refuse('AMENDMENT_CONTENDED')
  const { removed, repriced, row, freed, due } = plan(world, asked)
  if (total(tenders.map(({ amountMinor }) => amountMinor)) !== Math.max(0, due)) refuse('TENDERS_MISMATCH')
  if (tenders.some(({ tenderId }) => world.tenders.some(known => known.id === tenderId))) refuse('TENDER_ID_TAKEN')
  const before = wanted(world)
  const others = world.amending.filter(payment => !tenders.some(({ paymentId }) => paymentId === payment))
  const kept = due < 0 ? firstPaid(freed, total(freed.values()) + due) : freed
  const back: Sums = new Map([...freed].map(([tender, amount]) => [tender, amount - (kept.get(tender) ?? 0)]))
  add(world.refundsDue, ofChannel(world, back))
  const touched = goingGroups(world).filter(group => removed.some(unit => unit.group === group.id))
  giveUp(world, removed, promised, () => {
    for (const unit of removed) Object.assign(unit, { is: 'cancelled', paid: new Map() })
    closeEmpty(world, touched)
  })
  world.lines = [...world.lines.map(line => repriced.find(({ lineId }) => lineId === line.lineId) ?? line), ...asked.add]
  const promisedBy = fulfilments.map(group => ({ ...group, pickBy: promised[group.method] ?? null }))
  addGoods(world, { lines: asked.add, fulfilments: promisedBy }, reserved)
  payRow(world.units, row, new Map([...kept, ...tenders.map(each => [each.tenderId, each.amountMinor] as const)]))
  Object.assign(world, { amendments: amendment, amending: [], pending: world.pending?.id === id ? null : world.pending })
  world.voided.push(...others)
  letGo(world, before)
  world.tenders.push(...tenders.map(tenderOf))
  world.amendmentIds.push(id)
  return 'done'
}

/** What it costs more, or less; refused as it is while an order is looked at. */
export function plan(world: World, asked: AmendmentAsked): Plan {
  const { due, ...planned } = priceOf(world, asked)
  if (due !== asked.differenceMinor) refuse('TOTAL_MISMATCH')
  return { due, ...planned }
}

export function priceOf(world: World, asked: AmendmentAsked): Plan {
  if (shown(world) === 'payment_pending') refuse('PAYMENT_PENDING')
  if (shown(world) !== 'open') refuse('ORDER_NOT_AMENDABLE')
  const { remove, reprice, add: added, fulfilments } = asked
  for (const { lineId } of remove) needLine(world, lineId)
  const again = world.groups.filter(group => group.again !== null).map(({ id }) => id)
  const charges = hasBegunToLeave(world) ? [] : chargesHere(world)
  const open = [...goodsHere(world).filter(({ group }) => !again.includes(`${group}`)), ...charges]
  needSo(open, remove, 'UNITS_NOT_CANCELLABLE')
  const removed = lastSo(open, remove)
  if (added.some(({ lineId }) => world.lines.some(line => line.lineId === lineId))) refuse('LINE_ID_TAKEN')
  if (fulfilments.some(({ fulfilmentId }) => world.groups.some(({ id }) => id === fulfilmentId))) refuse('FULFILMENT_ID_TAKEN')
  if (added.some(({ kind }) => kind === 'charge') && hasBegunToLeave(world)) refuse('CHARGES_FELL_DUE')
  const repriced = reprice.map(price => repricedLine(world, price, removed))
  const remains = goodsHere(world).some(unit => !removed.includes(unit)) || added.some(({ kind }) => kind === 'goods')
  if (!remains) refuse('NOTHING_WOULD_REMAIN')
  const changed = world.units.filter(({ line }) => repriced.some(({ lineId }) => lineId === line))
  const freed: Sums = new Map(world.tenders.map(({ id }) => [id, 0]))
  add(freed, paidFor([...removed, ...changed]))
  const row = [...repriced, ...added]
  const due = total(row.map(({ totalMinor }) => totalMinor)) - total(freed.values())
  return { removed, repriced, row, freed, due }
}

const needLine = ({ lines }: World, id: string): Line => lines.find(({ lineId }) => lineId === id) ?? refuse('LINE_NOT_FOUND')

function repricedLine(world: World, { lineId, ...price }: AmendmentAsked['reprice'][0], removed: readonly Unit[]): Line {
  const line = needLine(world, lineId)
  if (line.kind === 'charge' && hasBegunToLeave(world)) refuse('CHARGES_FELL_DUE')
  const own = world.units.filter(unit => unit.line === lineId)
  if (own.some(unit => unit.is !== 'here' || unit.hasLeft || removed.includes(unit))) refuse('LINE_NOT_REPRICEABLE')
  const discounts = total(price.discounts.map(({ amountMinor }) => amountMinor))
  const net = line.quantity * price.unitPriceMinor - discounts
  const totalMinor = world.pricesIncludeTax ? net : net + price.taxMinor
  const least = world.pricesIncludeTax ? 0 : price.taxMinor
  if (totalMinor < least || price.taxMinor > totalMinor) refuse('PRICE_MAKES_NO_SENSE')
  return { ...line, ...price, totalMinor }
}

/** By the group that they are in. */
export const toHold = (world: World, { add: lines, fulfilments }: AmendmentAsked, reservation: string) =>
  fulfilments.flatMap(({ fulfilmentId, locationId }) => {
    const own = lines.filter(line => line.fulfilmentId === fulfilmentId)
    const units = own.flatMap(({ lineId, quantity }) => Array.from({ length: quantity }, () => ({ line: lineId }) as Unit))
    const counts = countBySku({ ...world, lines: own }, units)
    const positions = [...counts].map(([sku, quantity]) => ({ sku, locationId, quantity }))
    return positions.length > 0 ? [{ reservationId: `${reservation} ${fulfilmentId}`, fulfilmentId, positions }] : []
  })
