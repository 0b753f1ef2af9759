import { type Decider, never, type Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { Carried, Owner } from './stock/types.ts'

export type TransferLine = { sku: string; quantity: number; carries: { reservationId: string; quantity: number }[] }
export type SentLine = { sku: string; carried: Carried[] }
export type ArrivedLine = { sku: string; quantity: number; promised: Carried[] }

type Asked = { from: string; to: string; lines: TransferLine[] }

export type Refused = { reason: string; figures: Readonly<Record<string, string>> }

export type TransferCommand =
  /** `owner`: on whose stream it was decided, unless a store decided it. */
  | ({ type: 'RequestTransfer'; owner?: Owner | undefined; at: string } & Asked)
  | { type: 'ShipTransfer'; at: string }
  /** What of each line's promises really travels: those that had ended before don't. */
  | { type: 'RecordCarried'; lines: SentLine[]; at: string }
  /** A promise on the way is given up: all of it, or so many units once for this id. */
  | { type: 'EndPromise'; sku: string; reservationId: string; part: { releaseId: string; quantity: number } | null; at: string }
  /** Null: all that was shipped. */
  | { type: 'ReceiveTransfer'; arrived: { sku: string; quantity: number }[] | null; at: string }
  /** `refused`: why its goods could not be held at all; whoever asks for it again is told the same. */
  | { type: 'CancelTransfer'; reason: string; refused?: Refused; at: string }

export type TransferEvent =
  | ({ type: 'TransferRequested'; owner: Owner | null; requestedAt: string } & Asked)
  | { type: 'TransferShipped'; to: string; lines: { sku: string; quantity: number }[]; shippedAt: string }
  | { type: 'PromisesCarried'; lines: SentLine[]; carriedAt: string }
  | {
      type: 'CarriedPromiseEnded'
      sku: string
      reservationId: string
      quantity: number
      releaseId: string | null
      endedAt: string
    }
  | { type: 'TransferReceived'; to: string; lines: ArrivedLine[]; receivedAt: string }
  | { type: 'TransferCancelled'; reason: string; refused?: Refused | undefined; cancelledAt: string }

export type Transfer = {
  state: 'requested' | 'shipped' | 'received' | 'cancelled'
  from: string
  to: string
  lines: TransferLine[]
  /** Promises on the way, by SKU; null until the source has told. */
  carried: Record<string, Carried[]> | null
  /** Units of promises that were given up on the way, by release id. */
  releases: Record<string, number>
  arrived: Record<string, number>
  owner: Owner | null
  requestedAt: string
  shippedAt: string | null
  receivedAt: string | null
  cancelReason: string
  refused: Refused | null
}

export const transferDecider: Decider<TransferCommand, TransferEvent, Transfer | null> = {
  initial: null,
  decide(command, transfer) {
    if (command.type === 'RequestTransfer') return transfer ? known(command, transfer) : [requested(command)]
    if (!transfer) return reject('UNKNOWN_TRANSFER')
    switch (command.type) {
      case 'ShipTransfer':
        return ship(command, transfer)
      case 'RecordCarried':
        return transfer.carried ? [] : [{ type: 'PromisesCarried', lines: command.lines, carriedAt: command.at }]
      case 'EndPromise':
        return endPromise(command, transfer)
      case 'ReceiveTransfer':
        return receive(command, transfer)
      case 'CancelTransfer':
        return cancel(command, transfer)
      default:
        return never(command)
    }
  },
  evolve,
}

const requested = ({ from, to, lines, owner, at }: Of<TransferCommand, 'RequestTransfer'>): TransferEvent => ({
  type: 'TransferRequested',
  from,
  to,
  lines,
  owner: owner ?? null,
  requestedAt: at,
})

/** Who names a transfer may ask for it again, alike. */
function known(command: Of<TransferCommand, 'RequestTransfer'>, transfer: Transfer): TransferEvent[] {
  if (contentOf(command) !== contentOf(transfer)) throw new Rejection('exists', 'TRANSFER_DIFFERS')
  return []
}

/** In whatever order its lines were told. */
const contentOf = ({ from, to, lines, owner }: Asked & { owner?: Owner | null | undefined }): string =>
  JSON.stringify([
    from,
    to,
    owner ? [owner.stream, owner.step] : null,
    lines
      .map(({ sku, quantity, carries }) => [sku, quantity, carries.map(each => [each.reservationId, each.quantity]).sort()])
      .sort(),
  ])

const wrongState = ({ state }: Transfer): never => reject('TRANSFER_STATE', { state })

function ship({ at }: { at: string }, transfer: Transfer): TransferEvent[] {
  if (transfer.state === 'cancelled') wrongState(transfer)
  if (transfer.state !== 'requested') return []
  const lines = transfer.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  return [{ type: 'TransferShipped', to: transfer.to, lines, shippedAt: at }]
}

/** Nothing where the promise doesn't travel: then it is released where it lies. */
function endPromise(
  { sku, reservationId, part, at }: Of<TransferCommand, 'EndPromise'>,
  { state, carried, releases }: Transfer,
): TransferEvent[] {
  const promise = carried?.[sku]?.find(each => each.reservationId === reservationId)
  if (state !== 'shipped' || !promise || (part && releases[part.releaseId] !== undefined)) return []
  const quantity = Math.min(part?.quantity ?? promise.quantity, promise.quantity)
  return [{ type: 'CarriedPromiseEnded', sku, reservationId, quantity, releaseId: part?.releaseId ?? null, endedAt: at }]
}

function receive({ arrived, at }: Of<TransferCommand, 'ReceiveTransfer'>, transfer: Transfer): TransferEvent[] {
  if (transfer.state === 'received') return isSame(arrived, transfer) ? [] : wrongState(transfer)
  if (transfer.state !== 'shipped' || !transfer.carried) return wrongState(transfer)
  const { carried } = transfer
  for (const { sku, quantity } of arrived ?? []) {
    const shipped = transfer.lines.find(line => line.sku === sku)?.quantity ?? 0
    if (quantity > shipped) reject('MORE_THAN_SHIPPED', { sku, shipped, received: quantity })
  }
  const lines = transfer.lines.map(({ sku, quantity }) => ({
    sku,
    quantity: arrivedOf(arrived, sku, quantity),
    promised: carried[sku] ?? [],
  }))
  return [{ type: 'TransferReceived', to: transfer.to, lines, receivedAt: at }]
}

const arrivedOf = (arrived: { sku: string; quantity: number }[] | null, sku: string, shipped: number): number =>
  arrived === null ? shipped : (arrived.find(line => line.sku === sku)?.quantity ?? 0)

const isSame = (told: { sku: string; quantity: number }[] | null, { lines, arrived }: Transfer): boolean =>
  lines.every(({ sku, quantity }) => arrivedOf(told, sku, quantity) === arrived[sku]) &&
  (told ?? []).every(({ sku, quantity }) => quantity === (arrived[sku] ?? 0))

function cancel({ reason, refused, at }: Of<TransferCommand, 'CancelTransfer'>, transfer: Transfer): TransferEvent[] {
  if (transfer.state === 'cancelled') return []
  if (transfer.state !== 'requested') wrongState(transfer)
  return [{ type: 'TransferCancelled', reason, ...(refused ? { refused } : {}), cancelledAt: at }]
}

function evolve(transfer: Transfer | null, event: TransferEvent): Transfer | null {
  if (event.type === 'TransferRequested') {
    const { from, to, lines, owner, requestedAt } = event
    const open = { carried: null, releases: {}, arrived: {}, shippedAt: null, receivedAt: null, cancelReason: '', refused: null }
    return { state: 'requested', from, to, lines, owner, requestedAt, ...open }
  }
  if (!transfer) throw new Error(`a transfer that begins with ${event.type}`)
  switch (event.type) {
    case 'TransferShipped':
      return { ...transfer, state: 'shipped', shippedAt: event.shippedAt }
    case 'PromisesCarried':
      return { ...transfer, carried: Object.fromEntries(event.lines.map(({ sku, carried }) => [sku, carried])) }
    case 'CarriedPromiseEnded':
      return promiseEnded(transfer, event)
    case 'TransferReceived':
      return {
        ...transfer,
        state: 'received',
        receivedAt: event.receivedAt,
        arrived: Object.fromEntries(event.lines.map(({ sku, quantity }) => [sku, quantity])),
      }
    case 'TransferCancelled':
      return { ...transfer, state: 'cancelled', cancelReason: event.reason, refused: event.refused ?? null }
    default:
      return never(event)
  }
}

function promiseEnded(transfer: Transfer, event: Of<TransferEvent, 'CarriedPromiseEnded'>): Transfer {
  const { sku, reservationId, quantity, releaseId } = event
  const left = (transfer.carried?.[sku] ?? []).flatMap(promise => {
    if (promise.reservationId !== reservationId) return [promise]
    return promise.quantity > quantity ? [{ ...promise, quantity: promise.quantity - quantity }] : []
  })
  const releases = releaseId === null ? transfer.releases : { ...transfer.releases, [releaseId]: quantity }
  return { ...transfer, carried: { ...transfer.carried, [sku]: left }, releases }
}
