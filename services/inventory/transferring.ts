import { idOf, stockStream, transferStream } from '#kernel/ids.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { Handled, Request } from '#platform/handle.ts'
import type { Follower } from '#platform/read-models.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { StockHandler, TransferHandler } from './aggregates.ts'
import { notFound } from './catalogue.ts'
import { issuesRememberedForMs } from './domain/stock/evolve.ts'
import { recall } from './domain/stock/remembered.ts'
import { sentKey } from './domain/stock/transfers.ts'
import type { Carried, Part, StockCommand } from './domain/stock/types.ts'
import type { ArrivedLine, Transfer, TransferCommand, TransferEvent, TransferLine } from './domain/transfers.ts'
import { createGivenSoFar, isAllGiven, leftOf, type Trail, wayOf } from './given-so-far.ts'
import { handleEach, highest } from './lines.ts'
import { reserveLines } from './reserving.ts'
import { decodeTransferEvent } from './stored-events.ts'

type TransferHandled = Handled<TransferEvent, Transfer | null>

export type Transferring = {
  /** Decides on the transfer and does the steps that follow. Asks the source for its goods before it says that they left. */
  command(transferId: string, command: TransferCommand, request: Request): Promise<TransferHandled>
  /** Promises that were released where they lay, but travel or have arrived elsewhere since, end there. */
  releaseMoved(released: Released, request: Request): Promise<bigint>
  /** The same of what travels, or came, with this transfer. */
  releaseCarried(transferId: string, released: Released, request: Request): Promise<bigint>
  /** Does what a call recorded but did not live to do. */
  follower: Follower
}
type Released = { sku: string; locationId: string; reservationId: string; part: Part | null; because: 'abandoned' | 'cancelled' }
type Deps = { stock: StockHandler; transfers: TransferHandler }

