/** The stream of one stock position. Location ids hold no '@', so the last one parts the two. */
export const stockStream = (sku: string, locationId: string): string => `stock-${sku}@${locationId}`
export const itemStream = (sku: string): string => `item-${sku}`
export const locationStream = (locationId: string): string => `location-${locationId}`
export const transferStream = (transferId: string): string => `transfer-${transferId}`
export const orderStream = (orderId: string): string => `order-${orderId}`
export const returnStream = (returnId: string): string => `return-${returnId}`
/** The versions of one set of rules. */
export const loyaltyAccountStream = (accountId: string): string => `loyaltyAccount-${accountId}`
export const policyStream = (name: string): string => `policy-${name}`
export const storedValueStream = (storedValueId: string): string => `storedValue-${storedValueId}`

/** What stands before the first '-': the kind of thing that a stream tells of. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'))
/** What stands behind the first '-'. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1)

export function positionOf(stream: string): { sku: string; locationId: string } {
  const id = idOf(stream)
  const at = id.lastIndexOf('@')
  return { sku: id.slice(0, at), locationId: id.slice(at + 1) }
}
