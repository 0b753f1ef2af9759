import { Broken, type Fact } from './model.ts'
import { type Policies, type ReturnPolicy, requireVersion } from './policies.ts'
import type { Purchase, PurchasedLine } from './purchases.ts'
import { meeting, type Range, together, told } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'
import { classesOf, costOf, paidFor } from './shares.ts'
import type { UnitsByLine } from './units.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type OpenedLine = Of<'ReturnOpened'>['lines'][number]
export type ReturnedLine = {
  lineId: string
  kind: 'goods' | 'charge'
  units: Range[]
  state: 'awaiting' | 'received' | 'review' | 'accepted' | 'rejected' | 'lost' | 'cancelled'
  locationId: string | null
}
/** One return as the audit counts it. */
export type AuditedReturn = {
  returnId: string
  orderId: string | null
  purchase: Purchase | undefined
  opened: Of<'ReturnOpened'>
  lines: ReturnedLine[]
  /** An acceptance whose grant must come next. */
  awaited: { units: UnitsByLine; command: string } | null
  /** Neither given back nor left with the channel that took the money. */
  openRefunds: Set<string>
  isSettled: boolean
}

/** Opens a return on just what is claimed, at what it was paid with, by the policy in force at the purchase. */
export function open(
  returnId: string,
  event: Of<'ReturnOpened'>,
  claim: { units: UnitsByLine; created: number } | undefined,
  purchase: Purchase | undefined,
  policies: Policies,
): AuditedReturn {
  const { lines, tenders } = event
  for (const line of lines)
    if (line.paidMinor - line.feeMinor !== line.refundMinor)
      throw new Broken(`line ${line.lineId} gives back ${line.refundMinor} of ${line.paidMinor}, with ${line.feeMinor} kept`)
  const refund = lines.reduce((sum, { refundMinor }) => sum + refundMinor, 0)
  const given = tenders.reduce((sum, { refundMinor }) => sum + refundMinor, 0)
  if (refund !== given) throw new Broken(`gives back ${refund} for its units, and ${given} to its tenders`)
  if (purchase && claim) {
    requirePurchase(event, purchase)
    requireLines(event, claim.units, purchase)
    requireTenders(event, claim.units, purchase)
    const policy = requireVersion('goes', event.policyVersion, policies.returnsFor({ purchase, at: claim.created }))
    for (const line of lines) requireFee(line, purchase, policy, policies.categoriesOf(line.sku))
  }
  return {
    returnId,
    orderId: event.orderId,
    purchase,
    opened: event,
    lines: lines.map(({ lineId, kind, units }) => ({ lineId, kind, units, state: 'awaiting', locationId: null })),
    awaited: null,
    openRefunds: new Set(),
    isSettled: false,
  }
}

function requirePurchase({ currency, customerId, orderChannelId }: Of<'ReturnOpened'>, purchase: Purchase): void {
  const said = [currency, customerId, orderChannelId].join()
  const known = [purchase.currency, purchase.customerId, purchase.channel.id].join()
  if (said !== known) throw new Broken(`is of ${said}, where its order is of ${known}`)
}

function requireLines({ lines }: Of<'ReturnOpened'>, claimed: UnitsByLine, purchase: Purchase): void {
  const named: UnitsByLine = new Map()
  for (const { lineId, sku, kind, quantity, lineTotalMinor, units, paidMinor } of lines) {
    const line = lineOf(purchase, lineId)
    if (line.sku !== sku || line.kind !== kind || line.quantity !== quantity || line.total !== lineTotalMinor)
      throw new Broken(
        `line ${lineId} is ${quantity} ${kind} ${sku}, where the order has ${line.quantity} ${line.kind} ${line.sku}`,
      )
    const cost = costOf(line, units)
    if (cost !== paidMinor)
      throw new Broken(`units ${told(units)} of line ${lineId} were paid with ${cost}, and not ${paidMinor}`)
    const before = named.get(lineId) ?? []
    const twice = meeting(before, units)
    if (twice !== undefined) throw new Broken(`names unit ${twice} of line ${lineId} twice`)
    named.set(lineId, together(before, units))
  }
  const plain = (units: UnitsByLine) => JSON.stringify([...units].sort(([a], [b]) => (a < b ? -1 : 1)))
  if (plain(named) !== plain(claimed)) throw new Broken(`opens on ${plain(named)}, where ${plain(claimed)} is claimed`)
}

