import { z } from 'zod'
import { asOf, currencyCode, integer, maxAmountMinor, requestId, text } from '#platform/fields.ts'

const id = text(1, 128)
const owner = z.object({ stream: text(1, 256), step: text(1, 128) }, 'must name a stream and a step')
const amountMinor = integer(1, maxAmountMinor)
const token = text(1, 256).refine(value => !looksLikeCardNumber(value), 'must be a token, never a card number')

export const authorize = z.object({ requestId, paymentId: id, owner, amountMinor, currencyCode, token })
export const capture = z.object({ requestId, paymentId: id, captureId: id, amountMinor })
export const voidPayment = z.object({ requestId, paymentId: id, owner })
/** Made of two ids of a channel's. */
const refundId = text(1, 160)
export const refund = z.object({ requestId, paymentId: id, refundId, amountMinor })
export const resolvePayment = z.object({ requestId, paymentId: id })
export const getPayment = z.object({ paymentId: id, asOf })
export const issueStoreCredit = z.object({ requestId, storedValueId: id, owner, amountMinor, currencyCode })
export const getStoredValue = z.object({ storedValueId: id, asOf })

/** 13 to 19 digits, however they are grouped, whose check digit is right (ISO/IEC 7812-1, Luhn). */
export function looksLikeCardNumber(value: string): boolean {
  const digits = value.replaceAll(/[\s.-]/g, '')
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}
