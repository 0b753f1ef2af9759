import type { UnitRange } from '#kernel/units.ts'
import type {
  By,
  NotificationIds,
  Priced,
  RefundOutcome,
  ReturnCommand,
  Verdict,
} from '../../../services/returns/domain/commands.ts'
import type { NotificationKey, ReturnEvent } from '../../../services/returns/domain/events.ts'
import type {
  AcceptedUnits,
  Disposition,
  GrantedRefund,
  LineUnits,
  OpenedLine,
  Opening,
} from '../../../services/returns/domain/return.ts'

export const noon = '2026-03-01T12:00:00.000Z'
export const oneOClock = '2026-03-01T13:00:00.000Z'

export const notify: NotificationIds = {
  'return.opened': 'n-opened',
  'return.refunded': 'n-refunded',
  'return.rejected': 'n-rejected',
  'return.review': 'n-review',
  'return.cancelled': 'n-cancelled',
}
export const told = (key: NotificationKey, params: Record<string, string>): ReturnEvent => ({
  type: 'NotificationDue',
  id: notify[key],
  key,
  params,
  dueAt: oneOClock,
})

/** `units('1-2', '4')`. */
export const units = (...ranges: string[]): UnitRange[] =>
  ranges.map(range => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return { first, last }
  })
/** All units of a line, or some by name. */
export const of = (lineId: string, ...ranges: string[]): LineUnits => ({ lineId, units: units(...ranges) })

/** Four units at 2.50 each: 10.00. */
export const shoes: OpenedLine = {
  lineId: 'shoes',
  sku: 'SHOES-42',
  kind: 'goods',
  quantity: 4,
  lineTotalMinor: 1000,
  feeBps: 0,
  units: units('1-4'),
  paidMinor: 1000,
  feeMinor: 0,
  refundMinor: 1000,
}
export const postage: OpenedLine = {
  ...shoes,
  lineId: 'post',
  sku: 'POST',
  kind: 'charge',
  quantity: 1,
  lineTotalMinor: 300,
  units: units('1'),
  paidMinor: 300,
  refundMinor: 300,
}
export const opening = (over: Partial<Opening> = {}): Opening => ({
  askedAs: 'hash',
  orderId: 'o-1',
  orderChannelId: 'web-uk',
  channel: { id: 'web-uk', kind: 'web' },
  customerId: 'c-1',
  currency: 'GBP',
  policyVersion: 0,
  lines: [shoes],
  tenders: [{ tenderId: 't-1', kind: 'card', paymentId: 'p-1', refundMinor: 1000 }],
  overrideReason: null,
  reason: 'too small',
  alreadyRefunded: false,
  occurredAt: noon,
  openedAt: oneOClock,
  ...over,
})
export const opened = (over: Partial<Opening> = {}): ReturnEvent => ({ type: 'ReturnOpened', ...opening(over) })
export const received = (...lines: LineUnits[]): ReturnEvent => ({
  type: 'UnitsReceived',
  locationId: 'leeds',
  lines,
  receivedAt: oneOClock,
})
export const acceptedAt = (lineUnits: LineUnits, disposition: Disposition = 'sellable', locationId = 'leeds'): AcceptedUnits => ({
  ...lineUnits,
  locationId,
  disposition,
})
export const accepted = (...lines: AcceptedUnits[]): ReturnEvent => ({
  type: 'UnitsAccepted',
  lines,
  approvedBecause: null,
  acceptedAt: oneOClock,
})
export const refund = (amountMinor: number, over: Partial<GrantedRefund> = {}): GrantedRefund => ({
  refundId: 'rf-1',
  tenderId: 't-1',
  paymentId: 'p-1',
  kind: 'card',
  amountMinor,
  ...over,
})
export const granted = (refunds: GrantedRefund[], ...lines: LineUnits[]): ReturnEvent => ({
  type: 'RefundGranted',
  refunds,
  lines,
  grantedAt: oneOClock,
})
export const rejected = (...lines: LineUnits[]): ReturnEvent => ({
  type: 'UnitsRejected',
  lines,
  reason: 'worn',
  rejectedAt: oneOClock,
})
export const reviewAsked = (...lines: LineUnits[]): ReturnEvent => ({
  type: 'ReviewAsked',
  lines,
  question: 'worn?',
  askedAt: oneOClock,
})
export const lost = (...lines: LineUnits[]): ReturnEvent => ({ type: 'UnitsLost', lines, lostAt: oneOClock })
export const cancelled = (...lines: LineUnits[]): ReturnEvent => ({
  type: 'ReturnCancelled',
  lines,
  reason: 'kept',
  cancelledAt: oneOClock,
})
export const executed = (refundId = 'rf-1'): ReturnEvent => ({ type: 'RefundExecuted', refundId, executedAt: oneOClock })
export const failed = (refundId = 'rf-1'): ReturnEvent => ({
  type: 'RefundFailed',
  refundId,
  reason: 'expired_card',
  failedAt: oneOClock,
})
export const needsPerson = (refundId = 'rf-1'): ReturnEvent => ({
  type: 'RefundNeedsPerson',
  refundId,
  because: 'unknown',
  askedAt: oneOClock,
})
export const settled: ReturnEvent = { type: 'ReturnSettled', points: 10, settledAt: oneOClock }

