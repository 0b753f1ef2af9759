import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { orderOf } from '../orders/shop.ts'
import { sentOf, toStore } from '../orders/sourced-orders.ts'
import { type Answer, type CallerName, callerNames, type Method, startEverything } from './host.ts'
import { hostileMessage, hostileValue, type Message, places } from './hostile.ts'

const seed = Number(process.env.NAHR_FUZZ_SEED ?? 20_260_301)
const perMethod = Number(process.env.NAHR_FUZZ_RUNS ?? 30)
const atOnce = 16

let host: Awaited<ReturnType<typeof startEverything>>
const known = ['mug', 'post', 'leeds', 'depot', 'GBP', 'UTC', 'GB', 'l-1', 'f-1', 'd-1', 't-1', 'r-1']
/** By the correlation id that its events would carry. */
const refused = new Map<string, string>()
const faults: string[] = []
let calls = 0

const methodOf = (path: string): Method => {
  const method = host.methods.get(path)
  if (!method) throw new Error(`no method ${path}`)
  return method
}
const inventory = (name: string) => `/nahr.inventory.v1.InventoryService/${name}`
const catalog = (name: string) => `/nahr.inventory.v1.CatalogService/${name}`

/** These say that nothing was done; others may have been preceded by something that was undone again. */
const meansNothingDone = new Set(['INVALID_ARGUMENT', 'PERMISSION_DENIED', 'UNAUTHENTICATED', 'NOT_FOUND', 'RESOURCE_EXHAUSTED'])
const isFault = new Set(['INTERNAL', 'UNKNOWN', 'UNIMPLEMENTED', 'UNAVAILABLE', 'DATA_LOSS'])

async function send(method: Method, bytes: Buffer, caller: CallerName, what: () => string): Promise<Answer> {
  const correlationId = `fuzz-${calls++}`
  const answer = await host.call(method, bytes, caller, correlationId)
  const told = () => `${method.path} as ${caller}: ${answer.code} ${answer.message}\n${what().slice(0, 1_500)}`
  if (isFault.has(answer.code)) faults.push(told())
  if (meansNothingDone.has(answer.code)) refused.set(correlationId, told())
  return answer
}

