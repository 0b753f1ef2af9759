import type { Of } from '#kernel/decider.ts'
import type {
  Disposition,
  Part,
  ReleaseReason,
  SetAside,
  ShortageCause,
  StockCommand,
  StockEvent,
} from '../../../services/inventory/domain/stock/types.ts'

export const nine = '2024-12-02T09:00:00.000Z'
export const noon = '2024-12-02T12:00:00.000Z'
export const oneOClock = '2024-12-02T13:00:00.000Z'
export const nextDay = '2024-12-03T13:00:01.000Z'
export const lastChristmas = '2023-12-24T10:00:00.000Z'

const ownerOf = (order: string) => ({ stream: `order-${order}`, step: 'placement/1' })
type At = { at?: string }

export const receive = (
  quantity: number,
  { occurredAt = null, supplyId, at = noon }: { occurredAt?: string | null; supplyId?: string | undefined } & At = {},
): StockCommand => ({
  type: 'ReceiveStock',
  quantity,
  reference: 'delivery note 7',
  supplyId,
  occurredAt,
  at,
})
export const adjust = (difference: number, { at = noon }: At = {}): StockCommand => ({
  type: 'AdjustStock',
  difference,
  reason: 'broken',
  occurredAt: null,
  at,
})
export const count = (counted: number, { from, at = noon }: { from: number } & At): StockCommand => ({
  type: 'CountStock',
  counted,
  countedFrom: from,
  occurredAt: null,
  at,
})
type ReserveOptions = { order?: string; decidedAt?: string; until?: string | null; partial?: boolean; by?: string | null } & At
export const reserve = (
  reservationId: string,
  quantity: number,
  { order = 'o-1', at = noon, decidedAt = at, until = null, partial, by }: ReserveOptions = {},
): Of<StockCommand, 'ReserveStock'> => ({
  type: 'ReserveStock',
  reservationId,
  quantity,
  owner: ownerOf(order),
  decidedAt,
  holdUntil: until,
  partial,
  againstSupply: by === undefined ? undefined : { by },
  at,
})
export const release = (
  reservationId: string,
  { because = 'abandoned', part, at = noon }: { because?: ReleaseReason; part?: Part } & At = {},
): StockCommand => ({ type: 'ReleaseReservation', reservationId, ...(part ? { part } : {}), because, at })
type IssueOptions = { against?: string | null; order?: string; alreadyLeft?: boolean; occurredAt?: string | null } & At
export const issue = (
  issueId: string,
  quantity: number,
  { against = null, order = 'o-1', alreadyLeft = false, occurredAt = null, at = noon }: IssueOptions = {},
): StockCommand => ({
  type: 'IssueStock',
  issueId,
  reservationId: against,
  quantity,
  owner: ownerOf(order),
  alreadyLeft,
  occurredAt,
  at,
})

type Came = { disposition: Disposition; quantity: number }
export const takeBack = (entryId: string, parts: Came[], { at = noon }: At = {}): StockCommand => ({
  type: 'ReturnStock',
  entryId,
  parts,
  owner: { stream: 'return-1', step: 'acceptance' },
  occurredAt: null,
  at,
})
type Way = { from: SetAside; to: Disposition }
export const redispose = (quantity: number, { from, to, at = noon }: Way & At): StockCommand => ({
  type: 'RedisposeStock',
  quantity,
  from,
  to,
  reason: 'looked at again',
  occurredAt: null,
  at,
})

