import { idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import { createPolicies, type ReturnPolicy, requireNext, requireRuledOnce } from './policies.ts'
import type { Purchases } from './purchases.ts'
import { isWithin, type Range, together, told, without } from './ranges.ts'
import { type AuditedReturn, open, type ReturnedLine, requireGrant } from './returns-opened.ts'
import type { AuditedEvent } from './shapes.ts'
import { byLine, type UnitsByLine } from './units.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Claim = { orderId: string; units: UnitsByLine; place: Place; created: number }
type Carried = { returned: UnitsByLine; released: UnitsByLine; at: Place; since: number }

/** Invariant 5: what a return decides about each unit is decided once, in order, on the order's claim, and then carried out there. */
export function createReturnsModel(purchases: Purchases): Model {
  const policies = createPolicies()
  /** By return and order: one request sent for two purchases at once claims at both, and is opened for one. */
  const claims = new Map<string, Map<string, Claim>>()
  const returns = new Map<string, AuditedReturn>()
  /** What orders say of each return. */
  const carried = new Map<string, Carried>()
  let newestPolicy: ReturnPolicy | undefined

  function take(fact: Fact): void {
    const { event, stream } = fact
    if (event.type === 'ReturnPolicyPut') {
      requireNext(event, newestPolicy)
      requireRuledOnce(
        'category',
        event.categories.map(({ category }) => category),
      )
      newestPolicy = event
    }
    policies.take(fact)
    if (event.type === 'UnitsClaimed') claimed(event, fact)
    else if (event.type === 'UnitsReturned' || event.type === 'ClaimReleased') carry(event, idOf(stream))
    else if (stream.startsWith('return-')) ofReturn(fact)
  }

  function claimed({ returnId, lines }: Of<'UnitsClaimed'>, fact: Fact): void {
    const ofReturn = claims.get(returnId) ?? new Map<string, Claim>()
    const orderId = idOf(fact.stream)
    if (ofReturn.has(orderId)) throw new Broken(`return ${returnId} claims once more`)
    ofReturn.set(orderId, { orderId, units: byLine(lines), place: placeOf(fact), created: fact.created })
    claims.set(returnId, ofReturn)
  }

  /** Claimed for a return that is that of another purchase: it can only be let go. */
  function letGo({ orderId, units }: Claim, event: Of<'UnitsReturned' | 'ClaimReleased'>, opened: AuditedReturn): void {
    if (event.type === 'UnitsReturned' || event.reason !== 'cancelled')
      throw new Broken(`return ${event.returnId} is that of order ${opened.orderId ?? 'none'}`, {
        concerns: [`return-${event.returnId}`, `order-${orderId}`],
      })
    for (const [lineId, released] of byLine(event.lines)) units.set(lineId, without(units.get(lineId) ?? [], released))
  }

  /** An order says only what its return decided. */
  function carry(event: Of<'UnitsReturned' | 'ClaimReleased'>, orderId: string): void {
    const { returnId, lines } = event
    const opened = returns.get(returnId)
    const claim = claims.get(returnId)?.get(orderId)
    if (opened && claim && opened.orderId !== orderId) {
      letGo(claim, event, opened)
      return
    }
    const known = carried.get(returnId)
    const concerns = [`return-${returnId}`]
    for (const [lineId, units] of byLine(lines)) {
      const decided =
        opened && decidedAs(opened.lines, lineId, event.type === 'UnitsReturned' ? ['accepted'] : endsOf(event.reason))
      if (!isWithin(units, decided ?? []))
        throw new Broken(
          `carries out units ${told(units)} of line ${lineId}, where return ${returnId} decided ${told(decided ?? [])}`,
          {
            concerns,
          },
        )
      const side = event.type === 'UnitsReturned' ? known?.returned : known?.released
      side?.set(lineId, together(side.get(lineId) ?? [], units))
    }
  }

  function ofReturn(fact: Fact): void {
    const { event, stream } = fact
    const returnId = idOf(stream)
    const known = returns.get(returnId)
    if (event.type === 'ReturnOpened') {
      if (known) throw new Broken('opens a return that is open')
      const claimed = claims.get(returnId)
      const claim = event.orderId === null ? undefined : claimed?.get(event.orderId)
      if (event.orderId !== null && !claim) {
        const others = [...(claimed?.keys() ?? [])]
        throw new Broken(`opens for order ${event.orderId}, where order ${others.join(', ') || 'none'} is claimed`, {
          concerns: [event.orderId, ...others].map(orderId => `order-${orderId}`),
        })
      }
      returns.set(
        returnId,
        open(returnId, event, claim, event.orderId === null ? undefined : purchases.of(event.orderId), policies),
      )
      carried.set(returnId, { returned: new Map(), released: new Map(), at: placeOf(fact), since: fact.created })
      return
    }
    if (!known) throw new Broken('is about a return that was never opened')
    requireGrant(known, fact)
    judge(known, event)
    const state = carried.get(returnId)
    if (state) Object.assign(state, { at: placeOf(fact), since: fact.created })
  }

  function judge(known: AuditedReturn, event: AuditedEvent): void {
    const move = (
      lines: readonly { lineId: string; units: Range[] }[],
      from: readonly string[],
      to: ReturnedLine['state'],
      locationId?: string,
    ) => {
      for (const [lineId, units] of byLine(lines)) turn(known.lines, lineId, units, from, to, locationId)
    }
    switch (event.type) {
      case 'UnitsReceived':
        move(event.lines, ['awaiting'], 'received', event.locationId)
        break
      case 'UnitsAccepted':
        for (const each of event.lines) accept(known, each)
        break
      case 'UnitsRejected':
        move(event.lines, ['received', 'review'], 'rejected')
        break
      case 'ReviewAsked':
        move(event.lines, ['received'], 'review')
        break
      case 'UnitsLost':
        move(event.lines, ['awaiting'], 'lost')
        break
      case 'ReturnCancelled':
        move(event.lines, ['awaiting'], 'cancelled')
        break
      case 'RefundGranted':
        for (const { refundId, paymentId } of event.refunds)
          if (paymentId !== null || known.opened.alreadyRefunded) known.openRefunds.add(refundId)
        break
      case 'RefundExecuted':
      case 'RefundReplaced':
        known.openRefunds.delete(event.refundId)
        break
      case 'RefundFailed':
      case 'RefundNeedsPerson':
        known.openRefunds.add(event.refundId)
        break
      case 'ReturnSettled':
        if (known.isSettled) throw new Broken('is settled twice')
        requireCarriedOut(known)
        known.isSettled = true
    }
  }

  function requireCarriedOut(known: AuditedReturn): void {
    const open = openOf(known)
    if (open !== undefined) throw new Broken(`is settled, but ${open}`, { concerns: [`order-${known.orderId}`] })
  }

  /** What was decided and the order does not say yet. */
  function openOf({ returnId, orderId, lines }: AuditedReturn): string | undefined {
    if (orderId === null) return undefined
    const { returned, released } = carried.get(returnId) ?? { returned: new Map(), released: new Map() }
    for (const lineId of new Set(lines.map(line => line.lineId))) {
      const accepted = without(decidedAs(lines, lineId, ['accepted']), returned.get(lineId) ?? [])
      if (accepted.length > 0) return `order ${orderId} does not say that units ${told(accepted)} of line ${lineId} are returned`
      const ended = without(decidedAs(lines, lineId, ['rejected', 'lost', 'cancelled']), released.get(lineId) ?? [])
      if (ended.length > 0) return `order ${orderId} still counts units ${told(ended)} of line ${lineId} as claimed`
    }
    return undefined
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [returnId, ofReturn] of claims)
      for (const [orderId, { place, created, units }] of ofReturn) {
        const opened = returns.get(returnId)
        const isHeld = [...units.values()].some(ranges => ranges.length > 0)
        if (opened?.orderId === orderId || (opened && !isHeld)) continue
        const why = `claims units for return ${returnId}, which was ${opened ? 'opened for another purchase' : 'never opened'}`
        noteUndone(findings, end, { place, since: created, why })
      }
    for (const [returnId, known] of returns) {
      const { at, since } = carried.get(returnId) ?? {}
      const why = known.awaited ? 'accepts units, and grants no refund' : (openOf(known) ?? unsettled(known))
      if (why !== undefined && at && since !== undefined)
        noteUndone(findings, end, { place: at, since, why, concerns: [`order-${known.orderId}`] })
    }
    return findings
  }

  return {
    name: 'returns',
    holds:
      'a return is opened on what it claims, by the policy of the purchase; each unit is decided once, and the order says the same',
    take,
    finish,
  }
}

