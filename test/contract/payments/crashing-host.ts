import { createSandbox } from '../../../services/payments/providers/sandbox/sandbox.ts'
import { authorization, startPayments } from './host.ts'

/**
 * Payments in a process of its own that captures, or captures and refunds, once: when the provider has done the last of it, the
 * parent is told, and the answer never comes.
 */
const [url = '', paymentId = '', last = 'capture'] = process.argv.slice(2)
const host = await startPayments(url, {
  timeoutMs: 600_000,
  provider: deps => {
    const sandbox = createSandbox(deps)
    return {
      ...sandbox,
      async capture(...asked) {
        const outcome = await sandbox.capture(...asked)
        return last === 'capture' ? neverTold() : outcome
      },
      async refund(...asked) {
        await sandbox.refund(...asked)
        return neverTold()
      },
    }
  },
})
function neverTold(): Promise<never> {
  process.send?.('done')
  return new Promise(() => {})
}
const service = host.as('service')
await service.authorize(authorization('sandbox-approve', { paymentId }))
await service.capture({ requestId: 'capture', paymentId, captureId: 'c-1', amountMinor: '600' }, { deadlineMs: 600_000 })
await service.refund({ requestId: 'refund', paymentId, refundId: 'r-1', amountMinor: '250' }, { deadlineMs: 600_000 })
