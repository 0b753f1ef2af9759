import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definitions } from '#platform/grpc/protos.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { type Answer, type CallerName, startEverything } from './host.ts'
import { hostileValue, type Message, places } from './hostile.ts'
import { type Valid, validMessages } from './valid.ts'

const seed = Number(process.env.NAHR_FUZZ_SEED ?? 20_260_302)
const perPlace = 2
const known = ['mug', 'leeds', 'depot', 'york', 'GBP', 'l-1', 'f-1', 't-1']

let host: Awaited<ReturnType<typeof startEverything>>
/** By the correlation id that its events would carry. */
const refused = new Map<string, string>()
let calls = 0
const meansNothingDone = new Set(['INVALID_ARGUMENT', 'PERMISSION_DENIED', 'NOT_FOUND', 'RESOURCE_EXHAUSTED'])
const isFault = new Set(['INTERNAL', 'UNKNOWN', 'UNIMPLEMENTED', 'UNAVAILABLE', 'DATA_LOSS'])

const methodOf = (name: string) => {
  const [service = '', method = ''] = name.split('/')
  const [pkg = '', plain = ''] = service.split('.')
  const found = host.methods.get(`/nahr.${pkg}.v1.${plain}/${method}`)
  if (!found) throw new Error(`no method ${name}`)
  return found
}
type Called = Answer & { correlationId: string }
async function call(name: string, caller: CallerName, message: Message, isInOrder = true): Promise<Called> {
  const method = methodOf(name)
  const correlationId = `repaired-${calls++}`
  const answer = await host.call(method, Buffer.from(method.requestSerialize(message)), caller, correlationId, isInOrder)
  return { ...answer, correlationId }
}
async function ask(name: string, caller: CallerName, message: Message): Promise<object> {
  const { code, message: told, response } = await call(name, caller, message)
  if (code !== 'OK' || !response) throw new Error(`${name}: ${code} ${told}`)
  return response
}
const { anybody, services } = validMessages(ask)

beforeAll(async () => {
  host = await startEverything()
  for (const [locationId, kind] of [
    ['leeds', 'STORE'],
    ['york', 'STORE'],
    ['depot', 'WAREHOUSE'],
  ]) {
    const location = { locationId, kind: `LOCATION_KIND_${kind}`, name: 'x', countryCode: 'GB', timeZone: 'UTC' }
    await ask('inventory.CatalogService/PutLocation', 'operator', { requestId: `put-${locationId}`, location })
  }
  const item = { sku: 'mug', kind: 'ITEM_KIND_GOODS', names: { en: 'Mug' } }
  await ask('inventory.CatalogService/PutItem', 'operator', { requestId: 'mug', item })
  for (const locationId of ['leeds', 'depot']) {
    const opening = { sku: 'mug', locationId, quantity: '100000000', reference: 'opening' }
    await ask('inventory.InventoryService/ReceiveStock', 'operator', { requestId: `open-${locationId}`, ...opening })
  }
})
afterAll(() => host?.stop())

test('every method of every service is spoilt and repaired here, and fuzzed', () => {
  const methods = Object.entries(definitions).flatMap(([service, definition]) =>
    'format' in definition || !service.startsWith('nahr.') ? [] : Object.keys(definition).map(name => `/${service}/${name}`),
  )
  expect([...host.methods.keys()].sort()).toEqual([...methods].sort())
  const told = [...Object.keys(anybody), ...Object.keys(services)].map(name => methodOf(name).path)
  expect(told.sort()).toEqual(methods.sort())
})

async function spoilAndRepair(name: string, { caller, message, isInTurn }: Valid): Promise<void> {
  const { requestName } = methodOf(name)
  const whole = await message()
  const accepted = await call(name, caller, whole)
  expect(`${accepted.code} ${accepted.message}`.trim()).toBe('OK')
  const kinds = [...places(whole, requestName)].flatMap(({ field, scope }, index) =>
    fc.sample(hostileValue(field, scope, known), { numRuns: perPlace, seed: seed + index }).map(value => ({ index, value })),
  )
  const left: string[] = []
  const spoil = async ({ index, value }: { index: number; value: unknown }) => {
    const fresh = await message()
    const place = [...places(fresh, requestName)][index]
    if (!place) return
    const broken = await call(name, caller, place.put(value), false)
    const told = `${place.field.name} ${JSON.stringify(value)?.slice(0, 200)}`
    if (isFault.has(broken.code)) left.push(`${told}: ${broken.code} ${broken.message}`)
    if (!meansNothingDone.has(broken.code)) return
    refused.set(broken.correlationId, `${name} ${told}`)
    const repaired = await call(name, caller, fresh)
    if (repaired.code !== 'OK') left.push(`${told}, and repaired: ${repaired.code} ${repaired.message}`)
  }
  const atOnce = isInTurn ? 1 : 8
  for (let next = 0; next < kinds.length; next += atOnce) await Promise.all(kinds.slice(next, next + atOnce).map(spoil))
  expect(left, `seed ${seed}`).toEqual([])
}

async function leftByRefused(): Promise<string[]> {
  const left: string[] = []
  for await (const event of host.store.readAll()) {
    const told = refused.get(event.metadata.correlationId)
    if (told) left.push(`${event.type} in ${event.stream} by ${told}`)
  }
  return left
}

describe('spoilt in one place it is refused whole, and accepted once it is repaired:', () => {
  test.each(Object.entries(anybody))('%s', spoilAndRepair)

  test('what was refused left nothing in the log, and the audit finds the rest in order', async () => {
    const audit = createAudit()
    for await (const event of host.store.readAll()) audit.take(event)
    expect(await leftByRefused(), `seed ${seed}`).toEqual([])
    const { checked } = audit.finish({ marginMs: 600_000, isCut: false })
    expect(checked.flatMap(({ violation }) => violation ?? [])).toEqual([])
  })
})

describe('so is what services ask of each other:', () => {
  test.each(Object.entries(services))('%s', spoilAndRepair)

  test('what was refused left nothing in the log', async () => {
    expect(refused.size).toBeGreaterThan(100)
    expect(await leftByRefused(), `seed ${seed}`).toEqual([])
  })
})
