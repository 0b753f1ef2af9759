import { status } from '@grpc/grpc-js'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { Rejection, type RejectionKind } from '#kernel/rejection.ts'
import { requireRole, requireStore } from '#platform/callers.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { amountMinor, quantity } from '#platform/fields.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import { createLog } from '#platform/logging.ts'
import { type CatalogMethods, startCatalog } from './support.ts'

let running: Awaited<ReturnType<typeof startCatalog>> | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

async function failureOf(getItem: CatalogMethods['GetItem'], key?: (keys: NonNullable<typeof running>['keys']) => string) {
  running = await startCatalog({ GetItem: getItem })
  return running
    .client(key?.(running.keys))
    .getItem({ sku: 'A' })
    .then(() => expect.fail('the call should have failed'))
    .catch((error: unknown) => {
      if (error instanceof CallFailed) return error
      throw error
    })
}

test.each<[RejectionKind, status]>([
  ['invalid', status.INVALID_ARGUMENT],
  ['not-found', status.NOT_FOUND],
  ['exists', status.ALREADY_EXISTS],
  ['refused', status.FAILED_PRECONDITION],
  ['denied', status.PERMISSION_DENIED],
  ['contended', status.ABORTED],
])('a rejection of kind %s keeps its reason and figures, and is no error in the log', async (kind, code) => {
  const failed = await failureOf(async () => {
    throw new Rejection(kind, 'INSUFFICIENT_STOCK', { sku: 'A', available: 3 })
  })
  expect(failed).toMatchObject({ code, reason: 'INSUFFICIENT_STOCK', figures: { sku: 'A', available: '3' } })
  expect(failed.message).toContain('INSUFFICIENT_STOCK: sku A, available 3')
  expect(failed.asRejection()).toMatchObject({ kind, reason: 'INSUFFICIENT_STOCK', figures: { sku: 'A', available: '3' } })
  expect(running?.logged).toEqual([])
})

test('fields that make no sense are named as on the wire, all of them', async () => {
  const shape = z.object({ lines: z.array(z.object({ quantity, unitPriceMinor: amountMinor })) })
  const failed = await failureOf(async () => {
    shape.parse({
      lines: [
        { quantity: '1', unitPriceMinor: '1' },
        { quantity: '0', unitPriceMinor: '-1' },
      ],
    })
    return {}
  })
  expect(failed).toMatchObject({
    code: status.INVALID_ARGUMENT,
    reason: 'INVALID_FIELD',
    figures: { field: 'lines[1].quantity', problem: 'must be a whole number from 1 to 1000000000' },
  })
  expect(failed.violations.map(({ field }) => field)).toEqual(['lines[1].quantity', 'lines[1].unit_price_minor'])
})

test('a fault shows an incident id and nothing else; the log holds the rest under that id', async () => {
  const failed = await failureOf(async () => {
    throw new TypeError('stock-A@store-1 blew up: password=hunter2')
  })
  expect(failed).toMatchObject({ code: status.INTERNAL, reason: 'FAULT' })
  expect(JSON.stringify([failed.message, failed.figures])).not.toMatch(/hunter2|stock-A|TypeError/)
  expect(failed.asRejection()).toBeNull()
  expect(running?.logged).toMatchObject([
    {
      level: 'error',
      incidentId: failed.figures.incident_id,
      method: 'nahr.inventory.v1.CatalogService/GetItem',
      err: { type: 'TypeError' },
    },
  ])
})

test('a message that the transport could not carry as it is arrives repaired and short', async () => {
  const failed = await failureOf(async () => {
    throw new Rejection('refused', 'NAME_TAKEN', { name: `\ud800 ${'ا'.repeat(5_000)}` })
  })
  expect(failed).toMatchObject({ code: status.FAILED_PRECONDITION, reason: 'NAME_TAKEN' })
  expect(failed.figures.name).toHaveLength(300)
})

test('an event store that is away makes the answer UNAVAILABLE', async () => {
  const store = connectEventStore('esdb://127.0.0.1:1?tls=false', createLog({ logLevel: 'error' }))
  const away = await failureOf(async () => {
    for await (const _ of store.read('item-A')) expect.fail('it was read')
    return {}
  })
  await store.dispose()
  expect(away).toMatchObject({ code: status.UNAVAILABLE, reason: 'SERVICE_UNAVAILABLE' })
})

test('a service behind that is away makes the answer UNAVAILABLE, one that refuses without being expected a fault', async () => {
  const told = { reason: 'X', figures: {}, message: 'gone', violations: [] }
  const away = await failureOf(async () => {
    throw new CallFailed('Other/Method', { ...told, code: status.UNAVAILABLE })
  })
  expect(away).toMatchObject({ code: status.UNAVAILABLE, reason: 'SERVICE_UNAVAILABLE' })
  await running?.stop()
  const refused = await failureOf(async () => {
    throw new CallFailed('Other/Method', { ...told, code: status.NOT_FOUND })
  })
  expect(refused).toMatchObject({ code: status.INTERNAL, reason: 'FAULT' })
})

test('a service behind that was contended for makes the answer ABORTED: nothing was changed', async () => {
  const told = { reason: 'DEADLINE_PASSED', figures: {}, message: 'too late', violations: [] }
  const contended = await failureOf(async () => {
    throw new CallFailed('Other/Method', { ...told, code: status.ABORTED })
  })
  expect(contended).toMatchObject({ code: status.ABORTED, reason: 'STREAM_CONTENDED' })
})

test('what a key may not do is refused by the name of what it lacks', async () => {
  const denied = await failureOf(
    async (_, { caller }) => {
      requireRole(caller, 'operator', 'service')
      return {}
    },
    keys => keys.channel,
  )
  expect(denied).toMatchObject({
    code: status.PERMISSION_DENIED,
    reason: 'ROLE_REQUIRED',
    figures: { roles: 'operator,service' },
  })
  await running?.stop()
  const elsewhere = await failureOf(
    async (_, { caller }) => {
      requireStore(caller, 'store-1')
      requireStore(caller, 'store-2')
      return {}
    },
    keys => keys.associate,
  )
  expect(elsewhere).toMatchObject({
    code: status.PERMISSION_DENIED,
    reason: 'STORE_REQUIRED',
    figures: { location_id: 'store-2' },
  })
})
