import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromStatus } from '#platform/grpc/errors.ts'
import { messageCodec } from '#platform/grpc/protos.ts'
import { catalog, startCatalog } from './support.ts'

let running: Awaited<ReturnType<typeof startCatalog>>
let channel: Client
beforeAll(async () => {
  running = await startCatalog({
    GetItem: async ({ sku }) => ({ item: { sku, kind: 'ITEM_KIND_GOODS' } }),
    PutItem: async ({ item }) => ({ item, logPosition: '18446744073709551615' }),
  })
  channel = new Client(running.address, credentials.createInsecure())
})
afterAll(async () => {
  channel.close()
  await running.stop()
})

/** Sends bytes as they are, and answers with the failure. */
function send(method: string, bytes: Buffer, authorization: string | null = `Bearer ${running.keys.operator}`) {
  const metadata = new Metadata()
  if (authorization !== null) metadata.set('authorization', authorization)
  return new Promise<ReturnType<typeof fromStatus>>((resolve, reject) => {
    const answered = (error: ServiceError | null) => (error ? resolve(fromStatus(error)) : reject(new Error('it was taken')))
    channel.makeUnaryRequest(
      `/${catalog}/${method}`,
      (value: Buffer) => value,
      (value: Buffer) => value,
      bytes,
      metadata,
      answered,
    )
  })
}

const putItem = messageCodec('nahr.inventory.v1.PutItemRequest')

test('a response keeps its enum names and 64-bit numbers', async () => {
  const item = { sku: 'A', kind: 'ITEM_KIND_FEE', names: { ar: 'نهر' } } as const
  expect(await running.client().putItem({ requestId: 'r', item })).toMatchObject({ item, logPosition: '18446744073709551615' })
})

test('a message that cannot be decoded is the caller’s mistake', async () => {
  expect(await send('GetItem', Buffer.from([0x0a, 0xff]))).toMatchObject({
    code: status.INVALID_ARGUMENT,
    reason: 'MESSAGE_MALFORMED',
  })
})

test('an enum value that the contract does not name is refused by its field', async () => {
  const kind99 = Buffer.from([0x12, 0x02, 0x10, 99])
  expect(await send('PutItem', kind99)).toMatchObject({
    code: status.INVALID_ARGUMENT,
    reason: 'INVALID_FIELD',
    figures: { field: 'item.kind' },
    violations: [{ field: 'item.kind' }],
  })
})

test('the client refuses an enum name that would become the unspecified value', async () => {
  const item = { sku: 'A', kind: 'ITEM_KIND_GIFT' as 'ITEM_KIND_GOODS' }
  await expect(running.client().putItem({ item })).rejects.toMatchObject({ code: status.INVALID_ARGUMENT })
})

test.each([
  ['somewhat', 70_000],
  ['near the transport’s own limit', 250_000],
])('a message that is %s too large is refused with the limit', async (_, size) => {
  const large = putItem.encode({ item: { sku: 'x'.repeat(size) } })
  expect(await send('PutItem', large)).toMatchObject({
    code: status.RESOURCE_EXHAUSTED,
    reason: 'MESSAGE_TOO_LARGE',
    figures: { limit_bytes: '65536', bytes: String(large.length) },
  })
})

test('a message far too large is refused before it is received', async () => {
  expect(await send('PutItem', Buffer.alloc(1_000_000))).toMatchObject({ code: status.RESOURCE_EXHAUSTED, reason: '' })
})

test.each([
  ['no key', null, 'KEY_REQUIRED'],
  ['another scheme', 'Basic bmFocg==', 'KEY_REQUIRED'],
  ['an unknown key', `Bearer nahr_${'A'.repeat(43)}`, 'KEY_UNKNOWN'],
  ['nonsense', 'Bearer nonsense', 'KEY_UNKNOWN'],
])('%s is unauthenticated, before anything is decoded', async (_, authorization, reason) => {
  expect(await send('GetItem', Buffer.from([0xff]), authorization)).toMatchObject({ code: status.UNAUTHENTICATED, reason })
})

test('a revoked key ends with its revocation', async () => {
  const { key, keyId } = running.keys.secrets.apiKeys.create({ name: 'old shop', roles: ['channel'] })
  const client = running.client(key)
  expect(await client.getItem({ sku: 'A' })).toMatchObject({ item: { sku: 'A' } })
  running.keys.secrets.apiKeys.revoke(keyId)
  await expect(client.getItem({ sku: 'A' })).rejects.toMatchObject({ code: status.UNAUTHENTICATED, reason: 'KEY_UNKNOWN' })
})

test('an unknown method is UNIMPLEMENTED', async () => {
  expect(await send('GetEverything', Buffer.alloc(0))).toMatchObject({ code: status.UNIMPLEMENTED })
})