const sendMessage = (method: Method, message: Message, caller: CallerName) =>
  send(method, Buffer.from(method.requestSerialize(message)), caller, () => JSON.stringify(message))

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < items.length) await work(items[next++] as Item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

beforeAll(async () => {
  host = await startEverything()
  const places = [
    { locationId: 'leeds', kind: 'LOCATION_KIND_STORE' },
    { locationId: 'depot', kind: 'LOCATION_KIND_WAREHOUSE' },
  ]
  for (const place of places) {
    const location = { ...place, name: 'x', countryCode: 'GB', timeZone: 'UTC' }
    expect(
      await sendMessage(methodOf(catalog('PutLocation')), { requestId: place.locationId, location }, 'operator'),
    ).toMatchObject({
      code: 'OK',
    })
  }
  const item = { sku: 'mug', kind: 'ITEM_KIND_GOODS', names: { en: 'Mug' } }
  await sendMessage(methodOf(catalog('PutItem')), { requestId: 'mug', item }, 'operator')
  const opening = { requestId: 'opening', sku: 'mug', locationId: 'leeds', quantity: '100000', reference: 'opening' }
  expect(await sendMessage(methodOf(inventory('ReceiveStock')), opening, 'operator')).toMatchObject({ code: 'OK' })
  const placed = await sendMessage(methodOf('/nahr.orders.v1.OrderService/PlaceOrder'), { ...orderOf('mug') }, 'web')
  expect(placed.code).toBe('OK')
  known.push((placed.response as { order: { orderId: string } }).order.orderId)
})
afterAll(() => host?.stop())

test('messages of hostile values to every method are answered, and never by a fault', async () => {
  const asked = [...host.methods.values()].flatMap((method, index) => {
    const messages = fc.sample(fc.tuple(hostileMessage(method.requestName, known), fc.constantFrom(...callerNames)), {
      numRuns: perMethod,
      seed: seed + index,
    })
    return messages.map(([message, caller]) => ({ method, message, caller }))
  })
  await inTurns(asked, ({ method, message, caller }) => sendMessage(method, message, caller))
  expect(faults, `seed ${seed}`).toEqual([])
})

test('bytes that are a message only just are told apart from those that are none', async () => {
  const nested = (depth: number) => Buffer.concat([Buffer.alloc(depth, 0x7b), Buffer.alloc(depth, 0x7c)])
  const shapes = [
    Buffer.alloc(0),
    Buffer.from([0x0a]),
    Buffer.from([0xff, 0xff]),
    nested(3),
    nested(50_000),
    Buffer.alloc(5_000, 0x7b),
  ]
  const asked = [...host.methods.values()].flatMap(method => shapes.map(bytes => ({ method, bytes })))
  await inTurns(asked, ({ method, bytes }) => send(method, bytes, 'operator', () => bytes.toString('hex', 0, 32)))
  expect(faults).toEqual([])
})

type Valid = { path: string; caller: CallerName; message(): Message }
let count = 0
const owner = () => ({ stream: `order-fuzz-${++count}`, step: 'placement/1' })
const now = { seconds: String(Math.floor(Date.now() / 1000)), nanos: 0 }
const valid: Valid[] = [
  { path: '/nahr.orders.v1.OrderService/PlaceOrder', caller: 'web', message: () => ({ ...orderOf('mug') }) },
  // Without a location.
  { path: '/nahr.orders.v1.OrderService/PlaceOrder', caller: 'web', message: () => ({ ...sentOf({ mug: 1 }) }) },
  { path: '/nahr.orders.v1.OrderService/PlaceOrder', caller: 'web', message: () => ({ ...toStore('depot', { mug: 1 }) }) },
  {
    path: inventory('ReserveStock'),
    caller: 'service',
    message: () => {
      const lines = [{ sku: 'mug', locationId: 'leeds', quantity: '1' }]
      return { requestId: `v-${++count}`, reservationId: `v-${count}`, owner: owner(), decidedAt: now, lines }
    },
  },
  {
    path: inventory('ReceiveStock'),
    caller: 'operator',
    message: () => ({ requestId: `v-${++count}`, sku: 'mug', locationId: 'leeds', quantity: '1', reference: 'more' }),
  },
  {
    path: inventory('AdjustStock'),
    caller: 'operator',
    message: () => ({ requestId: `v-${++count}`, sku: 'mug', locationId: 'leeds', difference: '1', reason: 'found' }),
  },
  {
    path: catalog('PutItem'),
    caller: 'operator',
    message: () => ({ requestId: `v-${++count}`, item: { sku: `v-${count}`, kind: 'ITEM_KIND_GOODS', names: { en: 'x' } } }),
  },
]

test.each(valid)(
  '$path spoilt in one place is refused whole, and accepted once it is repaired',
  async ({ path, caller, message }) => {
    const method = methodOf(path)
    const spoilt = [...places(message(), method.requestName)].flatMap(({ field, scope }, index) =>
      fc.sample(hostileValue(field, scope, known), { numRuns: 5, seed: seed + index }).map(value => ({ index, value })),
    )
    const left: string[] = []
    await inTurns(spoilt, async ({ index, value }) => {
      const whole = message()
      const place = [...places(whole, method.requestName)][index]
      const broken = place?.put(value) ?? whole
      const { code } = await sendMessage(method, broken, caller)
      if (!meansNothingDone.has(code)) return
      const repaired = await sendMessage(method, whole, caller)
      if (repaired.code !== 'OK')
        left.push(`${place?.field.name}: ${repaired.message}\n${JSON.stringify(broken).slice(0, 1_000)}`)
    })
    expect(left, `seed ${seed}`).toEqual([])
    expect(faults, `seed ${seed}`).toEqual([])
  },
)

test('what was refused left nothing in the log, and the audit finds the rest in order', async () => {
  const audit = createAudit()
  const left: string[] = []
  for await (const event of host.store.readAll()) {
    audit.take(event)
    const call = refused.get(event.metadata.correlationId)
    if (call) left.push(`${event.type} in ${event.stream} by ${call}`)
  }
  expect(refused.size).toBeGreaterThan(100)
  expect(left, `seed ${seed}`).toEqual([])
  // What spans several streams may have been cut short by a deadline a moment ago: the sweep's business.
  const { checked } = audit.finish({ marginMs: 600_000, isCut: false })
  expect(checked.flatMap(({ violation }) => violation ?? [])).toEqual([])
})
