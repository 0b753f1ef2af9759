import { Rejection } from '#kernel/rejection.ts'
import { CallFailed } from '#platform/grpc/client.ts'

const unknown = ['UNKNOWN_SKU', 'UNKNOWN_LOCATION']

/** What a reserve was refused with before it held anything. */
export const isNothingHeld = (error: unknown): boolean =>
  error instanceof CallFailed &&
  (unknown.includes(error.reason) || (error.reason === 'INSUFFICIENT_STOCK' && error.figures.held === 'false'))

/** Why the caller gets nothing, in the order's terms. */
export function answerOf(error: unknown): unknown {
  if (!(error instanceof CallFailed) || ![...unknown, 'INSUFFICIENT_STOCK'].includes(error.reason)) return error
  const { held: _, ...figures } = error.figures
  return new Rejection(error.asRejection()?.kind ?? 'refused', error.reason, figures)
}
