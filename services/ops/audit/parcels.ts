import { idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'

type Due = { refundId: string; paymentId: string; captures: string[]; isAsked: boolean; place: Place; since: number }

/** Invariant 3 of what carriers lose: what was captured for a lost parcel is given back, and nothing before it was captured. */
export function createParcelsModel(): Model {
  /** Captures of each parcel of an order, by payment. */
  const sent = new Map<string, string[]>()
  /** When each was made. */
  const captured = new Map<string, number>()
  const dues = new Map<string, Due>()

  function take(fact: Fact): void {
    const { event, stream, created } = fact
    switch (event.type) {
      case 'ShipmentSent':
        for (const { paymentId, captureId } of event.captures) {
          const key = `${stream} ${event.parcelId} ${paymentId}`
          sent.set(key, [...(sent.get(key) ?? []), captureId])
        }
        break
      case 'ShipmentLost':
        for (const { refundId, paymentId } of event.refunds) {
          const captures = sent.get(`${stream} ${event.parcelId} ${paymentId}`) ?? []
          const due = { refundId, paymentId, captures, isAsked: false, place: placeOf(fact), since: created }
          dues.set(`${paymentId} ${refundId}`, due)
        }
        break
      case 'PaymentCaptured':
        captured.set(`${idOf(stream)} ${event.captureId}`, created)
        break
      case 'RefundRequested': {
        const due = dues.get(`${idOf(stream)} ${event.refundId}`)
        if (!due) break
        if (takenAt(due) === null)
          throw new Broken('gives back for a lost parcel what was not captured for it', { concerns: [due.place.stream] })
        due.isAsked = true
      }
    }
  }

  /** When the last of its captures was made; null while one is not. */
  function takenAt({ paymentId, captures }: Due): number | null {
    const times = captures.map(id => captured.get(`${paymentId} ${id}`))
    return times.length > 0 && times.every(time => time !== undefined) ? Math.max(...times) : null
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const due of dues.values()) {
      const taken = takenAt(due)
      if (due.isAsked || taken === null) continue
      const why = `refund ${due.refundId} is due for a lost parcel and was never asked for`
      noteUndone(findings, end, {
        place: due.place,
        since: Math.max(due.since, taken),
        why,
        concerns: [`payment-${due.paymentId}`],
      })
    }
    return findings
  }

  return {
    name: 'parcels',
    holds: 'what was captured for a parcel that a carrier lost is given back, once it was captured',
    take,
    finish,
  }
}