export function createTransferring({ stock, transfers }: Deps): Transferring {
  const givenSoFar = createGivenSoFar({ stock, transfers })

  async function command(transferId: string, asked: TransferCommand, request: Request): Promise<TransferHandled> {
    if (asked.type === 'ShipTransfer') await hold(transferId, await open(transferId), request)
    if (asked.type === 'ReceiveTransfer') await sendIfShipped(transferId, await open(transferId), request)
    const handled = await transfers.handle(transferStream(transferId), asked, request)
    if (asked.type === 'RequestTransfer') requireTaken(handled.state)
    const after = [handled.position]
    for (const stored of handled.events) after.push(await takeSteps(stored.stream, stored.event, request))
    // Whoever recorded the receipt may not have lived to see the goods in.
    const isAgain = asked.type === 'ReceiveTransfer' && handled.events.length === 0
    if (isAgain && handled.state?.state === 'received') await arriveFirst(transferId, handled.state, request)
    return { ...handled, position: highest(after.map(position => ({ position }))) }
  }

  async function open(transferId: string): Promise<Transfer | null> {
    return (await transfers.load(transferStream(transferId))).state
  }

  /** What each event leaves to be done; all of it can be done again. Answers the highest log position. */
  async function takeSteps(stream: string, event: TransferEvent, request: Request): Promise<bigint> {
    const transferId = idOf(stream)
    const { state } = await transfers.load(stream)
    if (!state) return 0n
    if (event.type === 'TransferRequested') return holdOrCancel(transferId, state, request)
    if (event.type === 'TransferCancelled') return letGo(transferId, state, request)
    if (event.type === 'TransferShipped') return sendIfShipped(transferId, state, request)
    if (event.type === 'TransferReceived') return arrive(transferId, state, event.lines, request)
    return 0n
  }

  async function hold(transferId: string, transfer: Transfer | null, request: Request): Promise<bigint> {
    if (transfer?.state !== 'requested') return 0n
    const lines = transfer.lines.flatMap(line => {
      const quantity = uncarried(line)
      return quantity > 0 ? [{ sku: line.sku, locationId: transfer.from, quantity }] : []
    })
    if (lines.length === 0) return 0n
    const owner = { stream: transferStream(transferId), step: 'transfer' }
    const terms = { reservationId: reservationOf(transferId), owner, decidedAt: transfer.requestedAt, holdUntil: null }
    return (await reserveLines(stock, lines, terms, step(request, transferId, 'hold'))).position
  }

  /** Whoever can't be served gives up on the transfer first, then lets go of what was held. */
  async function holdOrCancel(transferId: string, transfer: Transfer, request: Request): Promise<bigint> {
    requireTaken(transfer)
    try {
      return await hold(transferId, transfer, request)
    } catch (refusal) {
      if (!(refusal instanceof Rejection) || !givesUp.has(refusal.reason)) throw refusal
      const { held: _, ...figures } = refusal.figures
      const { reason } = refusal
      const cancel = { type: 'CancelTransfer', reason, refused: { reason, figures }, at: request.now } as const
      const { state } = await command(transferId, cancel, step(request, transferId, 'cancel'))
      requireTaken(state)
      throw refusal
    }
  }

  async function letGo(transferId: string, { from, lines }: Transfer, request: Request): Promise<bigint> {
    const positions = lines.filter(line => uncarried(line) > 0).map(({ sku }) => ({ sku, locationId: from }))
    const reservationId = reservationOf(transferId)
    const release = (): StockCommand => ({ type: 'ReleaseReservation', reservationId, because: 'cancelled', at: request.now })
    return handleEach(stock, positions, release, step(request, transferId, 'let-go'))
  }

  /** The source knows which of the promises were still held when the goods left. */
  async function sendIfShipped(transferId: string, transfer: Transfer | null, request: Request): Promise<bigint> {
    if (transfer?.state !== 'shipped' || transfer.carried) return 0n
    const lines: { sku: string; carried: Carried[] }[] = []
    for (const { sku, quantity, carries } of transfer.lines) {
      const { to, from } = transfer
      const reservationId = reservationOf(transferId)
      const send = { type: 'SendTransfer', transferId, to, reservationId, quantity, carries, at: request.now } as const
      const sent = await stock.handle(stockStream(sku, from), send, step(request, transferId, 'send'))
      lines.push({ sku, carried: recall(sent.state.transfers, sentKey(transferId)) ?? [] })
    }
    const record = { type: 'RecordCarried', lines, at: request.now } as const
    const recorded = await transfers.handle(transferStream(transferId), record, step(request, transferId, 'carried'))
    return recorded.position
  }

  async function arrive(transferId: string, { from, to }: Transfer, lines: ArrivedLine[], request: Request): Promise<bigint> {
    const arrived: { position: bigint }[] = []
    for (const { sku, quantity, promised } of lines) {
      const command = { type: 'ArriveTransfer', transferId, from, quantity, promised, at: request.now } as const
      arrived.push(await stock.handle(stockStream(sku, to), command, step(request, transferId, 'arrive')))
    }
    return highest(arrived)
  }

  async function releaseMoved(released: Released, request: Request): Promise<bigint> {
    const { sku, locationId, reservationId } = released
    const { state, position } = await stock.remembered(stockStream(sku, locationId))
    if (!recall(state.moved, reservationId)) return position
    return releaseFrom(locationId, released, request, await givenSoFar.at(locationId, released))
  }

  async function releaseCarried(transferId: string, released: Released, request: Request): Promise<bigint> {
    return releaseOf(transferId, released, request, await givenSoFar.by(transferId, released))
  }

  /** At this place, and wherever goods went from here. */
  async function releaseFrom(place: string, released: Released, request: Request, trail: Trail): Promise<bigint> {
    const { sku, reservationId, because } = released
    const part = leftOf(released.part, trail)
    if (isAllGiven(released.part, trail)) return trail.readTo
    const asked = { type: 'ReleaseReservation', reservationId, ...(part ? { part } : {}), because, at: request.now } as const
    const own = step(request, place, `rest ${sku} ${reservationId} ${part?.quantity ?? 'all'}`)
    const { state, position } = await stock.handle(stockStream(sku, place), asked, own)
    if (part) trail.given.set(place, recall(state.issues, part.releaseId)?.quantity ?? 0)
    let last = position
    for (const transferId of recall(state.moved, reservationId) ?? []) {
      // Goods may go round in a circle.
      if (trail.followed.has(transferId) || isAllGiven(released.part, trail)) continue
      last = highest([{ position: last }, { position: await releaseOf(transferId, released, request, trail) }])
    }
    return last
  }

  async function releaseOf(transferId: string, released: Released, request: Request, trail: Trail): Promise<bigint> {
    trail.followed.add(transferId)
    const { sku, reservationId } = released
    const transfer = (await open(transferId)) ?? notFound('UNKNOWN_TRANSFER', { transfer_id: transferId })
    if (transfer.state === 'requested') reject('TRANSFER_STATE', { state: transfer.state })
    if (isAllGiven(released.part, trail)) return trail.readTo
    const part = leftOf(released.part, trail)
    const own = step(request, transferId, `end ${sku} ${reservationId} ${part?.quantity ?? 'all'}`)
    await sendIfShipped(transferId, transfer, own)
    const ended = part && { releaseId: part.releaseId, quantity: part.quantity }
    const end = { type: 'EndPromise', sku, reservationId, part: ended, at: request.now } as const
    const { state, position } = await transfers.handle(transferStream(transferId), end, own)
    if (part) trail.given.set(wayOf(transferId), state?.releases[part.releaseId] ?? 0)
    if (state?.state !== 'received' || isAllGiven(released.part, trail)) return position
    await arriveFirst(transferId, state, own)
    const there = await releaseFrom(state.to, released, request, trail)
    return highest([{ position }, { position: there }])
  }

  /** What arrives behind its release would be promised for ever. */
  async function arriveFirst(transferId: string, transfer: Transfer, request: Request): Promise<void> {
    const { lines, carried, arrived, receivedAt } = transfer
    // Much later there is nobody who could remember that it arrived, and nobody who could still have it to do.
    if (receivedAt === null || Date.parse(request.now) - Date.parse(receivedAt) > issuesRememberedForMs / 2) return
    const came = lines.map(({ sku }) => ({ sku, quantity: arrived[sku] ?? 0, promised: carried?.[sku] ?? [] }))
    await arrive(transferId, transfer, came, request)
  }

  const follower: Follower = {
    name: 'transfer-steps',
    categories: ['transfer'],
    anewForMs: issuesRememberedForMs / 2,
    async handle(raw) {
      const { actor, correlationId, traceparent } = raw.metadata
      const now = new Date().toISOString()
      const request: Request = { requestId: raw.id, actor, correlationId, causationId: raw.id, traceparent, now }
      const event = decodeTransferEvent(raw.type, raw.data)
      await takeSteps(raw.stream, event, request).catch(error => {
        // The transfer is cancelled by then, or has gone on without us.
        if (!(error instanceof Rejection) || !(givesUp.has(error.reason) || error.reason === 'RESERVATION_ENDED')) throw error
      })
    },
  }
  return { command, releaseMoved, releaseCarried, follower }
}

/** Refused once, refused for good: nothing is held for it, and its id has ended. */
function requireTaken(transfer: Transfer | null): void {
  if (transfer?.refused) reject(transfer.refused.reason, transfer.refused.figures)
}

const givesUp = new Set(['INSUFFICIENT_STOCK', 'RESERVATION_TOO_OLD'])

const uncarried = ({ quantity, carries }: TransferLine): number =>
  quantity - carries.reduce((sum, carried) => sum + carried.quantity, 0)

/** What a transfer holds for itself. */
export const reservationOf = (transferId: string): string => `transfer-${transferId}`

/** Natural keys keep a step from being done twice; its request id is of this request, which decided it. */
const step = ({ signal: _, ...request }: Request, transferId: string, name: string): Request => ({
  ...request,
  requestId: uuidV5(['transfer-step', transferId, name, request.requestId]),
})
