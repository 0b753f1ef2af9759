import { categoryOf, idOf } from '#kernel/ids.ts'
import { DigestMap } from './digests.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import { type Account, activate, adjust, clawBack, openAccount, promise } from './points-account.ts'
import { createPolicies, type EarningPolicy, requireNext, requireRuledOnce } from './policies.ts'
import { leftOf, type Purchase, type Purchases } from './purchases.ts'
import { together, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'
import type { UnitsByLine } from './units.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Returned = { orderId: string; units: UnitsByLine; points: number; place: Place }
type Owing = { place: Place; created: number }

/** Invariant 4: points are what the units cost by the rules of their purchase; each unit earns once, and gives them back once. */
export function createPointsModel(purchases: Purchases): Model {
  const policies = createPolicies()
  const accounts = new Map<string, Account>()
  const accountOf = new Map<string, string>()
  const lotIds = new DigestMap()
  const adjustments = new DigestMap()
  /** What each return brought back, and the points it took. */
  const returned = new Map<string, Returned>()
  /** When the goods of an order last left. */
  /** Units by stream and parcel. */
  const onTheWay = new Map<string, Lines>()
  const departures = new Map<string, Owing>()
  let newestPolicy: EarningPolicy | undefined

  function take(fact: Fact): void {
    const { event, stream } = fact
    if (event.type === 'EarningPolicyPut') {
      requireNext(event, newestPolicy)
      requireRuledOnce(
        'category',
        event.categories.map(({ category }) => category),
      )
      requireRuledOnce(
        'channel',
        event.channels.map(({ kind }) => kind),
      )
      requireRuledOnce(
        'currency',
        event.rates.map(({ currency }) => currency),
      )
      newestPolicy = event
    }
    policies.take(fact)
    if (event.type === 'UnitsReturned') back(event, fact)
    if (event.type === 'ReturnSettled') requireTaken(event, idOf(stream))
    if (event.type === 'ShipmentSent') onTheWay.set(`${stream} ${event.parcelId}`, event.lines)
    if (event.type === 'ShipmentDelivered' || event.type === 'ShipmentLost') onTheWay.delete(`${stream} ${event.parcelId}`)
    // A parcel earns once it has come.
    if (event.type === 'OrderPlaced' || event.type === 'FulfilmentHandedOver' || event.type === 'ShipmentDelivered')
      departures.set(idOf(stream), { place: placeOf(fact), created: fact.created })
    if (categoryOf(stream) === 'loyaltyAccount') ofAccount(fact)
  }

  function back({ returnId, lines }: Of<'UnitsReturned'>, fact: Fact): void {
    const known = returned.get(returnId) ?? { orderId: idOf(fact.stream), units: new Map(), points: 0, place: placeOf(fact) }
    returned.set(returnId, known)
    for (const { lineId, units } of lines) known.units.set(lineId, together(known.units.get(lineId) ?? [], units))
  }

  /** A return is over once everything that it brought back of a customer's who had an account gave back its points. */
  function requireTaken({ points }: Of<'ReturnSettled'>, returnId: string): void {
    const known = returned.get(returnId)
    if ((known?.points ?? 0) !== points) throw new Broken(`says that ${points} points went back, where ${known?.points ?? 0} did`)
    const purchase = known && purchases.of(known.orderId)
    const stream = purchase?.customerId == null ? undefined : accountOf.get(purchase.customerId)
    const account = stream === undefined ? undefined : accounts.get(stream)
    if (!account || !known || account.enrolled.place.position > known.place.position) return
    for (const line of purchase?.lines ?? []) {
      const clawedBack = account.lines.get(`${known.orderId} ${line.lineId}`)?.clawedBack ?? []
      const missing = without(known.units.get(line.lineId) ?? [], clawedBack)
      if (line.kind === 'goods' && missing.length > 0)
        throw new Broken(`is settled, but unit ${missing[0]?.first} of line ${line.lineId} kept its points`, {
          concerns: [...(stream === undefined ? [] : [stream])],
        })
    }
  }

  function ofAccount(fact: Fact): void {
    const { event, stream } = fact
    const account = accounts.get(stream)
    if (event.type === 'AccountEnrolled') {
      const other = accountOf.get(event.customerId)
      if (account || other !== undefined) throw new Broken(`customer ${event.customerId} has an account already`)
      accountOf.set(event.customerId, stream)
      accounts.set(stream, openAccount(event.customerId, fact))
      return
    }
    if (!account) throw new Broken('moves points of an account that nobody opened')
    switch (event.type) {
      case 'PointsPromised':
        for (const { lotId } of event.lots) if (!lotIds.add(lotId)) throw new Broken(`lot ${lotId} was promised before`)
        promise(account, event, purchaseOf(account, event.orderId), policies, fact)
        break
      case 'PointsActivated':
        activate(account, event)
        break
      case 'PointsClawedBack':
        requireReturned(event)
        purchaseOf(account, event.orderId)
        clawBack(account, event)
        took(event)
        break
      case 'PointsAdjusted':
        if (!adjustments.add(stream, event.adjustmentId)) throw new Broken(`adjustment ${event.adjustmentId} was made before`)
        if (event.lotId !== null && !lotIds.add(event.lotId)) throw new Broken(`lot ${event.lotId} was there before`)
        adjust(account, event)
    }
  }

  function took({ returnId, lines }: Of<'PointsClawedBack'>): void {
    const known = returned.get(returnId)
    if (known) known.points += lines.reduce((sum, { points }) => sum + points, 0)
  }

  function purchaseOf({ customerId }: Account, orderId: string): Purchase {
    const purchase = purchases.of(orderId)
    const concerns = [`order-${orderId}`]
    if (!purchase) throw new Broken(`there is no order ${orderId}`, { concerns })
    if (purchase.customerId !== customerId) throw new Broken(`order ${orderId} is another customer's`, { concerns })
    return purchase
  }

  function requireReturned({ returnId, orderId, lines }: Of<'PointsClawedBack'>): void {
    const known = returned.get(returnId)
    for (const { lineId, units } of lines) {
      const missing = without(units, (known?.orderId === orderId && known.units.get(lineId)) || [])
      if (missing.length > 0)
        throw new Broken(
          `takes back points of unit ${missing[0]?.first} of line ${lineId}, which return ${returnId} never brought back`,
          {
            concerns: [`order-${orderId}`, `return-${returnId}`],
          },
        )
    }
  }

  const onTheWayOf = (orderId: string): Lines =>
    [...onTheWay].filter(([parcel]) => parcel.startsWith(`order-${orderId} `)).flatMap(([, lines]) => lines)

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [orderId, departure] of departures) {
      const purchase = purchases.of(orderId)
      const stream = purchase?.customerId == null ? undefined : accountOf.get(purchase.customerId)
      const account = stream === undefined ? undefined : accounts.get(stream)
      // Who enrols later earns from then on.
      if (!account || account.enrolled.place.position > departure.place.position) continue
      if (!purchase || !owes(account, purchase, onTheWayOf(orderId))) continue
      noteUndone(findings, end, {
        place: departure.place,
        since: departure.created,
        why: `what has left of order ${orderId} never earned its points`,
        concerns: [...(stream === undefined ? [] : [stream])],
      })
    }
    for (const [stream, { lots }] of accounts)
      for (const { isActive, points, activatesAt, promised } of lots.values()) {
        if (isActive || points === 0) continue
        const since = Math.max(promised.created, Date.parse(activatesAt))
        if (since > promised.created && end.isYoung(since)) continue
        noteUndone(findings, end, {
          place: promised.place,
          since,
          why: 'promises points that never became active',
          concerns: [stream],
        })
      }
    return findings
  }

  return {
    name: 'points',
    holds: 'points are what units cost by the rules of their purchase; each unit earns once, and gives back once what it earned',
    take,
    finish,
  }
}

type Lines = Of<'ShipmentSent'>['lines']

/** Whether goods that left neither earned nor came back. */
const owes = ({ lines }: Account, { orderId, lines: purchased }: Purchase, onTheWay: Lines): boolean =>
  purchased.some(line => {
    const seen = lines.get(`${orderId} ${line.lineId}`)
    const settled = [...(seen?.promised ?? []), ...(seen?.clawedBack ?? [])]
    const coming = onTheWay.filter(({ lineId }) => lineId === line.lineId).flatMap(({ units }) => units)
    return line.kind === 'goods' && without(without(leftOf(line), settled), coming).length > 0
  })
