import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallContext } from '#platform/grpc/host.ts'
import { startCatalog } from './support.ts'

let running: Awaited<ReturnType<typeof startCatalog>>
let seen: CallContext | undefined
beforeAll(async () => {
  running = await startCatalog({
    GetItem: async (_, context) => {
      seen = context
      return {}
    },
  })
})
afterAll(() => running.stop())

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

test('the actor is what the key vouches for', async () => {
  await running.client(running.keys.channel).getItem({})
  expect(seen?.actor).toEqual({ key: seen?.caller.keyId, kind: 'channel', id: 'web-1', channel: 'web-1' })
})

test('an associate acts in person, in the one store of the key', async () => {
  await running.client(running.keys.associate).getItem({}, { associateId: 'emp-7' })
  expect(seen?.actor).toEqual({ key: seen?.caller.keyId, kind: 'associate', id: 'emp-7', channel: 'till-1', storeId: 'store-1' })
  await running.client(running.keys.associate).getItem({})
  expect(seen?.caller.associateId).toBeNull()
})

test('a key without associates cannot name one', async () => {
  await expect(running.client(running.keys.channel).getItem({}, { associateId: 'emp-7' })).rejects.toMatchObject({
    code: status.PERMISSION_DENIED,
    reason: 'ROLE_REQUIRED',
  })
})

test('causes travel with a call; a call without a correlation begins one', async () => {
  const service = running.client(running.keys.service)
  await service.getItem({}, { correlationId: 'c-1', causationId: 'e-1', traceparent })
  expect(seen).toMatchObject({ correlationId: 'c-1', causationId: 'e-1', traceparent })
  if (seen) await service.getItem({}, { ...seen, deadlineMs: 5_000 })
  expect(seen).toMatchObject({ correlationId: 'c-1', causationId: 'e-1', traceparent })
  await service.getItem({})
  expect(seen?.correlationId).toMatch(/^[0-9a-f-]{36}$/)
  expect(seen).toMatchObject({ causationId: null, traceparent: null })
})

test('a malformed trace is refused by the name of its header', async () => {
  await expect(running.client().getItem({}, { traceparent: 'nonsense' })).rejects.toMatchObject({
    reason: 'INVALID_FIELD',
    figures: { field: 'traceparent' },
  })
})
