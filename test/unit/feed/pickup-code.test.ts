import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'

const secrets = {
  hmac: (purpose: string, value: string) => createHmac('sha256', 'a fixed secret').update(`${purpose}\0${value}`).digest('hex'),
}

test('a code has six digits, is the same each time, and hangs on both names', () => {
  const code = pickupCode(secrets, 'o-1', 'f-1')
  expect(code).toMatch(/^\d{6}$/)
  expect(pickupCode(secrets, 'o-1', 'f-1')).toBe(code)
  const others = [
    ['o-1/f', '1'],
    ['o-1', 'f/1'],
    ['o-2', 'f-1'],
  ] as const
  expect(new Set([code, ...others.map(([orderId, fulfilmentId]) => pickupCode(secrets, orderId, fulfilmentId))]).size).toBe(4)
})

test('a small number keeps its zeros', () => {
  expect(pickupCode({ hmac: () => (42).toString(16) }, 'o-1', 'f-1')).toBe('000042')
})
