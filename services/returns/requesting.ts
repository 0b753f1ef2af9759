import { returnStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { countUnits } from '#kernel/units.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { Loaded } from '#platform/handle.ts'
import type { HandledReturn } from './aggregates.ts'
import { isWaivable, type Judged } from './domain/eligibility.ts'
import { freeUnits, type Purchase } from './domain/purchase.ts'
import type { LineUnits, Opening, Return } from './domain/return.ts'
import { passingOn } from './passing-on.ts'
import { type Prepared, readPrepared } from './prepared.ts'
import { type Asking, openingOf, preparedOf, type RequestingDeps } from './preparing.ts'
import { findPurchase } from './purchases.ts'
import { linesOf, refundOf, tendersOf, unitsOf } from './quote.ts'
import { judgeUnits, paidByTender } from './quoting.ts'
import { type RequestedReturn, wireRanges } from './request.ts'
import { withoutReceipt } from './unreceipted.ts'

type Standing = Pick<HandledReturn, 'state' | 'revision' | 'position'>

/** The return that a request asks for: the claim on the order is its commit, and what stands already is answered. */
export function requestReturn(asking: Asking, deps: RequestingDeps): Promise<Standing> {
  const { returnId, body, request } = asking
  return deps.openings.during(returnId, async () => {
    const known = await deps.returns.load(returnStream(returnId))
    if (known.state.state === 'opened') return requireAlike(known, known.state, asking)
    const prepared = body.purchase ? await claimed(asking, body.purchase, deps) : await withoutReceipt(asking, deps)
    requireAlike(known, prepared.opening, asking)
    return deps.openings.open(returnId, prepared, request)
  })
}

/** What was claimed before it could be opened stands as much as what is open. */
function requireAlike(known: Loaded<Return>, stands: Pick<Opening, 'askedAs'>, asking: Asking): Loaded<Return> {
  if (stands.askedAs !== asking.askedAs && stands.askedAs !== asking.askedBefore)
    throw new Rejection('exists', 'REQUEST_ID_REUSED')
  return known
}

async function claimed(asking: Asking, by: NonNullable<RequestedReturn['purchase']>, deps: RequestingDeps): Promise<Prepared> {
  const { returnId, call } = asking
  const purchase = await findPurchase(by, deps, call)
  const { orderId } = purchase
  const before = purchase.claimedBy.includes(returnId) ? await deps.openings.fromClaim(orderId, returnId) : null
  if (before) return before
  const { prepared, lines } = await prepare(asking, purchase, deps)
  const chosen = lines.map(({ lineId, units }) => ({ lineId, units: wireRanges(units) }))
  const claim = { requestId: `return/${returnId}`, orderId, returnId, lines: chosen, opening: JSON.stringify(prepared) }
  try {
    // A twin of this request may have been quicker, and have had another clock.
    return readPrepared((await passingOn(deps.claims().claimUnits(claim, call))).opening)
  } catch (error) {
    // Or have chosen other units of so many.
    const isTwin = error instanceof CallFailed && error.asRejection()?.kind === 'exists'
    const twins = isTwin ? await deps.openings.fromClaim(orderId, returnId) : null
    if (twins) return twins
    throw error
  }
}

async function prepare(
  asking: Asking,
  purchase: Purchase,
  deps: RequestingDeps,
): Promise<{ prepared: Prepared; lines: LineUnits[] }> {
  const { body, call, request, returnId } = asking
  const at = body.occurredAt ?? request.now
  const policy = await deps.rules.inForceAt(purchase.occurredAt)
  const judged = await judgeUnits({ purchase, lines: body.lines, policy, at }, deps, call)
  requireReturnable(judged, body)
  const [opened, units] = [linesOf(judged, policy), unitsOf(judged)]
  const refundMinor = refundOf(opened)
  if (body.quotedRefundMinor !== -1 && body.quotedRefundMinor !== refundMinor) {
    throw new Rejection('refused', 'QUOTE_CHANGED', { quoted: body.quotedRefundMinor, now: refundMinor })
  }
  const shares = await paidByTender({ orderId: purchase.orderId, returnId, lines: units }, deps, call)
  const opening: Opening = {
    ...openingOf(asking, { customerId: purchase.customerId, otherwise: purchase.channel }, deps),
    orderId: purchase.orderId,
    orderChannelId: purchase.channel.id,
    currency: purchase.currency,
    policyVersion: policy.version,
    lines: opened,
    tenders: tendersOf(purchase, shares, refundMinor),
  }
  return { prepared: await preparedOf(asking, opening, deps, { lines: units, shares }), lines: units }
}

/** Refuses the first unit that the policy, the order or another return keeps from coming back. */
function requireReturnable(judged: readonly Judged[], { overrideReason, alreadyRefunded }: RequestedReturn): void {
  const isWaived = overrideReason !== null || alreadyRefunded
  for (const { line, because } of judged) {
    if (because === null || (isWaived && isWaivable(because))) continue
    const of = judged.filter(each => each.line.lineId === line.lineId)
    const asked = of.reduce((sum, { units }) => sum + countUnits(units), 0)
    const figures = { line_id: line.lineId, asked }
    if (because === 'claimed') throw new Rejection('refused', 'UNITS_CLAIMED', { ...figures, free: countUnits(freeUnits(line)) })
    if (because === 'not_left') throw new Rejection('refused', 'UNITS_NOT_LEFT', { ...figures, left: countUnits(line.left) })
    throw new Rejection('refused', 'UNIT_NOT_RETURNABLE', { line_id: line.lineId, reason: because })
  }
}
