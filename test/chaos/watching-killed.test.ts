import { afterAll, beforeAll, expect, test } from 'vitest'
import { backOff } from '#platform/backoff.ts'
import { toTimestamp } from '#platform/fields.ts'
import { createClient, type PromiseClient } from '#platform/grpc/client.ts'
import type { Availability__Output } from '#protos/nahr/inventory/v1/Availability.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import { openShop, type Shop, unique } from '../contract/orders/shop.ts'
import { until } from '../support/until.ts'

const seed = 20_261_123
let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const figuresOf = ({ available, onOrder, expectedAt }: Availability__Output) => JSON.stringify([available, onOrder, expectedAt])

/** Watches for as long as it is asked to, from where it was told last, whatever becomes of whom it asks. */
function follow(inventory: PromiseClient<InventoryServiceClient>, skus: string[]) {
  const figures = new Map<string, string>()
  const breaks: string[] = []
  const stopped = new AbortController()
  let position = '0'
  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const stream = inventory.watchAvailability({ skus, afterPosition: position }, { signal: stopped.signal })
        for await (const told of stream) {
          expect(BigInt(told.position)).toBeGreaterThanOrEqual(BigInt(position))
          for (const each of told.availabilities) figures.set(each.sku, figuresOf(each))
          position = told.position
        }
      } catch (error) {
        if (!stopped.signal.aborted) breaks.push(String(error))
        await backOff(1, stopped.signal)
      }
    }
  }
  const ended = run()
  return {
    figures,
    breaks,
    async stop() {
      stopped.abort()
      await ended
    },
  }
}

/** Numbers that look random and are the same for the same seed. */
function chances(from: number): (below: number) => number {
  let state = from
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

test('whoever watches while hosts are killed has been told every figure in the end', async () => {
  const skus = await Promise.all(Array.from({ length: 8 }, () => shop.stocked(unique('vase'), 10)))
  const { addresses, keys } = shop.stack
  const inventory = createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', addresses.inventory, {
    key: keys.operator,
  })
  const watcher = follow(inventory, skus)
  await until(
    async () => watcher.figures.size,
    size => size === skus.length,
  )
  const chance = chances(seed)
  const change = async () => {
    const patiently = { retries: 1_000, deadlineMs: 60_000 }
    const request = { requestId: unique('change'), sku: skus[chance(skus.length)] ?? '', locationId: 'leeds' }
    const quantity = String(1 + chance(9))
    if (chance(3) > 0)
      return void (await inventory.adjustStock({ ...request, difference: quantity, reason: 'seeded' }, patiently))
    const expectedAt = toTimestamp(`2030-03-0${1 + chance(9)}T08:00:00.000Z`)
    await inventory.announceSupply({ ...request, supply: { supplyId: 'po-1', quantity, expectedAt } }, patiently)
  }
  for (let kills = 0; kills < 3; kills++) {
    for (let changes = 0; changes < 15; changes++) await change()
    const last = Promise.all(Array.from({ length: 5 }, change))
    await shop.stack.kill('inventory', 'SIGKILL')
    await shop.stack.restart('inventory')
    await last
  }
  await change()
  const minPosition = String(await shop.logEnd())
  const { availabilities } = await inventory.getAvailability({ skus, minPosition })
  const figures = Object.fromEntries(availabilities.map(each => [each.sku, figuresOf(each)]))
  expect(availabilities.some(({ onOrder }) => onOrder !== '0')).toBe(true)
  await until(
    async () => Object.fromEntries(watcher.figures),
    told => skus.every(sku => told[sku] === figures[sku]),
  )
  expect(watcher.breaks.length, `seed ${seed}`).toBeGreaterThanOrEqual(3)
  await watcher.stop()
  inventory.close()
})
