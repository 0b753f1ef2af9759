import type { Held, Stock } from './types.ts'

type Free = Pick<Stock, 'onHand' | 'reserved' | 'damaged' | 'quarantine' | 'safety' | 'suppressed'>
type Figures = Free & Pick<Stock, 'backordered'>

/** Units that are there for those who wait. Safety and suppression hold promises back; they are not goods. */
export const free = ({ onHand, reserved, damaged, quarantine, safety, suppressed }: Free): number =>
  Math.max(0, onHand - reserved - damaged - quarantine - safety - suppressed)

/** Units that can still be promised: what is free beyond those who wait. */
export const available = (figures: Figures): number => Math.max(0, free(figures) - figures.backordered)

/** Units promised, damaged or in quarantine that are not there. */
export const missing = ({ onHand, reserved, damaged, quarantine }: Free): number =>
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