function requireTenders({ tenders }: Of<'ReturnOpened'>, claimed: UnitsByLine, purchase: Purchase): void {
  const paid = paidFor(purchase, claimed)
  for (const { tenderId, paymentId, kind, refundMinor } of tenders) {
    const tender = purchase.tenders.find(each => each.tenderId === tenderId)
    if (tender?.paymentId !== paymentId || tender.kind !== kind)
      throw new Broken(`names a tender ${tenderId} that the order has not`)
    if (refundMinor > (paid.get(tenderId) ?? 0))
      throw new Broken(`gives ${refundMinor} back to tender ${tenderId}, which paid ${paid.get(tenderId) ?? 0}`)
  }
}

const lineOf = ({ lines }: Purchase, lineId: string): PurchasedLine => {
  const line = lines.find(each => each.lineId === lineId)
  if (!line) throw new Broken(`the order has no line ${lineId}`)
  return line
}

const keptOf = (line: PurchasedLine, units: readonly Range[], bps: number): number =>
  classesOf(line, units).reduce((sum, { cost, count }) => sum + count * Number((BigInt(cost) * BigInt(bps)) / 10_000n), 0)

/** What the policy keeps of a line, for whichever category the item ever had: nothing of charges. */
function requireFee(
  { lineId, kind, units, feeMinor, feeBps }: OpenedLine,
  purchase: Purchase,
  { otherwise, categories }: ReturnPolicy,
  ofItem: ReadonlySet<string>,
): void {
  const terms = [...ofItem].map(category => categories.find(each => each.category === category) ?? otherwise)
  const allowed = kind === 'charge' ? [0] : terms.map(each => each.feeBps)
  if (!allowed.includes(feeBps))
    throw new Broken(`keeps ${feeBps} bps of line ${lineId}, where the policy keeps ${allowed.join(' or ')}`)
  const kept = keptOf(lineOf(purchase, lineId), units, feeBps)
  if (kept !== feeMinor) throw new Broken(`keeps ${feeMinor} of line ${lineId}, where ${feeBps} bps come to ${kept}`)
}

/** An acceptance is followed at once by what is granted for its units: what they were paid with but for the fee. */
export function requireGrant(known: AuditedReturn, { event, command }: Fact): void {
  const { awaited } = known
  if (event.type === 'RefundGranted') {
    const units = unitsOf(event.lines)
    if (!awaited || awaited.command !== command) throw new Broken('grants a refund for units that nobody accepted just before')
    const [accepted, granted] = [awaited.units, units].map(each => JSON.stringify([...each].sort(([a], [b]) => (a < b ? -1 : 1))))
    if (accepted !== granted) throw new Broken(`grants for ${granted}, where ${accepted} is accepted`)
    requireAmounts(known, event, units)
    known.awaited = null
  } else if (awaited && awaited.command !== command) throw new Broken('comes behind an acceptance that grants no refund')
  if (event.type === 'UnitsAccepted') {
    if (awaited) throw new Broken('accepts again before anything is granted')
    known.awaited = { units: unitsOf(event.lines), command }
  }
}

function unitsOf(lines: readonly { lineId: string; units: Range[] }[]): UnitsByLine {
  const units: UnitsByLine = new Map()
  for (const each of lines) units.set(each.lineId, together(units.get(each.lineId) ?? [], each.units))
  return units
}

function requireAmounts({ opened, purchase }: AuditedReturn, { refunds }: Of<'RefundGranted'>, units: UnitsByLine): void {
  const due = [...units].reduce((sum, [lineId, own]) => sum + worth(opened, purchase, lineId, own), 0)
  const granted = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (due !== granted) throw new Broken(`grants ${granted} for units that are worth ${due}`)
  const paid = purchase && paidFor(purchase, units)
  for (const { tenderId, paymentId, kind, amountMinor } of refunds) {
    const tender = opened.tenders.find(each => each.tenderId === tenderId)
    if (tender?.paymentId !== paymentId || tender.kind !== kind)
      throw new Broken(`grants to a tender ${tenderId} that the return has not`)
    const most = paid?.get(tenderId) ?? tender.refundMinor
    if (amountMinor > most) throw new Broken(`grants ${amountMinor} to tender ${tenderId}, which paid ${most} for these units`)
  }
}

/** What is given back for units of a line; without a receipt, their part of what was agreed for it. */
function worth(opened: Of<'ReturnOpened'>, purchase: Purchase | undefined, lineId: string, units: readonly Range[]): number {
  const line = opened.lines.find(each => each.lineId === lineId)
  if (!line) return 0
  if (!purchase) return costOf({ lineId, quantity: line.quantity, total: line.refundMinor }, units)
  const bought = lineOf(purchase, lineId)
  return costOf(bought, units) - keptOf(bought, units, line.feeBps)
}