export const atLeeds: By = { isManager: false, stores: ['leeds'] }
export const managerAtLeeds: By = { isManager: true, stores: ['leeds'] }
export const anywhere: By = { isManager: true, stores: null }

/** What one card paid for these units. */
export const priced = (paidMinor: number, lines: LineUnits[], grant = 1): Priced => ({
  grant,
  lines,
  shares: [{ refundId: `rf-${grant}`, tenderId: 't-1', paidMinor }],
})
type Command<Type extends ReturnCommand['type']> = Extract<ReturnCommand, { type: Type }>

export const open = (over: Partial<Command<'OpenReturn'>> = {}): ReturnCommand => ({
  type: 'OpenReturn',
  askedAs: 'hash',
  opening: opening(),
  receivedAt: null,
  inspection: [],
  priced: null,
  notify,
  ...over,
})
export const receive = (lines: LineUnits[] = []): ReturnCommand => ({
  type: 'ReceiveUnits',
  lines,
  locationId: 'leeds',
  at: oneOClock,
})
export const accept = (lineUnits: LineUnits, disposition: Disposition | null = 'sellable'): Verdict => ({
  ...lineUnits,
  verdict: 'accept',
  disposition,
})
export const refuse = (lineUnits: LineUnits): Verdict => ({ ...lineUnits, verdict: 'reject', reason: 'worn' })
export const askManager = (lineUnits: LineUnits): Verdict => ({ ...lineUnits, verdict: 'review', reason: 'worn?' })
export const inspect = (lines: Verdict[], over: Partial<Command<'InspectUnits'>> = {}): ReturnCommand => ({
  type: 'InspectUnits',
  lines,
  by: atLeeds,
  priced: null,
  notify,
  at: oneOClock,
  ...over,
})
export const approve = (over: Partial<Command<'ApproveUnits'>> = {}): ReturnCommand => ({
  type: 'ApproveUnits',
  lines: [],
  disposition: 'sellable',
  reason: 'good customer',
  by: managerAtLeeds,
  priced: null,
  notify,
  at: oneOClock,
  ...over,
})
export const rejectUnits = (by: By = atLeeds, lines: LineUnits[] = []): ReturnCommand => ({
  type: 'RejectUnits',
  lines,
  reason: 'worn',
  by,
  notify,
  at: oneOClock,
})
export const declareLost: ReturnCommand = { type: 'DeclareLost', lines: [], at: oneOClock }
export const cancel: ReturnCommand = { type: 'CancelReturn', reason: 'kept', notify, at: oneOClock }
export const record = (outcome: RefundOutcome, refundId = 'rf-1'): ReturnCommand => ({
  type: 'RecordRefund',
  refundId,
  outcome,
  notify,
  at: oneOClock,
})
export const settle: ReturnCommand = { type: 'SettleReturn', points: 10, at: oneOClock }
