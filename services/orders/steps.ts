import { never } from '#kernel/decider.ts'
import { orderStream } from '#kernel/ids.ts'
import { timestamp, toTimestamp } from '#platform/fields.ts'
import type { CallOptions, PromiseClient } from '#platform/grpc/client.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { NotFound, OrderEvent } from './domain/events.ts'
import type { Part } from './domain/groups.ts'
import type {
  AgainstSupply,
  AwaitedGoods,
  Fulfilment,
  Hold,
  Issue,
  Missing,
  Position,
  Release as Released,
  ReservedIssue,
  Transit,
} from './domain/order.ts'
import { positionsOfUnits } from './domain/stock.ts'

export type Inventory = PromiseClient<InventoryServiceClient>
export type Transfers = PromiseClient<TransferServiceClient>
export type Payments = PromiseClient<PaymentServiceClient>
/** What orders ask of others. */
export type Others = {
  inventory(): Inventory
  transfers(): Transfers
  payments(): Payments
  /** Whether goods have come that a group awaits. */
  look?: Look
}
export type Look = (stream: string, fulfilmentId: string, options: CallOptions) => Promise<void>
type Release = { hold: Released; because: 'abandoned' | 'cancelled' }

export type Step =
  | ({ kind: 'release' } & Release)
  | { kind: 'suppress'; missing: Missing }
  | { kind: 'issue'; issue: Issue | ReservedIssue }
  | { kind: 'send'; transit: Transit }
  | { kind: 'receive'; transferId: string; positions: Position[] }
  | { kind: 'void'; paymentId: string; because: string }
  | { kind: 'look'; fulfilmentId: string }

/** What an event of an order leaves to be done to stock and to payments. */
export function stepsOf(event: OrderEvent): Step[] {
  switch (event.type) {
    case 'OrderPlaced':
      return [
        ...event.issues.map((issue): Step => ({ kind: 'issue', issue })),
        ...voids(event, placementStep(event.attempt)),
        ...looks(event),
      ]
    case 'PlacementAbandoned':
      return [...releases(event, 'abandoned'), ...voids({ voids: event.payments }, placementStep(event.attempt))]
    case 'UnitsCancelled':
      return [...suppressions(event), ...releases(event, 'cancelled'), ...voids(event, `cancellation/${event.cancellationId}`)]
    case 'OrderCancelled':
      return [...releases(event, 'cancelled'), ...voids(event, 'cancellation')]
    case 'UnitsSetAside':
      return suppressions(event)
    case 'FulfilmentRejected':
      return [...suppressions(event), ...releases(event, 'cancelled'), ...voids(event, `fulfilment/${event.fulfilmentId}`)]
    case 'FulfilmentExpired':
      return [...releases(event, 'cancelled'), ...voids(event, `fulfilment/${event.fulfilmentId}`)]
    case 'FulfilmentHandedOver':
    case 'ShipmentSent':
      return [{ kind: 'issue', issue: event.issue }]
    case 'SentToStore':
      return [{ kind: 'send', transit: event.transit }]
    case 'TransitEnded':
      return [{ kind: 'receive', transferId: event.transferId, positions: event.positions }]
    case 'FulfilmentMoved':
      return releases(event, 'cancelled')
    case 'MoveAbandoned':
      return releases(event, 'abandoned')
    case 'OrderAmended':
      return [...releases(event, 'cancelled'), ...voids(event, amendmentStep(event.amendment)), ...looks(event)]
    case 'AmendmentAbandoned':
      return [...releases(event, 'abandoned'), ...voids({ voids: event.payments }, amendmentStep(event.amendment))]
    case 'AmendmentProposed':
    case 'AmendmentWithdrawn':
    case 'AmendmentPaymentsRequested':
    case 'AuthorizationsRequested':
    case 'PaymentConfirmed':
    case 'PaymentRefused':
    case 'PickingStarted':
    case 'UnitsPicked':
    case 'FulfilmentReady':
    case 'WrongCodeGiven':
    case 'UnitsClaimed':
    case 'ClaimReleased':
    case 'UnitsReturned':
    case 'FulfilmentDelayed':
    case 'FulfilmentSplit':
    case 'RefundExecuted':
    case 'RefundFailed':
    case 'RefundReplaced':
    case 'RefundDropped':
    case 'ChannelRefunded':
    case 'ChoiceOffered':
    case 'GoodsCame':
    case 'GoodsExpected':
    case 'OrderHeld':
    case 'HoldReleased':
    case 'AddressChanged':
    case 'ShipmentDelivered':
    case 'ShipmentLost':
    case 'NotificationDue':
      return []
    default:
      return never(event)
  }
}