/** All is decided and given back, and something came back. */
const unsettled = ({ lines, openRefunds, isSettled }: AuditedReturn): string | undefined => {
  const states = new Set(lines.filter(({ units }) => units.length > 0).map(({ state }) => state))
  const isOpen = ['awaiting', 'received', 'review'].some(state => states.has(state as ReturnedLine['state']))
  return !isSettled && !isOpen && openRefunds.size === 0 && states.has('accepted')
    ? 'was carried out, and never settled'
    : undefined
}

const endsOf = (reason: Of<'ClaimReleased'>['reason']): ReturnedLine['state'][] => [reason]

const decidedAs = (lines: readonly ReturnedLine[], lineId: string, states: readonly ReturnedLine['state'][]): Range[] =>
  lines.reduce<Range[]>(
    (units, line) => (line.lineId === lineId && states.includes(line.state) ? together(units, line.units) : units),
    [],
  )

/** Moves units of a line from some states to another; where they lie stays as it is unless told. */
function turn(
  lines: ReturnedLine[],
  lineId: string,
  units: readonly Range[],
  from: readonly string[],
  to: ReturnedLine['state'],
  locationId?: string,
): void {
  let missing = [...units]
  for (const line of lines.filter(each => each.lineId === lineId && from.includes(each.state))) {
    const moved = without(line.units, without(line.units, missing))
    if (moved.length === 0) continue
    missing = without(missing, moved)
    line.units = without(line.units, moved)
    lines.push({ ...line, units: moved, state: to, locationId: locationId ?? line.locationId })
  }
  if (missing.length > 0) throw new Broken(`units ${told(missing)} of line ${lineId} are not ${from.join(' or ')}`)
}

function accept(
  { lines }: AuditedReturn,
  { lineId, units, locationId, disposition }: Of<'UnitsAccepted'>['lines'][number],
): void {
  const isCharge = lines.some(line => line.lineId === lineId && line.kind === 'charge')
  if (isCharge !== (disposition === null))
    throw new Broken(`line ${lineId} is ${isCharge ? 'a charge' : 'goods'}, of disposition ${disposition}`)
  const lying = lines.filter(line => line.lineId === lineId && ['received', 'review'].includes(line.state))
  for (const line of lying)
    if (!isCharge && line.locationId !== locationId && without(units, without(units, line.units)).length > 0)
      throw new Broken(`accepts units ${told(units)} of line ${lineId} at ${locationId}, which lie at ${line.locationId}`)
  turn(lines, lineId, units, ['received', 'review'], 'accepted')
}
