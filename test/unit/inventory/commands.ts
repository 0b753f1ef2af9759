import fc from 'fast-check'
import { Rejection } from '#kernel/rejection.ts'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import { dispositions, type Stock, type StockCommand, type StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import {
  adjust,
  announce,
  count,
  issue,
  lift,
  receive,
  redispose,
  release,
  reserve,
  setSafety,
  settle,
  suppress,
  takeBack,
  withdraw,
} from './fixtures.ts'

export const start = Date.parse('2024-12-02T00:00:00.000Z')
export const iso = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

const units = fc.integer({ min: 1, max: 9 })
const reservationId = fc.constantFrom(...Array.from({ length: 14 }, (_, index) => `r-${index}`))
const issueId = fc.constantFrom('i-1', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6')

const supplyId = fc.constantFrom('s-1', 's-2', 's-3')
const by = fc.option(
  fc.option(
    fc.nat(72).map(hours => iso(hours * 60)),
    { nil: null },
  ),
  { nil: undefined },
)
const disposition = fc.constantFrom(...dispositions)
const parts = fc.uniqueArray(fc.record({ disposition, quantity: units }), {
  minLength: 1,
  maxLength: 2,
  selector: part => part.disposition,
})

const transferId = fc.constantFrom('t-1', 't-2', 't-3', 't-4')
/** What a transfer holds for itself. */
const unpromised = (id: string): number => Number(id.slice('t-'.length))
const promises = fc.uniqueArray(fc.record({ reservationId, quantity: units }), {
  maxLength: 3,
  selector: promise => promise.reservationId,
})
const carriedBy = (promise: { reservationId: string; quantity: number }) => ({
  ...promise,
  owner: { stream: 'order-o-1', step: 'placement/1' },
  holdUntil: null,
})

/** What may come next, at a time that each step moves on by up to half a day. */
const step = fc.record({
  waitMinutes: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 720 })),
  make: fc.oneof(
    fc.record({ quantity: units, supplyId: fc.option(supplyId, { nil: undefined }) }).map(
      ({ quantity, supplyId: of }) =>
        (at: string) =>
          receive(quantity, { supplyId: of, at }),
    ),
    fc.record({ id: supplyId, quantity: units, hours: fc.nat(72) }).map(
      ({ id, quantity, hours }) =>
        (at: string) =>
          announce(id, quantity, iso(hours * 60), { at }),
    ),
    supplyId.map(id => (at: string) => withdraw(id, { at })),
    fc.constant((at: string) => settle({ at })),
    fc.integer({ min: -6, max: 6 }).map(difference => (at: string) => adjust(difference || 1, { at })),
    fc.record({ counted: fc.nat(9), from: fc.integer({ min: -3, max: 9 }) }).map(
      ({ counted, from }) =>
        (at: string) =>
          count(counted, { from, at }),
    ),
    fc.record({ units: fc.nat(3), make: fc.constantFrom(setSafety, suppress, lift) }).map(
      ({ units: held, make }) =>
        (at: string) =>
          ({ ...make(held), at }) as StockCommand,
    ),
    fc
      .record({
        id: reservationId,
        quantity: units,
        holdMinutes: fc.option(fc.nat(60)),
        decidedAgo: fc.oneof(fc.nat(300), fc.nat(1600)),
        partial: fc.boolean(),
        by,
      })
      .map(
        ({ id, quantity, holdMinutes, decidedAgo, partial, by: supplyBy }) =>
          (at: string, minutes: number) =>
            reserve(id, quantity, {
              at,
              decidedAt: iso(minutes - decidedAgo),
              partial,
              ...(supplyBy === undefined ? {} : { by: supplyBy }),
              until: holdMinutes === null ? null : iso(minutes + holdMinutes),
            }),
      ),
    reservationId.map(id => (at: string) => release(id, { at })),
    fc.record({ id: reservationId, releaseId: fc.constantFrom('p-1', 'p-2', 'p-3'), quantity: units }).map(
      ({ id, releaseId, quantity }) =>
        (at: string) =>
          release(id, { part: { releaseId, quantity }, at }),
    ),
    fc.record({ id: issueId, quantity: units, against: fc.option(reservationId), alreadyLeft: fc.boolean() }).map(
      ({ id, quantity, against, alreadyLeft }) =>
        (at: string) =>
          issue(id, quantity, { against, alreadyLeft, at }),
    ),
    fc.record({ id: fc.constantFrom('e-1', 'e-2', 'e-3', 'e-4'), parts }).map(
      ({ id, parts: came }) =>
        (at: string) =>
          takeBack(id, came, { at }),
    ),
    transferId.map(id => (at: string) => ({
      ...reserve(`transfer-${id}`, unpromised(id), { at }),
      owner: { stream: `transfer-${id}`, step: 'transfer' },
    })),
    fc.record({ id: transferId, promises }).map(({ id, promises: carries }) => {
      const quantity = carries.reduce((sum, carried) => sum + carried.quantity, unpromised(id))
      const own = `transfer-${id}`
      return (at: string) =>
        ({ type: 'SendTransfer', transferId: id, to: 'york', reservationId: own, quantity, carries, at }) as StockCommand
    }),
    fc.record({ id: transferId, quantity: fc.nat(9), promises }).map(({ id, quantity, promises: came }) => {
      const promised = came.map(carriedBy)
      return (at: string) => ({ type: 'ArriveTransfer', transferId: id, from: 'depot', quantity, promised, at }) as StockCommand
    }),
    fc
      .record({ quantity: units, from: fc.constantFrom('damaged', 'quarantine'), to: disposition })
      .filter(({ from, to }) => from !== to && to !== 'quarantine')
      .map(
        ({ quantity, from, to }) =>
          (at: string) =>
            redispose(quantity, { from, to, at }),
      ),
  ),
})

/** What may be asked of one position, one after another. */
export const commands = fc.array(step, { maxLength: 60, size: 'max' }).map(steps => {
  let minutes = 0
  return steps.map(({ waitMinutes, make }): StockCommand => {
    minutes += waitMinutes
    return make(iso(minutes), minutes)
  })
})

/** The events of a decision, or its refusal as text. */
export function outcome(command: StockCommand, stock: Stock): StockEvent[] | string {
  try {
    return stockDecider.decide(command, stock)
  } catch (thrown) {
    if (thrown instanceof Rejection) return `${thrown.reason} ${JSON.stringify(thrown.figures)}`
    throw thrown
  }
}

/** All that such commands leave in the stream. */
export function played(all: StockCommand[]): StockEvent[] {
  let stock = emptyStock
  return all.flatMap(command => {
    const decided = outcome(command, stock)
    if (typeof decided === 'string') return []
    stock = decided.reduce(evolve, stock)
    return decided
  })
}
