import { categoryOf, idOf, positionOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Transit = {
  order: string
  reservationId: string
  from: string
  to: string
  sent: Map<string, number>
  /** By SKU, once the order has told. */
  came: Map<string, number> | null
  isShipped: boolean
  isReceived: boolean
  /** SKUs that the destination's books know of. */
  arrived: Set<string>
  place: Place
  since: number
}

/** What an order sends to a store travels as its order says, with what is promised of it, and is there before it is ready. */
export function createTransitsModel(): Model {
  const transits = new Map<string, Transit>()
  /** By order and fulfilment. */
  const ofGroup = new Map<string, Transit>()

  function take(fact: Fact): void {
    const { event, stream } = fact
    const known = transits.get(idOf(stream))
    if (event.type === 'SentToStore') send(event, fact)
    else if (event.type === 'TransitEnded') end(event, fact)
    else if (event.type === 'FulfilmentReady') requireThere(ofGroup.get(`${stream} ${event.fulfilmentId}`))
    else if (event.type === 'TransferArrived') transits.get(event.transferId)?.arrived.add(positionOf(stream).sku)
    else if (categoryOf(stream) !== 'transfer') return
    else if (event.type === 'TransferRequested' && event.owner) request(event, known)
    else if (event.type === 'TransferCancelled' && known) throw new Broken(`does not go, though ${known.order} sent it`)
    else if (event.type === 'TransferShipped' && known) known.isShipped = true
    else if (event.type === 'TransferReceived' && known) receive(event, known)
  }

  function send({ into, transit }: Of<'SentToStore'>, fact: Fact): void {
    const { transferId, reservationId, from, to, positions } = transit
    if (transits.has(transferId)) throw new Broken(`sends transfer ${transferId} twice`)
    if (positions.some(({ locationId }) => locationId !== from)) throw new Broken(`sends goods that are not in ${from}`)
    const sent = new Map(positions.map(({ sku, quantity }) => [sku, quantity]))
    const journey: Transit = {
      ...{ order: fact.stream, reservationId, from, to, sent, came: null, isShipped: false, isReceived: false },
      ...{ arrived: new Set(), place: placeOf(fact), since: fact.created },
    }
    transits.set(transferId, journey)
    ofGroup.set(`${fact.stream} ${into}`, journey)
  }

  function end({ transferId, positions, locationId }: Of<'TransitEnded'>, fact: Fact): void {
    const transit = transits.get(transferId)
    if (!transit || transit.order !== fact.stream || transit.came)
      throw new Broken(`ends transfer ${transferId}, which is not on its way`)
    if (new Set(positions.map(({ sku }) => sku)).size !== positions.length) throw new Broken('brings one SKU twice')
    if (positions.some(position => position.locationId !== locationId))
      throw new Broken(`brings goods that are not in ${locationId}`)
    transit.came = new Map(positions.map(({ sku, quantity }) => [sku, quantity]))
    for (const [sku, quantity] of transit.came)
      if (quantity > (transit.sent.get(sku) ?? 0))
        throw new Broken(`brings ${quantity} of ${sku}, of which ${transit.sent.get(sku) ?? 0} were sent`)
    Object.assign(transit, { place: placeOf(fact), since: fact.created })
  }

  function finish(at: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [transferId, { place, since, came, isShipped, isReceived }] of transits) {
      const concerns = [`transfer-${transferId}`]
      if (!isShipped) noteUndone(findings, at, { place, since, why: 'was sent, but its stock never left', concerns })
      else if (came && !isReceived) noteUndone(findings, at, { place, since, why: 'came, but was never received', concerns })
    }
    return findings
  }

  return {
    name: 'goods on their way to a store',
    holds: 'what an order sends to a store travels as it says, with its promise, and is in that store’s books before it is ready',
    take,
    finish,
  }
}

function request({ from, to, lines, owner }: Of<'TransferRequested'>, transit: Transit | undefined): void {
  const concerns = owner ? [owner.stream] : []
  if (!transit || transit.order !== owner?.stream || transit.from !== from || transit.to !== to)
    throw new Broken(`goes from ${from} to ${to} for ${owner?.stream}, which sent no such thing`, { concerns })
  const wanted = [...transit.sent].map(([sku, quantity]) => `${sku} ${quantity} ${transit.reservationId} ${quantity}`)
  const given = lines.map(({ sku, quantity, carries }) =>
    [sku, quantity, ...carries.flatMap(promise => [promise.reservationId, promise.quantity])].join(' '),
  )
  if (wanted.sort().join() !== given.sort().join())
    throw new Broken(`takes [${given}] along, where [${wanted}] was sent`, { concerns })
}

function receive({ lines }: Of<'TransferReceived'>, transit: Transit): void {
  const concerns = [transit.order]
  if (!transit.came) throw new Broken(`is received before ${transit.order} says so`, { concerns })
  for (const { sku, quantity } of lines)
    if (quantity !== (transit.came.get(sku) ?? 0))
      throw new Broken(`brings ${quantity} of ${sku}, where ${transit.order} got ${transit.came.get(sku) ?? 0}`, { concerns })
  transit.isReceived = true
}

function requireThere(transit: Transit | undefined): void {
  if (!transit) return
  const unknown = [...transit.sent.keys()].filter(sku => !transit.arrived.has(sku))
  if (unknown.length > 0) throw new Broken(`is ready, where ${transit.to} does not know of ${unknown}`)
}