/** Before anything is released that others could have. */
const suppressions = ({ missing }: NotFound): Step[] => (missing ? [{ kind: 'suppress', missing }] : [])
const releases = ({ holds }: { holds: Released[] }, because: Release['because']): Step[] =>
  holds.map(hold => ({ kind: 'release', hold, because }))
const voids = ({ voids }: { voids: { paymentId: string }[] }, because: string): Step[] =>
  voids.map(({ paymentId }) => ({ kind: 'void', paymentId, because }))

/** They may have come before the order said that it awaits them. */
const looks = ({ fulfilments }: { fulfilments: Fulfilment[] }): Step[] =>
  fulfilments.flatMap(({ fulfilmentId, awaits }): Step[] => (awaits ? [{ kind: 'look', fulfilmentId }] : []))

const lines = (positions: Hold['positions']) =>
  positions.map(({ sku, locationId, quantity }) => ({ sku, locationId, quantity: String(quantity) }))
export const placementStep = (attempt: number): string => `placement/${attempt}`
export const attemptOf = (step: string): number | undefined => {
  const attempt = /^placement\/([1-9]\d*)$/.exec(step)?.[1]
  return attempt === undefined ? undefined : Number(attempt)
}

export const moveStep = (move: number): string => `move/${move}`
export const moveOf = (step: string): number | undefined => {
  const move = /^move\/([1-9]\d*)$/.exec(step)?.[1]
  return move === undefined ? undefined : Number(move)
}

export const amendmentStep = (amendment: number): string => `amendment/${amendment}`
export const amendmentOf = (step: string): number | undefined => {
  const amendment = /^amendment\/([1-9]\d*)$/.exec(step)?.[1]
  return amendment === undefined ? undefined : Number(amendment)
}

type Reserving = { orderId: string; step: string; hold: Hold; againstSupply?: AgainstSupply | undefined; at: string }

/** Answers what is promised of supply. */
export async function reserve(
  inventory: Inventory,
  { orderId, step, hold, againstSupply, at }: Reserving,
  options: CallOptions,
): Promise<AwaitedGoods[]> {
  const request = {
    requestId: uuidV5(['reserve', hold.reservationId, at]),
    reservationId: hold.reservationId,
    owner: { stream: orderStream(orderId), step },
    decidedAt: toTimestamp(at),
    lines: lines(hold.positions),
  }
  if (!againstSupply) {
    await inventory.reserveStock(request, options)
    return []
  }
  const supplyBy = againstSupply.by === null ? null : toTimestamp(againstSupply.by)
  const { lines: got } = await inventory.reserveStock({ ...request, againstSupply: true, supplyBy }, options)
  return got.flatMap(({ sku, backordered, expectedAt }) => {
    const quantity = Number(backordered)
    return quantity > 0 ? [{ sku, quantity, expectedAt: expectedAt && timestamp.parse(expectedAt) }] : []
  })
}

/** The same group, and what of it is promised of supply. */
export const awaiting = (group: Fulfilment, awaits: readonly AwaitedGoods[]): Fulfilment =>
  awaits.length === 0 ? group : { ...group, pickBy: null, awaits: [...awaits] }

/**
 * The request ids of what follows a commit are derived from what the step is about: done twice, it is done once. Answers
 * where the log tells of it.
 */
export async function release(inventory: Inventory, { hold, because }: Release, options: CallOptions): Promise<bigint> {
  const { reservationId, releaseId, transferId = '', positions } = hold
  const request = {
    requestId: uuidV5(['release', reservationId, because, ...(releaseId === undefined ? [] : [releaseId])]),
    reservationId,
    ...(releaseId === undefined
      ? { positions: positions.map(({ sku, locationId }) => ({ sku, locationId })) }
      : { releaseId, parts: lines(positions), transferId }),
    because: because === 'cancelled' ? 'RELEASE_REASON_CANCELLED' : 'RELEASE_REASON_ABANDONED',
  } as const
  return BigInt((await inventory.releaseReservation(request, options)).logPosition)
}

