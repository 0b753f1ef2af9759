import type { Classified } from './classify.ts'

/** Pence are quantity × price, signed like the quantity. */
export type Sums = { rows: number; units: number; pence: number }
export type ReportLine = { outcome: string; reason: string } & Sums

/** Every row once, by what became of it. */
export type Partition = {
  add(outcome: string, reason: string, rows: readonly Classified[]): void
  lines(): ReportLine[]
  sums(): Sums
}

export const noSums = (): Sums => ({ rows: 0, units: 0, pence: 0 })

export function addTo(sums: Sums, { rows, units, pence }: Sums): void {
  sums.rows += rows
  sums.units += units
  sums.pence += pence
}

export const sumsOf = ({ row }: Classified): Sums => ({ rows: 1, units: row.quantity, pence: row.quantity * row.unitPriceMinor })

export function createPartition(): Partition {
  const parts = new Map<string, ReportLine>()
  return {
    add(outcome, reason, rows) {
      const key = JSON.stringify([outcome, reason])
      const part = parts.get(key) ?? { outcome, reason, ...noSums() }
      parts.set(key, part)
      for (const classified of rows) addTo(part, sumsOf(classified))
    },
    lines: () => [...parts.values()].sort((a, b) => b.rows - a.rows),
    sums() {
      const all = noSums()
      for (const part of parts.values()) addTo(all, part)
      return all
    },
  }
}

export const sameSums = (a: Sums, b: Sums): boolean => a.rows === b.rows && a.units === b.units && a.pence === b.pence

export const inPounds = (pence: number): string => {
  const digits = String(Math.abs(pence)).padStart(3, '0')
  const pounds = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${pence < 0 ? '-' : ''}£${pounds}.${digits.slice(-2)}`
}
