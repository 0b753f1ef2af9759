import { categoryOf, positionOf } from '#kernel/ids.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Line = {
  quantity: number
  /** What was asked to be carried, by reservation. */
  carries: Map<string, number>
  sent: boolean
  told: boolean
  carried: string
  promised: string
  received: number | null
  arrived: boolean
}
type Transfer = {
  state: 'requested' | 'shipped' | 'received' | 'cancelled'
  from: string
  to: string
  lines: Map<string, Line>
  /** What it holds at its source, by stock stream. */
  held: Set<string>
  place: Place
  created: number
}
type Carried = Of<'TransferSent'>['carried']

/** Goods that travel leave once and arrive once, with the promises that still hold. */
export function createTransfersModel(): Model {
  const transfers = new Map<string, Transfer>()

  function take(fact: Fact): void {
    if (categoryOf(fact.stream) === 'transfer') decided(fact)
    else if (categoryOf(fact.stream) === 'stock') moved(fact)
  }

  function decided(fact: Fact): void {
    const { event, stream } = fact
    if (event.type === 'TransferRequested') {
      if (transfers.has(stream)) throw new Broken('is requested twice')
      const lines = event.lines.map(({ sku, quantity, carries }): [string, Line] => {
        if (carries.reduce((sum, each) => sum + each.quantity, 0) > quantity) throw new Broken(`carries more than ${sku} has`)
        const asked = new Map(carries.map(each => [each.reservationId, each.quantity]))
        if (asked.size !== carries.length) throw new Broken('carries one promise twice')
        const progress = { sent: false, told: false, carried: '[]', promised: '[]', received: null, arrived: false }
        return [sku, { quantity, carries: asked, ...progress }]
      })
      if (new Set(event.lines.map(({ sku }) => sku)).size !== lines.length) throw new Broken('names a SKU twice')
      const { from, to } = event
      const place = placeOf(fact)
      transfers.set(stream, {
        state: 'requested',
        from,
        to,
        lines: new Map(lines),
        held: new Set(),
        place,
        created: fact.created,
      })
      return
    }
    const transfer = required(stream)
    Object.assign(transfer, { place: placeOf(fact), created: fact.created })
    if (event.type === 'TransferCancelled') turn(transfer, 'requested', 'cancelled')
    if (event.type === 'TransferShipped') ship(transfer, event)
    if (event.type === 'PromisesCarried') carry(transfer, event)
    if (event.type === 'CarriedPromiseEnded') end(transfer, event)
    if (event.type === 'TransferReceived') receive(transfer, event)
  }

  function required(stream: string): Transfer {
    const transfer = transfers.get(stream)
    if (!transfer) throw new Broken(`${stream} was never requested`, { concerns: [stream] })
    return transfer
  }

  function moved({ event, stream }: Fact): void {
    if (event.type === 'StockReserved' && categoryOf(event.owner.stream) === 'transfer') hold(event, stream)
    if (event.type === 'TransferSent') send(event, stream)
    if (event.type === 'TransferArrived') arrive(event, stream)
    if (event.type === 'ReservationReleased' && event.reservationId.startsWith('transfer-') && event.quantity > 0) {
      const owner = transfers.get(event.reservationId)
      if (owner && owner.state !== 'cancelled') throw new Broken(`lets go of what ${event.reservationId} counts on`)
      owner?.held.delete(stream)
    }
  }

  function hold({ owner, quantity }: Of<'StockReserved'>, stream: string): void {
    const transfer = required(owner.stream)
    const { sku, locationId } = positionOf(stream)
    if (transfer.from !== locationId || !transfer.lines.has(sku))
      throw new Broken(`is held for ${owner.stream}, which doesn't name it`, { concerns: [owner.stream] })
    if (transfer.state === 'shipped' || transfer.state === 'received')
      throw new Broken(`is held for ${owner.stream}, which has left`, { concerns: [owner.stream] })
    const free = uncarried(transfer.lines.get(sku))
    if (quantity !== free)
      throw new Broken(`is held for ${owner.stream}, of which ${free} units carry no promise`, { concerns: [owner.stream] })
    if (owner.step !== 'transfer') throw new Broken(`is step ${owner.step} of ${owner.stream}`, { concerns: [owner.stream] })
    transfer.held.add(stream)
  }

  function lineOf(transferStream: string, stream: string, end: 'from' | 'to'): { transfer: Transfer; line: Line } {
    const transfer = required(transferStream)
    const { sku, locationId } = positionOf(stream)
    const line = transfer.lines.get(sku)
    if (!line || transfer[end] !== locationId) throw new Broken(`is no part of ${transferStream}`, { concerns: [transferStream] })
    return { transfer, line }
  }

  function send({ transferId, quantity, to, carried }: Of<'TransferSent'>, stream: string): void {
    const concerns = [`transfer-${transferId}`]
    const { transfer, line } = lineOf(`transfer-${transferId}`, stream, 'from')
    if (transfer.state !== 'shipped' || line.sent)
      throw new Broken(`is sent while its transfer is ${transfer.state}`, { concerns })
    if (line.quantity !== quantity || transfer.to !== to) throw new Broken(`sends ${quantity} to ${to}`, { concerns })
    const strange = carried.find(each => each.quantity > (line.carries.get(each.reservationId) ?? 0))
    if (strange)
      throw new Broken(`carries ${strange.quantity} of reservation ${strange.reservationId}, which nobody asked for`, {
        concerns,
      })
    line.sent = true
    line.carried = plain(carried)
    transfer.held.delete(stream)
  }

  function arrive({ transferId, quantity, from, promised }: Of<'TransferArrived'>, stream: string): void {
    const concerns = [`transfer-${transferId}`]
    const { transfer, line } = lineOf(`transfer-${transferId}`, stream, 'to')
    if (line.received !== quantity || line.arrived || transfer.from !== from)
      throw new Broken(`${quantity} arrive where the transfer says ${line.received ?? 0}`, { concerns })
    const said = JSON.parse(line.promised) as Carried
    const isSaid = promised.every(each => said.some(other => plain([other]) === plain([each])))
    if (!isSaid) throw new Broken('arrives with promises that its transfer does not name', { concerns })
    line.arrived = true
  }

  function finish({ isYoung }: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [stream, transfer] of transfers) {
      const why = unfinished(transfer)
      if (why === undefined) continue
      if (isYoung(transfer.created)) findings.inFlight.push({ place: transfer.place, what: why })
      else findings.violations.push({ place: transfer.place, why, concerns: [stream] })
    }
    return findings
  }

  return {
    name: 'transfers',
    holds: 'goods that travel leave once and arrive once, with the promises that still hold',
    take,
    finish,
  }
}

