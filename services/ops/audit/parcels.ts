import { idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Taken = { captureId: string; tenderId: string; paymentId: string; amountMinor: number; parcelId: string }
type Due = { refundId: string; paymentId: string; captures: string[]; isAsked: boolean; place: Place; since: number }

/** Invariant 3 of what carriers lose: what was captured for a lost parcel is given back, and nothing before it was captured. */
export function createParcelsModel(): Model {
  /** What was captured for each parcel of an order; of what goes again, as it first left. */
  const sent = new Map<string, readonly Taken[]>()
  /** The same by group, of groups that send units again, with the parcel that they were lost in. */
  const again = new Map<string, { parcelId: string; taken: readonly Taken[] }>()
  /** When each was made. */
  const captured = new Map<string, number>()
  const dues = new Map<string, Due>()

  function take(fact: Fact): void {
    const { event, stream, created } = fact
    switch (event.type) {
      case 'ShipmentSent':
        sent.set(
          `${stream} ${event.parcelId}`,
          again.get(`${stream} ${event.fulfilmentId}`)?.taken ??
            event.captures.map(capture => ({ ...capture, parcelId: event.parcelId })),
        )
        break
      case 'ShipmentLost':
        lose(event, fact)
        break
      case 'FulfilmentMoved':
      case 'FulfilmentSplit':
      case 'UnitsSetAside': {
        const before = again.get(`${stream} ${event.fulfilmentId}`)
        if (before) again.set(`${stream} ${event.into}`, before)
        break
      }
      case 'UnitsCancelled':
      case 'FulfilmentRejected':
      case 'FulfilmentExpired':
        for (const refund of event.refunds ?? []) {
          const lost = again.get(`${stream} ${refund.fulfilmentId}`)
          if (refund.parcelId !== lost?.parcelId)
            throw new Broken(`owes refund ${refund.refundId} for parcel ${refund.parcelId}, where it was ${lost?.parcelId}`)
          due(refund, lost.taken, fact)
        }
        break
      case 'PaymentCaptured':
        captured.set(`${idOf(stream)} ${event.captureId}`, created)
        break
      case 'RefundRequested': {
        const known = dues.get(`${idOf(stream)} ${event.refundId}`)
        if (!known) break
        if (takenAt(known) === null)
          throw new Broken('gives back for a lost parcel what was not captured for it', { concerns: [known.place.stream] })
        known.isAsked = true
      }
    }
  }

  function lose(event: Of<'ShipmentLost'>, fact: Fact): void {
    const taken = sent.get(`${fact.stream} ${event.parcelId}`) ?? []
    if (event.again) {
      const [expected, given] = [taken, event.again.captures].map(show)
      if (expected !== given) throw new Broken(`sends again for captures [${given}], where [${expected}] were due`)
      again.set(`${fact.stream} ${event.again.into}`, { parcelId: event.parcelId, taken })
    }
    for (const refund of event.refunds) due(refund, taken, fact)
  }

  function due({ refundId, paymentId }: Of<'ShipmentLost'>['refunds'][number], taken: readonly Taken[], fact: Fact): void {
    const captures = taken.filter(each => each.paymentId === paymentId).map(({ captureId }) => captureId)
    const key = `${paymentId} ${refundId}`
    if (dues.has(key)) throw new Broken(`owes refund ${refundId} twice`)
    dues.set(key, { refundId, paymentId, captures, isAsked: false, place: placeOf(fact), since: fact.created })
  }

  /** When the last of its captures was made; null while one is not. */
  function takenAt({ paymentId, captures }: Due): number | null {
    const times = captures.map(id => captured.get(`${paymentId} ${id}`))
    return times.length > 0 && times.every(time => time !== undefined) ? Math.max(...times) : null
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const open of dues.values()) {
      const taken = takenAt(open)
      if (open.isAsked || taken === null) continue
      const why = `refund ${open.refundId} is due for a lost parcel and was never asked for`
      noteUndone(findings, end, {
        place: open.place,
        since: Math.max(open.since, taken),
        why,
        concerns: [`payment-${open.paymentId}`],
      })
    }
    return findings
  }

  return {
    name: 'parcels',
    holds: 'what was captured for a parcel that a carrier lost is given back, once it was captured, unless it goes again',
    take,
    finish,
  }
}

const show = (captures: readonly Taken[]): string =>
  captures
    .map(
      ({ captureId, tenderId, paymentId, amountMinor, parcelId }) =>
        `${captureId} of ${parcelId}: ${amountMinor} of ${paymentId} for ${tenderId}`,
    )
    .join()
