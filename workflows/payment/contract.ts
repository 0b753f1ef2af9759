export type PaymentInput = { orderId: string }

export const paymentProcessId = ({ orderId }: PaymentInput): string => `payment:${orderId}`

export type PendingTender = { tenderId: string; paymentId: string }
export type Resolved = { state: 'authorized' } | { state: 'refused'; because: string } | { state: 'unknown' }

export type PaymentReading = {
  /** The tenders of an order of which nobody knows whether they are paid, at that revision of its stream. */
  readPending(order: PaymentInput): Promise<{ revision: number; tenders: PendingTender[] }>
  settleTender(settlement: PaymentInput & { tenderId: string; resolved: Exclude<Resolved, { state: 'unknown' }> }): Promise<void>
}
export type PaymentAsking = {
  /** Asks the provider again, by the key that it was asked with. */
  resolvePayment(tender: PendingTender): Promise<Resolved>
}
export type PaymentActivities = PaymentReading & PaymentAsking
