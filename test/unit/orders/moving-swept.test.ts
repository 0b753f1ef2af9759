import { expect, test } from 'vitest'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { type MovingDeps, move } from '../../../services/orders/moving.ts'
import { oneOClock, placed, twoOClock } from './fixtures.ts'

const ABORTED = 10

test('a move whose hold was swept while it was taken is made under the next number', async () => {
  const events: OrderEvent[] = [placed()]
  const state = () => events.reduce(orderDecider.evolve, orderDecider.initial)
  const standing = () => ({ state: state(), revision: events.length - 1, position: 0n, repeated: false })
  const decide = (command: OrderCommand): void => void events.push(...orderDecider.decide(command, state()))
  const swept: OrderCommand = { type: 'AbandonMove', move: 1, because: 'swept', holds: [], at: oneOClock }
  const reserved: string[] = []
  const inventory = {
    async reserveStock({ owner: { step } }: { owner: { step: string } }) {
      reserved.push(step)
      if (reserved.length > 1) return {}
      decide(swept)
      throw new CallFailed('ReserveStock', {
        code: ABORTED,
        reason: 'RESERVATION_ENDED',
        figures: {},
        message: '',
        violations: [],
      })
    },
    releaseReservation: async () => ({ logPosition: '0' }),
  }
  const deps = {
    orders: {
      load: async () => standing(),
      async handle(_: string, command: OrderCommand) {
        const before = events.length
        decide(command)
        return { ...standing(), events: events.slice(before).map(event => ({ event })) }
      },
    },
    inventory: () => inventory,
    settling: { during: (_: string, call: (settle: () => Promise<void>) => Promise<unknown>) => call(async () => {}) },
  } as unknown as MovingDeps
  const asked = { fulfilmentId: 'f-1', lines: [], toLocationId: 'depot', toMethod: null }
  const request = { requestId: 'r-9', actor: { key: 'k' }, now: oneOClock } as Parameters<typeof move>[0]['request']
  await move(
    {
      orderId: 'o-1',
      asked,
      anew: { promised: {}, keptUntil: '' },
      promisedBy: () => twoOClock,
      request,
      call: {},
    } as Parameters<typeof move>[0],
    deps,
  )
  expect(reserved).toEqual(['move/1', 'move/2'])
  expect(events.map(({ type }) => type)).toEqual(['OrderPlaced', 'MoveAbandoned', 'FulfilmentMoved', 'NotificationDue'])
})
