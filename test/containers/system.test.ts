import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import { healthOf } from '../../deploy/docker/health-of.ts'
import type { Keys } from '../../deploy/local/keys.ts'
import { type Composed, composeUp } from './compose.ts'

const SERVICES = ['ORDERS', 'INVENTORY', 'PAYMENTS', 'FEED']
const PORTS = ['EVENTSTORE_PORT', 'TEMPORAL_PORT', ...[...SERVICES, 'WORKFLOWS'].map(name => `${name}_METRICS_PORT`)]

let system: Composed
beforeAll(async () => {
  const services = ['workflows', ...SERVICES.map(name => name.toLowerCase())]
  system = await composeUp(services, [...PORTS, ...SERVICES.map(name => `${name}_PORT`)])
}, 15 * 60_000)
afterAll(() => system?.down())

const addressOf = (service: string) => `127.0.0.1:${system.ports[`${service}_PORT`]}`

test.each(SERVICES)('%s serves', async service => {
  expect(await healthOf(addressOf(service))).toBe('SERVING')
})

test('the workflows run', async () => {
  const { status } = await fetch(`http://127.0.0.1:${system.ports.WORKFLOWS_METRICS_PORT}/metrics`)
  expect(status).toBe(200)
})

test('who has a key is answered from EventStoreDB', async () => {
  const { output } = await system.getContainer('orders-1').exec(['cat', '/var/lib/nahr/keys.json'])
  const keys: Keys = JSON.parse(output)
  const catalog = createClient<CatalogServiceClient>('nahr.inventory.v1.CatalogService', addressOf('INVENTORY'), {
    key: keys.operator,
  })
  try {
    await expect(catalog.getItem({ sku: 'nobody-sells-this' })).rejects.toMatchObject({ reason: 'UNKNOWN_SKU' })
  } finally {
    catalog.close()
  }
})
