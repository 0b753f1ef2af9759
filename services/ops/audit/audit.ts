import { categoryOf } from '#kernel/ids.ts'
import type { RawEvent } from '#platform/event-store.ts'
import { createAmendmentsModel } from './amendments.ts'
import { createAuthorisationsModel } from './authorisations.ts'
import { createAwaitedModel } from './awaited.ts'
import { createCatalogueModel } from './catalogue.ts'
import { createFulfilmentsModel } from './fulfilments.ts'
import { createGivenBackModel } from './given-back.ts'
import { createMissingModel } from './missing.ts'
import { Broken, type End, type Fact, type InFlight, placeOf, timeOf, type Violation } from './model.ts'
import { createMoneyModel } from './money.ts'
import { createNotificationsModel } from './notifications.ts'
import { createParcelsModel } from './parcels.ts'
import { createPaymentsModel } from './payments.ts'
import { createPointsModel } from './points.ts'
import { createPurchases } from './purchases.ts'
import { createRefundsModel } from './refunds.ts'
import { createReservationsModel } from './reservations.ts'
import { createReturnedStockModel } from './returned-stock.ts'
import { createReturnsModel } from './returns.ts'
import { readEvent } from './shapes.ts'
import { createStockModel } from './stock.ts'
import { createStoreCreditModel } from './store-credit.ts'
import { createStructure } from './structure.ts'
import { createTransfersModel } from './transfers.ts'
import { createTransitsModel } from './transits.ts'
import { createUnitsModel } from './units.ts'

export type Checked = { name: string; holds: string; violation: Violation | null }
export type Verdict = {
  events: number
  streams: number
  /** Of the last event read. */
  position: bigint
  checked: Checked[]
  /** The earliest event that breaks anything. */
  first: (Violation & { invariant: string }) | null
  inFlight: InFlight[]
}

export type Ending = {
  /** Work that was begun less than this before `at` may still be under way. */
  marginMs: number
  /** ms since 1970; the last event's own time where absent. */
  at?: number
  /** Whether the log may go on behind what was read. */
  isCut: boolean
}

export type Audit = { take(raw: RawEvent): void; finish(ending: Ending): Verdict }

/** Folds a log event by event. Each invariant is judged up to the first event that breaks it: behind that it says nothing. */
export function createAudit(): Audit {
  const structure = createStructure()
  const purchases = createPurchases()
  const models = [
    ...[createCatalogueModel(), createStockModel(), createTransfersModel(), createReservationsModel(), createMoneyModel()],
    ...[createFulfilmentsModel(), createPaymentsModel(), createUnitsModel(purchases), createReturnsModel(purchases)],
    ...[createReturnedStockModel(), createRefundsModel(), createParcelsModel(), createPointsModel(purchases)],
    ...[createAmendmentsModel(), createMissingModel(purchases), createTransitsModel(), createGivenBackModel()],
    ...[createAuthorisationsModel(), createNotificationsModel(), createStoreCreditModel(), createAwaitedModel(purchases)],
  ]
  const wellFormed: Checked = {
    name: 'structure',
    holds: 'every stream is whole, every event well formed and there once, every request accepted once',
    violation: null,
  }
  const judged = models.map(model => ({ model, violation: null as Violation | null }))
  let events = 0
  let last: RawEvent | null = null

  function take(raw: RawEvent): void {
    events++
    last = raw
    const command = JSON.stringify([raw.metadata?.actor?.key, raw.metadata?.requestId])
    const unsound = brokenBy(raw, () => structure.take(raw, command))
    wellFormed.violation ??= unsound
    // The bundled payment provider keeps books of its own: somebody else's.
    if (categoryOf(raw.stream) === 'sandboxPayment') return
    const event = readEvent(categoryOf(raw.stream), raw.type, raw.data, raw.metadata)
    if (typeof event === 'string') {
      wellFormed.violation ??= { place: placeOf(raw), why: event, concerns: [raw.stream] }
      return
    }
    const fact: Fact = { ...placeOf(raw), event, created: timeOf(raw), command }
    purchases.take(fact)
    for (const judgement of judged) judgement.violation ??= brokenBy(raw, () => judgement.model.take(fact))
  }

  function finish({ marginMs, at, isCut }: Ending): Verdict {
    const endsAt = at ?? (last ? timeOf(last) : 0)
    const end: End = { last: last && placeOf(last), isCut, isYoung: created => endsAt - created < marginMs }
    const inFlight: InFlight[] = []
    const checked = [wellFormed]
    for (const { model, violation } of judged) {
      const found = violation ? { violations: [violation], inFlight: [] } : model.finish(end)
      inFlight.push(...found.inFlight)
      checked.push({ name: model.name, holds: model.holds, violation: earliest(found.violations) })
    }
    const broken = checked.flatMap(({ name, violation }) => (violation ? [{ ...violation, invariant: name }] : []))
    return { events, streams: structure.streams(), position: last?.position ?? 0n, checked, first: earliest(broken), inFlight }
  }

  return { take, finish }
}

function brokenBy(raw: RawEvent, judge: () => void): Violation | null {
  try {
    judge()
    return null
  } catch (thrown) {
    if (!(thrown instanceof Broken)) throw thrown
    return { place: thrown.place ?? placeOf(raw), why: thrown.message, concerns: [raw.stream, ...thrown.concerns] }
  }
}

const earliest = <V extends Violation>(violations: readonly V[]): V | null =>
  violations.reduce<V | null>(
    (first, violation) => (first && first.place.position <= violation.place.position ? first : violation),
    null,
  )
