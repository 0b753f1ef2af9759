import { Command } from 'commander'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addShortages } from '../../../services/ops/commands/shortages.ts'
import { openShop, orderOf, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

/** What `nahr shortages` prints. */
async function shortages(...args: string[]): Promise<string> {
  const printed: string[] = []
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation(text => printed.push(String(text)) > 0)
  const program = new Command('nahr').exitOverride()
  addShortages(program, {})
  const where = ['--address', shop.addresses.inventory, '--key', shop.keys.operator, '--eventstore', shop.eventstoreUrl]
  await program.parseAsync(['shortages', ...where, ...args], { from: 'user' }).finally(() => writing.mockRestore())
  return printed.join('')
}

test('an operator is told what is short and whom it hits, newest promises first, for as long as it is', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const orders: string[] = []
  for (const _ of [1, 2]) {
    const { order } = await shop.orders.web.placeOrder(orderOf(sku))
    orders.push(`order-${order?.orderId}`)
  }
  const count = (counted: number, countedFrom: number) =>
    shop.inventory.countStock({ requestId: unique('count'), sku, locationId: 'leeds', counted, countedFrom })
  const caughtUp = (position: string) => shop.inventory.listStock({ sku, minPosition: position })

  await caughtUp((await count(2, 10)).logPosition)
  const [first, second] = orders
  const told = await shortages('--location', 'leeds')
  expect(told.replace(/ since [\d-]{10}T[\d:.]+Z/, '')).toBe(
    `${sku}@leeds\n  4 short: on hand 2, reserved 6\n    3 of ${second}, placement/1\n    1 of ${first}, placement/1\n`,
  )
  expect(JSON.parse(await shortages('--json'))).toMatchObject([
    {
      stock: { sku, shortage: '4' },
      since: told.match(/since (\S+):/)?.[1],
      hits: [{ quantity: 3, owner: { stream: second } }, { quantity: 1 }],
      supplyHits: [],
    },
  ])
  expect(await shortages('--location', 'depot')).toBe('nothing is short\n')

  await caughtUp((await count(6, 2)).logPosition)
  expect(await shortages()).toBe('nothing is short\n')
})
