import { Rejection } from '#kernel/rejection.ts'
import type { Words } from '#kernel/words.ts'
import { toTimestamp, wireEnum } from '#platform/fields.ts'
import type { Refund as RefundMessage } from '#protos/nahr/returns/v1/Refund.ts'
import type { Return as ReturnMessage } from '#protos/nahr/returns/v1/Return.ts'
import { feeFor, paidFor } from './domain/money.ts'
import { lineOf } from './domain/parts.ts'
import type { PolicyVersion, Terms } from './domain/policy.ts'
import type { Disposition, Grant, OpenedReturn, Refund, Return, ReturnLine } from './domain/return.ts'
import { shownState } from './domain/standing.ts'
import { wireRanges } from './request.ts'
import type { Wording } from './wording.ts'

type Standing = { state: Return; revision: number; position: bigint }

/** What every mutation answers. */
export const answer = (returnId: string, { state, revision, position }: Standing, { plain }: Wording) => ({
  return: returnMessage(returnId, requireReturn(state), revision, { plain }),
  logPosition: String(position),
})

export function requireReturn(state: Return): OpenedReturn {
  if (state.state === 'unopened') throw new Rejection('not-found', 'RETURN_NOT_FOUND')
  return state
}

export function returnMessage(
  returnId: string,
  opened: OpenedReturn,
  revision: number,
  { plain }: Pick<Wording, 'plain'>,
): ReturnMessage {
  const state = shownState(opened)
  return {
    returnId,
    state: wireEnum('RETURN_STATE', state),
    orderId: opened.orderId ?? '',
    channelId: opened.channel.id,
    channelKind: wireEnum('CHANNEL_KIND', opened.channel.kind),
    customerId: opened.customerId ?? '',
    currencyCode: opened.currency,
    policyVersion: opened.policyVersion,
    lines: opened.lines.flatMap(lineMessages),
    refunds: opened.refunds.map(refundMessage),
    reason: plain(opened.reason),
    overrideReason: plain(opened.overrideReason),
    occurredAt: toTimestamp(opened.occurredAt),
    recordedAt: toTimestamp(opened.openedAt),
    revision: String(revision),
    orderChannelId: opened.orderChannelId ?? '',
    question: plain(questionOf(opened)),
    alreadyRefunded: opened.alreadyRefunded,
    grants: opened.grants.map((grant, index) => grantMessage(grant, index + 1, opened)),
    settledAt: opened.settledAt === null ? null : toTimestamp(opened.settledAt),
  }
}

/** What a manager was asked, or why a refund waits for somebody. */
function questionOf({ lines, question, refunds }: OpenedReturn): Words {
  if (lines.some(({ parts }) => parts.some(({ acceptance }) => acceptance === 'review'))) return question
  return refunds.flatMap(({ standing }) => (standing.state === 'needs_person' ? [standing.because] : []))[0] ?? ''
}

const lineMessages = (line: ReturnLine) =>
  line.parts.map(part => {
    const [paid, fee] = [paidFor(line, part.units), feeFor(line, part.units)]
    return {
      lineId: line.lineId,
      sku: line.sku,
      kind: wireEnum('LINE_KIND', line.kind),
      units: wireRanges(part.units),
      reception: wireEnum('RECEPTION', part.reception),
      acceptance: wireEnum('ACCEPTANCE', part.acceptance),
      locationId: part.locationId ?? '',
      disposition: dispositionName(part.disposition),
      paidMinor: String(paid),
      feeMinor: String(fee),
      refundMinor: String(paid - fee),
    }
  })

const grantMessage = ({ lines, refunds, grantedAt }: Grant, number: number, opened: OpenedReturn) => ({
  number,
  lines: lines.flatMap(({ lineId, units, locationId, disposition }) => {
    const line = lineOf(opened, lineId)
    if (!line) return []
    const kind = wireEnum('LINE_KIND', line.kind)
    return [
      {
        lineId,
        sku: line.sku,
        kind,
        units: wireRanges(units),
        locationId: locationId ?? '',
        disposition: dispositionName(disposition),
      },
    ]
  }),
  refunds: refunds.map(({ tenderId, kind, amountMinor }) => ({
    tenderId,
    kind: wireEnum('TENDER_KIND', kind),
    amountMinor: String(amountMinor),
  })),
  grantedAt: toTimestamp(grantedAt),
})

const dispositionName = (disposition: Disposition | null) =>
  disposition === null ? ('DISPOSITION_UNSPECIFIED' as const) : wireEnum('DISPOSITION', disposition)

export function refundMessage(refund: Refund): RefundMessage {
  const { refundId, tenderId, paymentId, kind, amountMinor, standing, refusedBecause, grantedAt } = refund
  return {
    refundId,
    tenderId,
    paymentId: paymentId ?? '',
    amountMinor: String(amountMinor),
    state: wireEnum('REFUND_STATE', standing.state),
    refusedBecause: refusedBecause ?? '',
    storedValueId: standing.state === 'replaced' ? standing.storedValueId : '',
    kind: wireEnum('TENDER_KIND', kind),
    grantedAt: toTimestamp(grantedAt),
  }
}

export const policyMessage = ({ version, effectiveFrom, otherwise, categories, noReceiptLimitMinor }: PolicyVersion) => ({
  version,
  effectiveFrom: toTimestamp(effectiveFrom),
  otherwise: termsMessage({ category: '', ...otherwise }),
  categories: categories.map(termsMessage),
  noReceiptLimitMinor: String(noReceiptLimitMinor),
})

const termsMessage = ({ category, windowDays, isFinalSale, feeBps }: Terms & { category: string }) => ({
  category,
  windowDays,
  finalSale: isFinalSale,
  restockingFeeBps: feeBps,
})
