import { difference, intersection, normalised, type UnitRange } from '#kernel/units.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { UnitRange__Output } from '#protos/nahr/orders/v1/UnitRange.ts'
import type { Grant__Output } from '#protos/nahr/returns/v1/Grant.ts'
import type { Refund__Output } from '#protos/nahr/returns/v1/Refund.ts'
import type { Return__Output } from '#protos/nahr/returns/v1/Return.ts'
import type { ReturnLine__Output } from '#protos/nahr/returns/v1/ReturnLine.ts'
import type { ReturnState__Output } from '#protos/nahr/returns/v1/ReturnState.ts'
import { timeOf } from '../reading.ts'
import { unitsOf } from '../units.ts'
import type { OpenRefund, ReturnStage, ReturnStanding } from './contract.ts'

export type LineUnits = { lineId: string; units: UnitRange[] }
export type Release = { reason: 'cancelled' | 'rejected' | 'lost'; lines: LineUnits[] }

/** `order`: null for goods without a receipt, or where nothing is to be learnt from it; `returned`: acceptances that it tells of. */
export function returnStanding(
  goods: Return__Output,
  order: Order__Output | null,
  returned: ReadonlySet<number> = new Set(),
): ReturnStanding {
  const open = goods.settledAt
    ? []
    : goods.grants.filter(grant => !returned.has(grant.number) && !isRecorded(grant, goods.returnId, order))
  return {
    revision: Number(goods.revision),
    stage: stageOf(goods.state),
    grants: open.map(({ number }) => number),
    granted: goods.grants.length,
    hasReleases: releasesOf(goods, order).length > 0,
    refunds: goods.refunds.flatMap(openRefund),
  }
}

const stages: Partial<Record<ReturnState__Output, ReturnStage>> = {
  RETURN_STATE_REQUESTED: 'awaiting_units',
  RETURN_STATE_RECEIVED: 'to_inspect',
  RETURN_STATE_UNDER_REVIEW: 'under_review',
  RETURN_STATE_SETTLING: 'settling',
  RETURN_STATE_NEEDS_PERSON: 'needs_person',
  RETURN_STATE_SETTLED: 'settled',
  RETURN_STATE_CANCELLED: 'cancelled',
}

export function stageOf(state: ReturnState__Output): ReturnStage {
  const stage = stages[state]
  if (!stage) throw new Error(`a return is never ${state}`)
  return stage
}

/** The units of a grant by line, whatever became of them. */
export function unitsByLine(lines: readonly { lineId: string; units: UnitRange__Output[] }[]): LineUnits[] {
  const byLine = new Map<string, UnitRange[]>()
  for (const { lineId, units } of lines) byLine.set(lineId, normalised([...(byLine.get(lineId) ?? []), ...unitsOf(units)]))
  return [...byLine].map(([lineId, units]) => ({ lineId, units }))
}

const reasons: [Release['reason'], (line: ReturnLine__Output) => boolean][] = [
  ['cancelled', ({ reception }) => reception === 'RECEPTION_CANCELLED'],
  ['lost', ({ reception }) => reception === 'RECEPTION_LOST'],
  ['rejected', ({ acceptance }) => acceptance === 'ACCEPTANCE_REJECTED'],
]

/** Whether any units will not come back, so that the order may have to be told. */
export const mayRelease = ({ lines }: Return__Output): boolean => lines.some(line => reasons.some(([, isSo]) => isSo(line)))

/** Units that the order claims for this return and that will not come back after all. */
export function releasesOf(goods: Return__Output, order: Order__Output | null): Release[] {
  const claimed = new Map(unitsByLine(claimOf(goods.returnId, order)?.claimed ?? []).map(({ lineId, units }) => [lineId, units]))
  return reasons.flatMap(([reason, isSo]) => {
    const lines = unitsByLine(goods.lines.filter(isSo))
      .map(({ lineId, units }) => ({ lineId, units: intersection(units, claimed.get(lineId) ?? []) }))
      .filter(({ units }) => units.length > 0)
    return lines.length > 0 ? [{ reason, lines }] : []
  })
}

function isRecorded({ lines }: Grant__Output, returnId: string, order: Order__Output | null): boolean {
  const returned = unitsByLine(claimOf(returnId, order)?.returned ?? [])
  return unitsByLine(lines).every(({ lineId, units }) => {
    const known = returned.find(line => line.lineId === lineId)?.units ?? []
    return difference(units, known).length === 0
  })
}

const claimOf = (returnId: string, order: Order__Output | null) => order?.claims.find(claim => claim.returnId === returnId)

function openRefund({ refundId, paymentId, amountMinor, state, grantedAt }: Refund__Output): OpenRefund[] {
  const open = {
    REFUND_STATE_GRANTED: 'granted',
    REFUND_STATE_FAILED: 'failed',
    REFUND_STATE_NEEDS_PERSON: 'needs_person',
  } as const
  const now = open[state as keyof typeof open]
  return now ? [{ refundId, paymentId, amountMinor, state: now, grantedAt: timeOf(grantedAt) ?? new Date(0).toISOString() }] : []
}
