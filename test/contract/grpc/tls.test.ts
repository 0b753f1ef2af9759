import { readFileSync } from 'node:fs'
import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import { catalog, startCatalog } from './support.ts'

// Made for this test alone: it vouches for localhost, to nobody else.
const cert = readFileSync(new URL('localhost.cert.pem', import.meta.url))
const key = readFileSync(new URL('localhost.key.pem', import.meta.url))

let running: Awaited<ReturnType<typeof startCatalog>>
beforeAll(async () => {
  running = await startCatalog({ GetItem: async ({ sku }) => ({ item: { sku } }) }, { tls: { cert, key } })
})
afterAll(() => running.stop())

const connect = (tls: { authority: Buffer | null } | null) =>
  createClient<CatalogServiceClient>(catalog, `localhost:${running.host.port}`, { key: running.keys.operator, tls })

test('a client that trusts the authority is served', async () => {
  const client = connect({ authority: cert })
  expect(await client.getItem({ sku: 'A' })).toMatchObject({ item: { sku: 'A' } })
  client.close()
})

test.each([
  ['without TLS', null],
  ['that does not know the authority', { authority: null }],
])('a client %s is not', async (_, tls) => {
  const client = connect(tls)
  await expect(client.getItem({ sku: 'A' })).rejects.toMatchObject({ code: status.UNAVAILABLE })
  client.close()
})
