import fc from 'fast-check'
import type { StockCommand } from '../../../../services/inventory/domain/stock/types.ts'
import type { Shelf } from './shelf.ts'

const start = Date.parse('2024-12-02T00:00:00.000Z')
/** Minutes since everything began. */
export const iso = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()

/** Something to be asked of a position, and how it reads. */
export type Ask = { says: string; make: (minutes: number) => StockCommand }

/** So many minutes, or until the next promise is over. */
export type Wait = number | 'until one is over'
export const wait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0, 0, 5, 30) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 720 }) },
  { weight: 1, arbitrary: fc.constant('until one is over' as const) },
)
export function after(minutes: number, waits: Wait, { promised }: Shelf): number {
  if (typeof waits === 'number') return minutes + waits
  const next = Math.min(...promised.map(({ until }) => (until - start) / 60_000))
  return Number.isFinite(next) ? Math.max(minutes, next) : minutes
}
export const units = fc.integer({ min: 1, max: 9 })
export const supplyId = fc.constantFrom('s-1', 's-2', 's-3')
export const told = <Told>(
  what: fc.Arbitrary<Told>,
  says: (told: Told) => string,
  make: (told: Told, at: string, minutes: number) => StockCommand,
): fc.Arbitrary<Ask> => what.map(each => ({ says: says(each), make: minutes => make(each, iso(minutes), minutes) }))

/** What is counted from what is there. */
export const asSeen = -99

/** Which promise is meant is known once it is asked: one that is open then, or one that nobody has made yet. */
export function named(command: StockCommand, { promised, onHand }: Shelf, number: number): StockCommand {
  // What a transfer holds for itself goes with it, and with no other.
  const isTravel = command.type === 'SendTransfer' || command.type === 'ArriveTransfer'
  const open = promised.filter(({ order }) => !isTravel || !order.startsWith('transfer-'))
  const plain: StockCommand = JSON.parse(
    JSON.stringify(command)
      .replaceAll(/"open (\d)"/g, (_, index) => `"${open[index % Math.max(1, open.length)]?.id ?? 'r-0'}"`)
      .replaceAll('"new"', `"n-${number}"`),
  )
  return plain.type === 'CountStock' && plain.countedFrom === asSeen ? { ...plain, countedFrom: onHand } : plain
}
