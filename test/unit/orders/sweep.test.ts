import { expect, test } from 'vitest'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { type SweepDeps, sweepPlacements } from '../../../services/orders/sweep.ts'
import { createWatermark } from '../../../services/orders/watermark.ts'
import { noon, oneOClock, placed } from './fixtures.ts'

const asked: OrderEvent = {
  type: 'AmendmentPaymentsRequested',
  amendment: 1,
  payments: [{ paymentId: 'p-2', tenderId: 't-2', amountMinor: 100 }],
  requestedAt: noon,
}
const amending = [placed(), asked].reduce(orderDecider.evolve, orderDecider.initial)

test('an amendment that cannot be judged keeps none of the others from being given up', async () => {
  const abandoned: string[] = []
  const orders = {
    async load(stream: string) {
      if (stream === 'order-broken') throw new Error('unreadable')
      return { state: amending, revision: 1, position: 1n, firstRecordedAt: null }
    },
    async handle(stream: string) {
      abandoned.push(stream)
      return { state: amending, events: [asked], revision: 2, position: 2n, repeated: false }
    },
  }
  const deps = {
    orders,
    inventory: () => ({ listReservations: async () => ({ reservations: [], nextPageToken: '' }) }),
    amendingBefore: async () => ['broken', 'sound'],
    watermark: createWatermark(),
  } as unknown as SweepDeps
  const request = { requestId: 'sweep', now: oneOClock, correlationId: 'c-1' } as Parameters<typeof sweepPlacements>[0]['request']
  const sweeping = sweepPlacements({ reservedBefore: noon, request, signal: new AbortController().signal }, deps)
  await expect(sweeping).rejects.toThrow('1 holds or amendments could not be judged')
  expect(abandoned).toEqual(['order-sound'])
})
