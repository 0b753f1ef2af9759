import { afterAll, beforeAll, expect, test } from 'vitest'
import { CallFailed } from '#platform/grpc/client.ts'
import { type Branch, openBranch, type Reserved } from './branch.ts'

let branch: Branch
beforeAll(async () => {
  branch = await openBranch({ NAHR_PICK_PROMISE_SECONDS: '10', NAHR_PICKUP_KEEP_SECONDS: '1' })
})
afterAll(async () => {
  await branch?.close()
})

/** The store keeps its promise; where it was too slow for that, with the next one. */
async function readyInTime(): Promise<Reserved> {
  for (;;) {
    const order = await branch.reserve()
    try {
      await branch.start(order)
      await branch.pick(order)
      await branch.ready(order)
      return order
    } catch (error) {
      if (!(error instanceof CallFailed) || error.reason !== 'WRONG_STATE') throw error
      expect(error.figures).toMatchObject({ state: 'expired' })
    }
  }
}

async function hasExpired(order: Reserved): Promise<void> {
  await branch.told(order, 'pickup.expired')
  await branch.followed(order, 'PaymentVoided', 'ReservationReleased')
  expect(await branch.ended(order)).toBe('expired')
  const { order: shown } = await branch.app.getOrder({ orderId: order.orderId })
  expect(shown).toMatchObject({ state: 'ORDER_STATE_CANCELLED', fulfilments: [{ state: 'FULFILMENT_STATE_EXPIRED' }] })
  expect(await branch.stock(order)).toEqual({ onHand: 5, reserved: 0, available: 5 })
  expect((await branch.written(order)).provider).toEqual(['SandboxAuthorized', 'SandboxVoided'])
}

test('what nobody collects, and what the store never picks, goes back to stock and is not charged', async () => {
  const forgotten = await branch.reserve()
  await hasExpired(await readyInTime())
  await hasExpired(forgotten)
  await branch.isProven()
})
