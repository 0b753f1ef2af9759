import type { Operation, Payment } from './payment.ts'

const sum = (operations: readonly Operation[]): number => operations.reduce((total, { amountMinor }) => total + amountMinor, 0)
const isDone = ({ outcome }: Operation): boolean => outcome?.state === 'done'
const isUnknown = ({ outcome }: Operation): boolean => outcome === null

/** What was really taken. */
export const capturedMinor = (captures: readonly Operation[]): number => sum(captures.filter(isDone))

/** What was asked for and not refused: it may be, or become, done. */
export const claimedMinor = (operations: readonly Operation[]): number =>
  sum(operations.filter(operation => isDone(operation) || isUnknown(operation)))

export const hasUnknown = (operations: readonly Operation[]): boolean => operations.some(isUnknown)

/** As its owner sees it: what is voided stays capturable by nobody, whatever was captured before. */
export function shownState(payment: Payment): 'unasked' | 'unknown' | 'authorized' | 'declined' | 'voided' {
  if (payment.state === 'forestalled') return 'voided'
  return payment.state === 'authorized' && payment.voiding?.isDone ? 'voided' : payment.state
}

/** Whether somebody has to look after it: an answer is missing, or money is. */
export function isUnsettled(payment: Payment): boolean {
  if (payment.state === 'unknown') return true
  if (payment.state !== 'authorized') return false
  const { captures, refunds, voiding, owedMinor } = payment
  return owedMinor > 0 || voiding?.isDone === false || hasUnknown(captures) || hasUnknown(refunds)
}
