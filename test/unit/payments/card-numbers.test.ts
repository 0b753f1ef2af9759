import { expect, test } from 'vitest'
import { looksLikeCardNumber } from '../../../services/payments/request.ts'

test.each([
  '4111111111111111',
  '4111 1111 1111 1111',
  '4111-1111-1111-1111',
  '378282246310005',
  '4222222222222',
  '6304000000000000',
])('%s looks like a card number', number => expect(looksLikeCardNumber(number)).toBe(true))

test.each(['4111111111111112', '411111111111', '41111111111111111111', 'tok_4111111111111111', 'sandbox-approve', ''])(
  '%s does not',
  token => expect(looksLikeCardNumber(token)).toBe(false),
)
