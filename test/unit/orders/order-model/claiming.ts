import type { RefundDue, UnitsOfLine } from '../../../../services/orders/domain/order.ts'
import type { Asked, Done } from './asked.ts'
import { paidFor } from './money.ts'
import { type Claim, keyed, refuse, type Sums, type World } from './world.ts'

export const keysOf = (lines: readonly UnitsOfLine[]): string[] => [
  ...new Set(
    lines.flatMap(({ lineId, units }) =>
      units.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => `${lineId}/${first + at}`)),
    ),
  ),
]
const areSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every(key => b.includes(key))
const returned = ({ grants }: Claim): string[] => grants.flatMap(({ units }) => units)
/** What is claimed, and not settled. */
export const openOf = (claim: Claim): string[] =>
  claim.asked.filter(key => !claim.released.includes(key) && !returned(claim).includes(key))
/** Claimed, or given back for good. */
export const takenIn = ({ claims }: World): string[] =>
  [...claims.values()].flatMap(({ asked, released }) => asked.filter(key => !released.includes(key)))
export const gone = ({ units }: World): string[] => units.filter(({ is }) => is === 'gone').map(({ key }) => key)

export function claim(world: World, { returnId, lines }: Asked<'ClaimUnits'>): Done {
  const known = world.claims.get(returnId)
  if (known) return areSame(known.asked, keysOf(lines)) ? 'nothing' : refuse('CLAIM_DIFFERS')
  const [left, taken] = [gone(world), takenIn(world)]
  for (const line of lines) {
    needLine(world, line)
    if (keysOf([line]).some(key => !left.includes(key))) refuse('UNITS_NOT_LEFT')
    if (keysOf([line]).some(key => taken.includes(key))) refuse('UNITS_CLAIMED')
  }
  world.claims.set(returnId, { asked: keysOf(lines), released: [], grants: [] })
  return 'done'
}
function needLine({ lines }: World, { lineId }: UnitsOfLine): void {
  if (!lines.some(line => line.lineId === lineId)) refuse('LINE_NOT_FOUND')
}

export function release(world: World, { returnId, lines }: Asked<'ReleaseClaim'>): Done {
  const known = world.claims.get(returnId) ?? refuse('CLAIM_NOT_FOUND')
  const keys = lines.length > 0 ? keysOf(lines) : openOf(known)
  if (keys.every(key => known.released.includes(key))) return 'nothing'
  for (const line of lines) needLine(world, line)
  if (keys.some(key => !openOf(known).includes(key))) refuse('UNITS_NOT_CLAIMED')
  known.released.push(...keys)
  return 'done'
}

export function giveBack(world: World, { returnId, lines, refunds }: Asked<'RecordReturned'>): Done {
  const known = world.claims.get(returnId) ?? refuse('CLAIM_NOT_FOUND')
  const keys = keysOf(lines)
  const sums = sumsOf(refunds)
  if (known.grants.some(grant => areSame(grant.units, keys) && areAlike(grant.refunds, sums))) return 'nothing'
  for (const line of lines) needLine(world, line)
  if (keys.some(key => !openOf(known).includes(key))) refuse('UNITS_NOT_CLAIMED')
  const paid = paidFor(keyed(world, keys))
  for (const [tender, amount] of sums) if (amount > (paid.get(tender) ?? 0)) refuse('REFUND_ABOVE_PAID')
  known.grants.push({ units: keys, refunds: sums })
  return 'done'
}
const sumsOf = (amounts: readonly RefundDue[]): Sums =>
  new Map(amounts.filter(({ amountMinor }) => amountMinor > 0).map(({ tenderId, amountMinor }) => [tenderId, amountMinor]))
const areAlike = (a: Sums, b: Sums): boolean => a.size === b.size && [...a].every(([tender, amount]) => b.get(tender) === amount)

const ways: Record<string, readonly string[]> = { owed: ['executed', 'failed', 'dropped'], failed: ['replaced', 'executed'] }

export function settleRefund(world: World, { refundId, state, byPerson, storedValueId }: Asked<'RecordRefund'>): Done {
  const refund = world.refunds.get(refundId) ?? refuse('REFUND_NOT_FOUND')
  if (refund.state === state && (state !== 'replaced' || refund.storedValue === storedValueId)) return 'nothing'
  if (!ways[refund.state]?.includes(state) || (byPerson && refund.state === 'owed')) refuse('WRONG_STATE')
  if (state === 'replaced' && world.customer === null) refuse('CUSTOMER_REQUIRED')
  Object.assign(refund, { state, storedValue: state === 'replaced' ? storedValueId : null })
  return 'done'
}

export function channelRefund(world: World, asked: Asked<'RecordChannelRefund'>): Done {
  const { tenderId: tender, amountMinor: amount, channelRefundId, unnamedId } = asked
  const id = channelRefundId ?? unnamedId
  const known = world.channelRefunds.get(id)
  if (known) return known.tender === tender && known.amount === amount ? 'nothing' : refuse('CHANNEL_REFUND_DIFFERS')
  if (!world.tenders.some(each => each.id === tender)) refuse('TENDER_NOT_FOUND')
  const given = world.givenBack.get(tender) ?? 0
  if (given + amount > (world.refundsDue.get(tender) ?? 0)) refuse('REFUND_ABOVE_DUE')
  world.givenBack.set(tender, given + amount)
  world.channelRefunds.set(id, { tender, amount })
  return 'done'
}