function unfinished({ state, lines, held }: Transfer): string | undefined {
  const all = [...lines.values()]
  if (state === 'cancelled' && held.size > 0) return `still holds ${[...held].join(', ')}, though it is cancelled`
  if (state === 'shipped' && all.some(({ sent }) => !sent)) return 'was shipped, but not all of it left its source'
  if (state === 'received' && all.some(({ arrived }) => !arrived)) return 'was received, but not all of it arrived'
  return undefined
}

function turn(transfer: Transfer, from: Transfer['state'], to: Transfer['state']): void {
  if (transfer.state !== from) throw new Broken(`becomes ${to} while it is ${transfer.state}`)
  transfer.state = to
}

function ship(transfer: Transfer, { to, lines }: Of<'TransferShipped'>): void {
  turn(transfer, 'requested', 'shipped')
  const isWhole =
    lines.length === transfer.lines.size && lines.every(({ sku, quantity }) => transfer.lines.get(sku)?.quantity === quantity)
  if (!isWhole || to !== transfer.to) throw new Broken('ships other than was requested')
}

function carry(transfer: Transfer, { lines }: Of<'PromisesCarried'>): void {
  if (transfer.state !== 'shipped') throw new Broken(`carries promises while it is ${transfer.state}`)
  const named = lines.map(({ sku }) => sku)
  if (named.toSorted().join() !== [...transfer.lines.keys()].sort().join())
    throw new Broken(`carries promises of [${named}], where [${[...transfer.lines.keys()]}] travel`)
  for (const [sku, line] of transfer.lines) {
    const told = plain(lines.find(each => each.sku === sku)?.carried ?? [])
    if (line.told) throw new Broken('carries its promises twice')
    if (!line.sent || told !== line.carried) throw new Broken(`carries ${told} of ${sku}, where its source says ${line.carried}`)
    line.promised = told
    line.told = true
  }
}

function end(transfer: Transfer, { sku, reservationId, quantity }: Of<'CarriedPromiseEnded'>): void {
  const line = transfer.lines.get(sku)
  const promises = JSON.parse(line?.promised ?? '[]') as Carried
  const promise = promises.find(each => each.reservationId === reservationId)
  if (!line || transfer.state !== 'shipped' || !promise || promise.quantity < quantity)
    throw new Broken(`ends ${quantity} of reservation ${reservationId}, of which ${promise?.quantity ?? 0} travel`)
  promise.quantity -= quantity
  line.promised = plain(promises.filter(each => each.quantity > 0))
}

function receive(transfer: Transfer, { to, lines }: Of<'TransferReceived'>): void {
  turn(transfer, 'shipped', 'received')
  if (to !== transfer.to || lines.length !== transfer.lines.size) throw new Broken('receives other than was shipped')
  for (const { sku, quantity, promised } of lines) {
    const line = transfer.lines.get(sku)
    if (line && !line.told) throw new Broken('receives before it says what it carries')
    if (!line || line.received !== null || quantity > line.quantity) throw new Broken(`receives ${quantity} of ${sku}`)
    if (plain(promised) !== line.promised) throw new Broken(`promises ${plain(promised)}, where ${line.promised} travel`)
    line.received = quantity
  }
}

const uncarried = (line: Line | undefined): number =>
  line ? line.quantity - [...line.carries.values()].reduce((sum, units) => sum + units, 0) : 0

const plain = (carried: Carried): string =>
  JSON.stringify(
    carried.map(({ reservationId, quantity, owner: { stream, step }, holdUntil }) => ({
      reservationId,
      quantity,
      owner: { stream, step },
      holdUntil,
    })),
  )
