/** What is still to come to a position, as its row holds it: JSON, null where nothing is. */
export type Supply = { supplyId: string; quantity: number; expectedAt: string }

export const suppliesOf = (column: string | null): Supply[] => (column === null ? [] : (JSON.parse(column) as Supply[]))

/** So much is still to come of this supply from here on. */
export function withSupply(column: string | null, { supplyId, quantity, expectedAt }: Supply): string {
  const others = suppliesOf(column).filter(supply => supply.supplyId !== supplyId)
  return JSON.stringify([...others, { supplyId, quantity, expectedAt }])
}

/** So much less of it, or all. */
export function withoutSupply(column: string | null, supplyId: string, less = Number.POSITIVE_INFINITY): string | null {
  const left = suppliesOf(column).flatMap(supply => {
    if (supply.supplyId !== supplyId) return [supply]
    return supply.quantity > less ? [{ ...supply, quantity: supply.quantity - less }] : []
  })
  return left.length > 0 ? JSON.stringify(left) : null
}
