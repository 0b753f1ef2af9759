import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PartName } from '../support/stack.ts'
import { type Branch, openBranch } from './branch.ts'

const parts: PartName[] = ['eventstore', 'inventory', 'payments', 'orders', 'feed', 'temporal', 'workflows']

let branch: Branch
beforeAll(async () => {
  branch = await openBranch()
})
afterAll(async () => {
  await branch?.close()
})

/** While the act is under way; it is asked for again until it is answered. */
async function killing<T>(part: PartName, act: () => Promise<T>): Promise<T> {
  const { kill, restart } = branch.stack
  const back = kill(part, 'SIGKILL').then(() => restart(part))
  const [answer] = await Promise.all([act(), back])
  return answer
}

test.each(parts)(
  'with %s killed by -9 as the store picks and again as it hands over, a pickup completes with one capture',
  async part => {
    const order = await branch.reserve()
    await branch.start(order)
    await killing(part, () => branch.pick(order))
    await branch.ready(order)
    const code = await branch.code(order)
    await killing(part, () => branch.handOver(order, code))
    await branch.followed(order, 'PaymentCaptured', 'StockIssued')
    expect(await branch.ended(order)).toBe('handed_over')
    expect(await branch.written(order)).toEqual({
      order: [
        ...['AuthorizationsRequested', 'OrderPlaced', 'PickingStarted', 'UnitsPicked'],
        ...['FulfilmentReady', 'NotificationDue', 'FulfilmentHandedOver'],
      ],
      stock: ['StockReceived', 'StockReserved', 'StockIssued'],
      payment: ['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
      provider: ['SandboxAuthorized', 'SandboxCaptured'],
    })
  },
)

test('the log is proven afterwards, and read models equal a replay of it', () => branch.isProven())
