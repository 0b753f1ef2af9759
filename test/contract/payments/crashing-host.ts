import { createSandbox } from '../../../services/payments/providers/sandbox/sandbox.ts'
import { authorization, startPayments } from './host.ts'

/**
 * Payments in a process of its own that captures once: when the provider has done it, the parent is told, and the answer
 * never comes.
 */
const [url = '', paymentId = ''] = process.argv.slice(2)
const host = await startPayments(url, {
  timeoutMs: 600_000,
  provider: deps => {
    const sandbox = createSandbox(deps)
    return {
      ...sandbox,
      async capture(...asked) {
        await sandbox.capture(...asked)
        process.send?.('captured')
        return new Promise(() => {})
      },
    }
  },
})
const service = host.as('service')
await service.authorize(authorization('sandbox-approve', { paymentId }))
await service.capture({ requestId: 'capture', paymentId, captureId: 'c-1', amountMinor: '600' }, { deadlineMs: 600_000 })
