import type { Held, Stock } from './types.ts'

type Figures = Pick<Stock, 'onHand' | 'reserved' | 'damaged' | 'quarantine' | 'safety' | 'suppressed'>

/** Units that can still be promised. Safety and suppression hold promises back; they are not goods. */
export const available = ({ onHand, reserved, damaged, quarantine, safety, suppressed }: Figures): number =>
  Math.max(0, onHand - reserved - damaged - quarantine - safety - suppressed)

/** Units promised, damaged or in quarantine that are not there. */
export const missing = ({ onHand, reserved, damaged, quarantine }: Figures): number =>
  Math.max(0, reserved + damaged + quarantine - onHand)

/** Reservations whose time is up though the log doesn't say so yet, the oldest promise first. */
export function lapsedBy(stock: Stock, at: string): { reservationId: string; held: Held }[] {
  if (stock.lapsing.isEmpty()) return []
  return [...stock.lapsing]
    .filter(([, until]) => until <= at)
    .flatMap(([reservationId]) => {
      const held = stock.reservations.get(reservationId)
      return held ? [{ reservationId, held }] : []
    })
    .sort((a, b) => a.held.ordinal - b.held.ordinal)
}
