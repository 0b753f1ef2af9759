import { Broken, type Fact, type Place, placeOf } from './model.ts'
import { requireWindow } from './points-window.ts'
import { type EarningPolicy, type Policies, requireVersion } from './policies.ts'
import { leftOf, type Purchase, type PurchasedLine } from './purchases.ts'
import { isWithin, meeting, type Range, size, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'
import { classesOf } from './shares.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type PromisedLot = Of<'PointsPromised'>['lots'][number]
type Terms = Pick<PromisedLot, 'quantity' | 'amountMinor' | 'rate'>
type When = { place: Place; created: number }
type Lot = {
  points: number
  isActive: boolean
  orderId: string | null
  lineId: string
  units: Range[]
  activatesAt: string
  promised: When
}
type EarningLine = { terms: Terms | null; promised: Range[]; clawedBack: Range[] }

/** One ledger of points as the audit counts it. */
export type Account = {
  customerId: string
  enrolled: When
  lots: Map<string, Lot>
  /** By order and line. */
  lines: Map<string, EarningLine>
  debt: number
}

const whenOf = (fact: Fact): When => ({ place: placeOf(fact), created: fact.created })
export const openAccount = (customerId: string, fact: Fact): Account => ({
  customerId,
  enrolled: whenOf(fact),
  lots: new Map(),
  lines: new Map(),
  debt: 0,
})

function lineOf({ lines }: Account, orderId: string, lineId: string): EarningLine {
  const line = lines.get(`${orderId} ${lineId}`) ?? { terms: null, promised: [], clawedBack: [] }
  lines.set(`${orderId} ${lineId}`, line)
  return line
}

/** What these units earn, each rounded by itself. */
function worth({ quantity, amountMinor, rate }: Terms, units: readonly Range[]): number {
  const scale = BigInt(rate.perMinor) * 10_000n
  const factor = BigInt(rate.points) * BigInt(rate.channelPercent) * BigInt(rate.categoryPercent)
  const half = rate.rounding === 'half_up' ? scale / 2n : 0n
  const classes = classesOf({ lineId: '', quantity, total: amountMinor }, units)
  return Number(classes.reduce((sum, { cost, count }) => sum + BigInt(count) * ((BigInt(cost) * factor + half) / scale), 0n))
}

export function promise(account: Account, event: Of<'PointsPromised'>, purchase: Purchase, policies: Policies, fact: Fact): void {
  const { orderId, currency, policyVersion, channelKind, purchasedAt, lots } = event
  const decided = { purchase, at: fact.created }
  if (currency !== purchase.currency || channelKind !== purchase.channel.kind)
    throw new Broken(
      `earns in ${currency} on ${channelKind}, where the order is in ${purchase.currency} on ${purchase.channel.kind}`,
    )
  if (Date.parse(purchasedAt) !== Date.parse(purchase.occurredAt))
    throw new Broken(`was bought at ${purchase.occurredAt}, and not at ${purchasedAt}`)
  const policy = requireVersion('earns', policyVersion, policies.earningFor(decided))
  for (const lot of lots) {
    const line = purchase.lines.find(each => each.lineId === lot.lineId)
    if (line?.kind !== 'goods') throw new Broken(`earns on line ${lot.lineId}, which holds no goods`)
    if (line.quantity !== lot.quantity || line.total !== lot.amountMinor)
      throw new Broken(`line ${lot.lineId} is ${line.quantity} units of ${line.total}, not ${lot.quantity} of ${lot.amountMinor}`)
    if (!isWithin(lot.units, leftOf(line)))
      throw new Broken(`units ${told(lot.units)} of line ${lot.lineId} earn, of which ${told(leftOf(line))} have left`)
    requireWindow(lot, line, decided, policies)
    promiseLot(account, orderId, lot, ratesOf(policy, line, event, policies), whenOf(fact))
  }
}

/** A line keeps the terms that it was first promised by. */
function promiseLot(account: Account, orderId: string, lot: PromisedLot, rates: readonly string[], promised: When): void {
  const { lotId, lineId, quantity, amountMinor, rate, units, points, activatesAt } = lot
  const line = lineOf(account, orderId, lineId)
  const twice = meeting(units, [...line.promised, ...line.clawedBack])
  if (twice !== undefined) throw new Broken(`unit ${twice} of line ${lineId} earned before, or came back`)
  const own = plain(rate)
  if (line.terms ? plain(line.terms.rate) !== own : !rates.includes(own))
    throw new Broken(`line ${lineId} earns by ${own}, where ${line.terms ? plain(line.terms.rate) : rates.join(' or ')} is due`)
  line.terms ??= { quantity, amountMinor, rate }
  const expected = worth(line.terms, units)
  if (points !== expected) throw new Broken(`units ${told(units)} of line ${lineId} earn ${expected}, but ${points} are promised`)
  line.promised = together(line.promised, units)
  account.lots.set(lotId, { points, isActive: false, orderId, lineId, units, activatesAt, promised })
}

const plain = ({ points, perMinor, channelPercent, categoryPercent, rounding }: Terms['rate']): string =>
  `${points} per ${perMinor} at ${channelPercent} % × ${categoryPercent} %, ${rounding}`

function ratesOf(
  policy: EarningPolicy,
  line: PurchasedLine,
  { currency, channelKind }: Of<'PointsPromised'>,
  policies: Policies,
): string[] {
  const of = policy.rates.find(rate => rate.currency === currency) ?? policy.otherwise ?? { points: 0, perMinor: 1 }
  const channelPercent = policy.channels.find(({ kind }) => kind === channelKind)?.percent ?? 100
  const percents = [...policies.categoriesOf(line.sku)].map(
    category => policy.categories.find(each => each.category === category)?.percent ?? 100,
  )
  const { points, perMinor } = of
  return percents.map(categoryPercent => plain({ points, perMinor, channelPercent, categoryPercent, rounding: policy.rounding }))
}

export function activate(account: Account, { orderId, lots, activatedAt }: Of<'PointsActivated'>): void {
  for (const { lotId, points, debtRepaid } of lots) {
    const lot = account.lots.get(lotId)
    if (!lot || lot.isActive || lot.orderId !== orderId) throw new Broken(`lot ${lotId} is not promised for order ${orderId}`)
    if (Date.parse(activatedAt) < Date.parse(lot.activatesAt))
      throw new Broken(`lot ${lotId} becomes active at ${lot.activatesAt}, not before`)
    if (points !== lot.points) throw new Broken(`lot ${lotId} holds ${lot.points}, of which ${points} become active`)
    if (debtRepaid !== Math.min(points, account.debt))
      throw new Broken(`pays ${debtRepaid} of a debt of ${account.debt} out of ${points}`)
    account.debt -= debtRepaid
    lot.isActive = true
    lot.points -= debtRepaid
  }
}

/** From the lots that the units earned, then from active ones, then as debt. */
export function clawBack(account: Account, { orderId, lines, taken, debt }: Of<'PointsClawedBack'>): void {
  const owed = lines.reduce((sum, line) => sum + gone(account, orderId, line), 0)
  const sum = taken.reduce((total, { points }) => total + points, 0)
  if (sum + debt !== owed) throw new Broken(`takes ${sum} points and ${debt} as debt, where ${owed} are to go`)
  const own = ownShares(account, orderId, lines)
  takeFrom(account, taken, own)
  for (const [lotId, { due }] of own)
    if ((taken.find(each => each.lotId === lotId)?.points ?? 0) < due)
      throw new Broken(`takes less than ${due} from lot ${lotId}, which its own units earned`)
  if (debt > 0 && [...account.lots.values()].some(({ isActive, points }) => isActive && points > 0))
    throw new Broken(`leaves ${debt} as debt while there are active points`)
  account.debt += debt
}

type ClawedLine = Of<'PointsClawedBack'>['lines'][number]

/** What the units of a line are to give back: nothing for those that never earned. */
function gone(account: Account, orderId: string, { lineId, units, points }: ClawedLine): number {
  const line = lineOf(account, orderId, lineId)
  const twice = meeting(units, line.clawedBack)
  if (twice !== undefined) throw new Broken(`takes back the points of unit ${twice} of line ${lineId} twice`)
  line.clawedBack = together(line.clawedBack, units)
  const earned = earnedOf(line, units)
  if (points !== earned) throw new Broken(`units ${told(units)} of line ${lineId} earned ${earned}, but ${points} go`)
  return earned
}

const earnedOf = ({ terms, promised }: EarningLine, units: readonly Range[]): number =>
  terms === null ? 0 : worth(terms, without(units, without(units, promised)))

function ownShares(account: Account, orderId: string, lines: readonly ClawedLine[]): Map<string, { due: number }> {
  const own = new Map<string, { due: number }>()
  for (const [lotId, lot] of account.lots) {
    if (lot.orderId !== orderId || lot.points === 0) continue
    const clawed = lines.filter(({ lineId }) => lineId === lot.lineId).flatMap(({ units }) => units)
    const units = without(clawed, without(clawed, lot.units))
    const due = size(units) === 0 ? 0 : Math.min(lot.points, earnedOf(lineOf(account, orderId, lot.lineId), units))
    if (due > 0) own.set(lotId, { due })
  }
  return own
}

function takeFrom(account: Account, taken: Of<'PointsClawedBack'>['taken'], own: ReadonlyMap<string, { due: number }>): void {
  if (new Set(taken.map(({ lotId }) => lotId)).size !== taken.length) throw new Broken('takes from one lot twice')
  for (const { lotId, from, points } of taken) {
    const lot = account.lots.get(lotId)
    if (!lot || lot.isActive !== (from === 'active')) throw new Broken(`takes from lot ${lotId}, which is not ${from}`)
    if (points > lot.points) throw new Broken(`takes ${points} from lot ${lotId}, which holds ${lot.points}`)
    if (!lot.isActive && points > (own.get(lotId)?.due ?? 0))
      throw new Broken(`takes ${points} from lot ${lotId}, which other units were promised`)
    lot.points -= points
  }
}

export function adjust(account: Account, { difference, lotId, taken, debtRepaid }: Of<'PointsAdjusted'>): void {
  const sum = taken.reduce((total, { points }) => total + points, 0)
  const gain = Math.max(0, difference)
  if ((lotId !== null) !== difference > 0) throw new Broken('has a lot where nothing is gained, or none where something is')
  if (sum !== gain - difference) throw new Broken(`takes ${sum} where ${gain - difference} are to go`)
  if (debtRepaid !== Math.min(gain, account.debt))
    throw new Broken(`pays ${debtRepaid} of a debt of ${account.debt} out of ${gain}`)
  takeFrom(
    account,
    taken.map(each => ({ ...each, from: 'active' as const })),
    new Map(),
  )
  account.debt -= debtRepaid
  if (lotId === null) return
  const when = account.enrolled
  account.lots.set(lotId, {
    points: gain - debtRepaid,
    isActive: true,
    orderId: null,
    lineId: '',
    units: [],
    activatesAt: '',
    promised: when,
  })
}
