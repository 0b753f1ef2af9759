import { describe, expect, test } from 'vitest'
import { type SandboxCommand, type SandboxEvent, sandboxDecider } from '../../../services/payments/providers/sandbox/account.ts'
import { decodeEvent } from '../../../services/payments/providers/sandbox/stored-events.ts'
import { specification } from '../../specification.ts'
import { noon as at } from './fixtures.ts'

const { given } = specification(sandboxDecider)
const asked = (token: string) => ({ key: 'k-1', amountMinor: 1000, currency: 'GBP', token })
const authorize = (token: string): SandboxCommand => ({ type: 'Authorize', ...asked(token), reference: 'sandbox-k-1', at })
const capture = (key: string, amountMinor: number): SandboxCommand => ({ type: 'Capture', key, amountMinor, at })
const refund = (key: string, amountMinor: number): SandboxCommand => ({ type: 'Refund', key, amountMinor, at })
const authorized = (token = 'sandbox-approve'): SandboxEvent => ({
  type: 'SandboxAuthorized',
  ...asked(token),
  reference: 'sandbox-k-1',
  authorizedAt: at,
})
const captured = (key: string, amountMinor: number): SandboxEvent => ({
  type: 'SandboxCaptured',
  key,
  amountMinor,
  capturedAt: at,
})
const captureRefused = (key: string, amountMinor: number, reason: string): SandboxEvent => ({
  type: 'SandboxCaptureRefused',
  key,
  amountMinor,
  reason,
  refusedAt: at,
})
const refunded = (key: string, amountMinor: number): SandboxEvent => ({
  type: 'SandboxRefunded',
  key,
  amountMinor,
  refundedAt: at,
})
const refundRefused = (key: string, amountMinor: number, reason: string): SandboxEvent => ({
  type: 'SandboxRefundRefused',
  key,
  amountMinor,
  reason,
  refusedAt: at,
})
const voided: SandboxEvent = { type: 'SandboxVoided', key: 'k-v', voidedAt: at }

describe('the sandbox', () => {
  test.each(['approve', 'timeout-after-success', 'slow', 'capture-refused', 'refund-refused', 'refund-timeout-after-success'])(
    'authorises sandbox-%s',
    name =>
      given()
        .when(authorize(`sandbox-${name}`))
        .then(authorized(`sandbox-${name}`)),
  )
  test.each([
    ['sandbox-decline', 'insufficient_funds'],
    ['sandbox-timeout-then-decline', 'insufficient_funds'],
    ['pm_live_1', 'unknown_token'],
    ['constructor', 'unknown_token'],
  ])('declines %s as %s', (token, reason) =>
    given()
      .when(authorize(token))
      .then({ type: 'SandboxDeclined', ...asked(token), reason, declinedAt: at }),
  )
  test('does once whatever it is asked under one key', () => {
    given(authorized()).when(authorize('sandbox-approve')).nothing()
    given(authorized(), captured('k-c', 600)).when(capture('k-c', 600)).nothing()
    given(authorized(), captured('k-c', 600), refunded('k-r', 600)).when(refund('k-r', 600)).nothing()
    given(authorized(), voided).when({ type: 'Void', key: 'k-v', at }).nothing()
  })
  test('refuses a key that stands for something else', () => {
    given(authorized()).when(authorize('sandbox-decline')).refused('KEY_REUSED')
    given(authorized(), captured('k-c', 600)).when(capture('k-c', 601)).refused('KEY_REUSED')
  })
  test('captures no more than is held, and nothing of what was let go', () => {
    given(authorized()).when(capture('k-c', 1000)).then(captured('k-c', 1000))
    given(authorized(), captured('k-1', 600))
      .when(capture('k-c', 401))
      .then(captureRefused('k-c', 401, 'above_authorized'))
    given(authorized(), voided)
      .when(capture('k-c', 1))
      .then(captureRefused('k-c', 1, 'voided'))
    given(authorized('sandbox-capture-refused'))
      .when(capture('k-c', 1))
      .then(captureRefused('k-c', 1, 'capture_refused'))
  })
  test('refunds no more than it captured', () => {
    given(authorized(), captured('k-c', 600)).when(refund('k-r', 600)).then(refunded('k-r', 600))
    given(authorized(), captured('k-c', 600), refunded('k-1', 1))
      .when(refund('k-r', 600))
      .then(refundRefused('k-r', 600, 'above_captured'))
    given(authorized('sandbox-refund-refused'), captured('k-c', 600))
      .when(refund('k-r', 1))
      .then(refundRefused('k-r', 1, 'refund_refused'))
  })
  test('reads its own events', () => {
    for (const event of [authorized(), captured('k-c', 1), captureRefused('k-c', 1, 'no'), refunded('k-r', 1), voided]) {
      const { type, ...data } = event
      expect(decodeEvent(type, JSON.parse(JSON.stringify(data)))).toEqual(event)
    }
    expect(() => decodeEvent('SandboxPrinted', {})).toThrow()
  })
})