/** Goods that are gone are gone: what the books lack becomes a recorded shortage. */
async function issueDeparted(
  inventory: Inventory,
  stream: string,
  issue: Issue | ReservedIssue,
  options: CallOptions,
): Promise<void> {
  const request = {
    requestId: uuidV5(['issue', issue.issueId]),
    issueId: issue.issueId,
    owner: { stream, step: `departure/${issue.issueId}` },
    lines: lines(issue.positions),
    reservationId: 'reservationId' in issue ? issue.reservationId : '',
    alreadyLeft: true,
    occurredAt: toTimestamp(issue.leftAt),
  }
  await inventory.issueStock(request, options)
}

/** Where some are not to be found the shelf is empty, whatever the books say: nothing is promised there until it is counted. */
async function suppress(
  inventory: Inventory,
  stream: string,
  { missingId, positions }: Missing,
  options: CallOptions,
): Promise<void> {
  const owner = { stream, step: `missing/${missingId}` }
  for (const { sku, locationId, quantity } of positions) {
    const request = {
      requestId: uuidV5(['missing', missingId, sku, locationId]),
      ...{ sku, locationId, quantity: String(quantity), andAllAvailable: true, reason: 'not found', owner },
    }
    await inventory.suppressAvailability(request, options)
  }
}

/** The goods take what is promised of them along. Repeated it is the same transfer: the order names it. */
async function send(transfers: Transfers, stream: string, transit: Transit, options: CallOptions): Promise<void> {
  const { transferId, reservationId, from, to, positions } = transit
  const request = {
    requestId: uuidV5(['transfer', transferId]),
    transferId,
    owner: { stream, step: `transfer/${transferId}` },
    fromLocationId: from,
    toLocationId: to,
    lines: lines(positions).map(({ sku, quantity }) => ({ sku, quantity, carries: [{ reservationId, quantity }] })),
  }
  await transfers.requestTransfer(request, options)
  await transfers.shipTransfer({ requestId: uuidV5(['transfer', transferId, 'ship']), transferId }, options)
}

/** What the events of a group that came to its store leave to be done, done again: at the end its stock knows of it. */
export async function finishTransit(
  transfers: Transfers,
  stream: string,
  { order, group }: Part,
  options: CallOptions,
): Promise<void> {
  const { transit, reservationId, locationId, parcels } = group
  if (!transit || reservationId === null) return
  const { transferId, from } = transit
  for (const { state, lines: sent, came } of parcels) {
    if (state !== 'arrived') continue
    const positions = positionsOfUnits(order, from, sent)
    await send(transfers, stream, { transferId, reservationId, from, to: locationId, positions }, options)
    await receive(transfers, transferId, positionsOfUnits(order, locationId, came), options)
  }
}

async function receive(transfers: Transfers, transferId: string, positions: Position[], options: CallOptions): Promise<void> {
  const request = {
    requestId: uuidV5(['transfer', transferId, 'receive']),
    transferId,
    lines: lines(positions).map(({ sku, quantity }) => ({ sku, quantity })),
    nothingCame: positions.length === 0,
  }
  await transfers.receiveTransfer(request, options)
}

export async function voidPayment(
  payments: Payments,
  { paymentId, owner }: { paymentId: string; owner: { stream: string; step: string } },
  options: CallOptions,
): Promise<void> {
  await payments.void({ requestId: uuidV5(['void', paymentId]), paymentId, owner }, options)
}

export const later = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** Answers where the log tells of the last release; 0 where there was none. */
export async function takeSteps(others: Others, stream: string, event: OrderEvent, options: CallOptions): Promise<bigint> {
  let released = 0n
  for (const step of stepsOf(event)) {
    if (step.kind === 'release') released = later(released, await release(others.inventory(), step, options))
    else if (step.kind === 'suppress') await suppress(others.inventory(), stream, step.missing, options)
    else if (step.kind === 'send') await send(others.transfers(), stream, step.transit, options)
    else if (step.kind === 'receive') await receive(others.transfers(), step.transferId, step.positions, options)
    else if (step.kind === 'issue') await issueDeparted(others.inventory(), stream, step.issue, options)
    else if (step.kind === 'look') await others.look?.(stream, step.fulfilmentId, options)
    else await voidPayment(others.payments(), { ...step, owner: { stream, step: step.because } }, options)
  }
  return released
}