export const returned = (entryId: string, quantity: number, disposition: Disposition, { at = noon }: At = {}): StockEvent => ({
  type: 'StockReturned',
  entryId,
  quantity,
  disposition,
  owner: { stream: 'return-1', step: 'acceptance' },
  occurredAt: at,
  recordedAt: at,
})
export const redisposed = (quantity: number, { from, to }: Way): StockEvent => ({
  type: 'StockRedisposed',
  quantity,
  from,
  to,
  reason: 'looked at again',
  occurredAt: noon,
})
export const announce = (supplyId: string, quantity: number, expectedAt: string, { at = noon }: At = {}): StockCommand => ({
  type: 'AnnounceSupply',
  supplyId,
  quantity,
  expectedAt,
  at,
})
export const withdraw = (supplyId: string, { at = noon }: At = {}): StockCommand => ({
  type: 'WithdrawSupply',
  supplyId,
  reason: 'not made any more',
  at,
})
export const settle = ({ at = noon }: At = {}): StockCommand => ({ type: 'SettlePosition', at })
export const announced = (supplyId: string, quantity: number, expectedAt: string): StockEvent => ({
  type: 'SupplyAnnounced',
  supplyId,
  quantity,
  expectedAt,
  announcedAt: noon,
})
export const withdrawn = (supplyId: string, was: number): StockEvent => ({
  type: 'SupplyWithdrawn',
  supplyId,
  was,
  reason: 'not made any more',
  withdrawnAt: noon,
})
export const backordered = (
  reservationId: string,
  quantity: number,
  expectedAt: string,
  { order = 'o-1', until = null }: { order?: string; until?: string | null } = {},
): StockEvent => ({
  type: 'StockBackordered',
  reservationId,
  quantity,
  expectedAt,
  owner: ownerOf(order),
  holdUntil: until,
  reservedAt: noon,
})
export const filled = (...promises: [reservationId: string, quantity: number][]): StockEvent => ({
  type: 'BackordersFilled',
  filled: promises.map(([reservationId, quantity]) => ({ reservationId, quantity, owner: ownerOf('o-1') })),
  filledAt: noon,
})
export const supplyShort = (level: number, hits: [reservationId: string, quantity: number][] = []): StockEvent => ({
  type: 'SupplyShortageRecorded',
  short: level,
  hits: hits.map(([reservationId, quantity]) => ({ reservationId, quantity, owner: ownerOf('o-1') })),
  recordedAt: noon,
})
export const received = (
  quantity: number,
  { occurredAt = noon, of }: { occurredAt?: string; of?: [supplyId: string, supplied: number] } = {},
): StockEvent => ({
  type: 'StockReceived',
  quantity,
  reference: 'delivery note 7',
  ...(of ? { supplyId: of[0], supplied: of[1] } : {}),
  occurredAt,
})
export const adjusted = (difference: number): StockEvent => ({
  type: 'StockAdjusted',
  difference,
  reason: 'broken',
  occurredAt: noon,
})
export const counted = (found: number, { from }: { from: number }): StockEvent => ({
  type: 'StockCounted',
  counted: found,
  countedFrom: from,
  occurredAt: noon,
})
export const setSafety = (units: number): StockCommand => ({ type: 'SetSafetyStock', units, at: noon })
export const suppress = (units: number, { at = noon }: At = {}): StockCommand => ({
  type: 'SuppressAvailability',
  units,
  reason: 'not on the shelf',
  at,
})
export const lift = (units: number): StockCommand => ({ type: 'LiftSuppression', units, reason: 'found', at: noon })
export const safetySet = (units: number): StockEvent => ({ type: 'SafetyStockSet', units, setAt: noon })
export const suppressed = (units: number): StockEvent => ({
  type: 'AvailabilitySuppressed',
  units,
  reason: 'not on the shelf',
  suppressedAt: noon,
})
export const lifted = (units: number): StockEvent => ({
  type: 'SuppressionLifted',
  units,
  reason: 'found',
  liftedAt: noon,
})
export const reserved = (
  reservationId: string,
  quantity: number,
  { order = 'o-1', until = null, at = noon }: { order?: string; until?: string | null } & At = {},
): StockEvent => ({ type: 'StockReserved', reservationId, quantity, owner: ownerOf(order), holdUntil: until, reservedAt: at })
export const released = (
  reservationId: string,
  quantity: number,
  { because = 'abandoned', awaited = 0, at = noon }: { because?: ReleaseReason; awaited?: number } & At = {},
): StockEvent => ({
  type: 'ReservationReleased',
  reservationId,
  quantity,
  ...(awaited > 0 ? { backordered: awaited } : {}),
  because,
  releasedAt: at,
})
export const lapsed = (reservationId: string, quantity: number, { at = noon }: At = {}): StockEvent => ({
  type: 'ReservationLapsed',
  reservationId,
  quantity,
  lapsedAt: at,
})
export const issued = (
  issueId: string,
  quantity: number,
  { against = null, at = noon, occurredAt = at }: { against?: string | null; occurredAt?: string } & At = {},
): StockEvent => ({
  type: 'StockIssued',
  issueId,
  reservationId: against,
  quantity,
  owner: ownerOf('o-1'),
  occurredAt,
  recordedAt: at,
})
export const short = (
  level: number,
  because: ShortageCause,
  hits: [reservationId: string, quantity: number, order?: string][] = [],
  { at = noon }: At = {},
): StockEvent => ({
  type: 'ShortageRecorded',
  short: level,
  because,
  hits: hits.map(([reservationId, quantity, order = 'o-1']) => ({ reservationId, quantity, owner: ownerOf(order) })),
  recordedAt: at,
})
