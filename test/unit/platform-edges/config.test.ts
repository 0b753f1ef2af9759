import { expect, test } from 'vitest'
import { ConfigError, describeConfig, readConfig } from '#platform/config.ts'

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

test('nothing needs to be said on a laptop', () => {
  expect(readConfig({})).toMatchObject({
    services: ['orders', 'inventory', 'feed'],
    host: '127.0.0.1',
    port: 50_051,
    eventStoreUrl: 'esdb://127.0.0.1:2113?tls=false',
    addresses: { orders: null, inventory: null },
    tls: null,
    sweepSeconds: 60,
  })
})

test('what is said is read, and an empty variable says nothing', () => {
  const env = {
    NAHR_SERVICES: 'inventory',
    NAHR_PORT: '0',
    NAHR_EVENTSTORE_PORT: '2999',
    NAHR_ORDERS_ADDRESS: 'orders.internal:50051',
    NAHR_LOG_LEVEL: '',
    UNRELATED: 'x',
  }
  expect(readConfig(env)).toMatchObject({
    services: ['inventory'],
    port: 0,
    eventStoreUrl: 'esdb://127.0.0.1:2999?tls=false',
    addresses: { orders: 'orders.internal:50051' },
    logLevel: 'info',
  })
})

test('every wrong value is named at once', () => {
  const env = {
    NAHR_SERVICES: ' , ',
    NAHR_PORT: '65536',
    NAHR_METRICS_PORT: '0x10',
    NAHR_EVENTSTORE_URL: 'http://elsewhere',
    NAHR_ORDERS_ADDRESS: 'orders',
    NAHR_LOG_LEVEL: 'loud',
    NAHR_TLS_CERT: '/nowhere/cert.pem',
    NAHR_TLS_KEY: '/nowhere/key.pem',
    NAHR_MAX_MESSAGE_BYTES: '-1',
    NAHR_SWEEP_SECONDS: '0',
  }
  expect(
    problemsOf(env)
      .map(problem => problem.split(' ')[0])
      .sort(),
  ).toEqual(Object.keys(env).sort())
  expect(problemsOf(env)).toContain('NAHR_PORT must be a whole number from 0 to 65535')
})

test('a certificate without its key is refused', () => {
  expect(problemsOf({ NAHR_TLS_CERT: import.meta.filename })).toEqual(['NAHR_TLS_CERT and NAHR_TLS_KEY go together'])
})

test('secrets are shown neither in what is printed nor in what is wrong', () => {
  const masterKey = Buffer.alloc(32, 7).toString('base64')
  const serviceKey = `nahr_${'s'.repeat(43)}`
  const config = readConfig({
    NAHR_MASTER_KEY: masterKey,
    NAHR_SERVICE_KEY: serviceKey,
    NAHR_EVENTSTORE_URL: 'esdb+discover://admin:changeit@cluster.internal:2113',
  })
  expect(config.masterKey).toEqual(Buffer.alloc(32, 7))
  const shown = JSON.stringify(describeConfig(config))
  expect(shown).toContain('esdb+discover://[redacted]@cluster.internal:2113')
  expect(shown).toContain('"serviceKeyGiven":true')
  for (const secret of [masterKey, serviceKey, 'changeit', '7,7,7']) expect(shown).not.toContain(secret)
  const wrong = problemsOf({ NAHR_MASTER_KEY: 'hunter2', NAHR_SERVICE_KEY: 'swordfish' }).join()
  expect(wrong).toContain('NAHR_MASTER_KEY must be 32 bytes in base64')
  expect(wrong).not.toMatch(/hunter2|swordfish/)
})
