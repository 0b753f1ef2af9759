import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { untilInWords } from '../../../deploy/local/journey/when.ts'
import { eventsInWords } from '../../../deploy/local/journey/written.ts'
import { lockStack } from '../../../deploy/local/lock.ts'
import type { Part } from '../../../deploy/local/part.ts'
import { unusable, watchRoom } from '../../../deploy/local/room.ts'
import { startInOrder } from '../../../deploy/local/stack.ts'

describe('parts begin', () => {
  const part = (name: string, ...needs: string[]): Part => ({ name, needs, script: '', env: {}, logFile: '' })
  const parts = [part('store'), part('temporal'), part('orders', 'store'), part('workflows', 'temporal', 'orders')]

  test('when those that they need serve, and beside the others', async () => {
    const told: string[] = []
    const serving = new Map(parts.map(({ name }) => [name, Promise.withResolvers<void>()]))
    const started = startInOrder(parts, async ({ name }) => {
      told.push(name)
      await serving.get(name)?.promise
    })
    const serves = async (name: string) => {
      serving.get(name)?.resolve()
      await new Promise(setImmediate)
    }
    await serves('')
    expect(told).toEqual(['store', 'temporal'])
    await serves('store')
    expect(told).toEqual(['store', 'temporal', 'orders'])
    await serves('orders')
    expect(told).toHaveLength(3)
    await serves('temporal')
    expect(told).toHaveLength(4)
    await serves('workflows')
    await started
  })

  test('not at all when one that they need does not start', async () => {
    const told: string[] = []
    const failing = startInOrder(parts, async ({ name }) => {
      told.push(name)
      if (name === 'store') throw new Error('its port is taken')
    })
    await expect(failing).rejects.toThrow('its port is taken')
    expect(told).toEqual(['store', 'temporal'])
  })
})

test.each([
  ['2026-01-31T12:30:00.000Z', 'until 2026-01-31 12:30 UTC, 30 minutes from now'],
  ['2026-01-31T13:59:58.500Z', 'until 2026-01-31 13:59 UTC, 2 hours from now'],
  ['2026-02-07T11:59:59.000Z', 'until 2026-02-07 11:59 UTC, 7 days from now'],
  ['2026-01-31T12:01:00.000Z', 'until 2026-01-31 12:01 UTC, 1 minute from now'],
])('a deadline at %s is told as a person would', (at, told) => {
  expect(untilInWords(at, Date.parse('2026-01-31T12:00:00Z'))).toBe(told)
})

test('what an act wrote is told stream by stream, with the figures that matter', () => {
  const event = (stream: string, type: string, data: object) => ({ stream, type, data }) as RawEvent
  expect(
    eventsInWords([
      event('stock-cup@store-london', 'StockReserved', { quantity: 2 }),
      event('order-1', 'OrderPlaced', {}),
      event('payment-1', 'AuthorizationRequested', { amountMinor: 3_650 }),
      event('order-1', 'NotificationDue', { key: 'pickup.ready' }),
    ]),
  ).toEqual([
    { of: 'stock', text: 'StockReserved 2 of cup' },
    { of: 'order', text: 'OrderPlaced, NotificationDue pickup.ready' },
    { of: 'payment', text: 'AuthorizationRequested £36.50' },
  ])
})

test('a folder that nothing can be kept in is told apart from one that another stack has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-data-'))
  try {
    writeFileSync(join(folder, 'a-file'), '')
    expect(unusable(join(folder, 'a-file'))).toMatch(/^EEXIST/)
    expect(unusable(join(folder, 'a-file', 'below'))).toMatch(/^ENOTDIR/)
    expect(unusable(join(folder, 'made', 'anew'))).toBeUndefined()
    expect(readdirSync(join(folder, 'made', 'anew'))).toEqual([])
    expect(unusable(folder, () => 3_500_000)).toBe('only 3.3 MiB are left on its disk, and it takes 32.0 MiB')
    // No folder can be made there, by anybody; the message is the system's own.
    expect(unusable('/proc/nahr/state')).toMatch(/^E[A-Z]+: .*mkdir/)
    mkdirSync(join(folder, 'broken', 'stack.lock'), { recursive: true })
    expect(() => lockStack(join(folder, 'broken'))).toThrow('unable to open database file')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a disk that fills up is told of once, and again when it has room', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const told: string[] = []
  let mib = 100
  const room = watchRoom('/var/nahr', { low: why => told.push(why), again: () => told.push('again') }, () => mib * 1024 * 1024)
  try {
    for (mib of [100, 9, 7, 1, 0.5, 20, 30, 2]) vi.advanceTimersByTime(1_000)
    const low = 'hardly any room is left for /var/nahr'
    expect(told).toEqual([`${low}, 7.0 MiB`, 'again', `${low}, 2.0 MiB`])
  } finally {
    room.stop()
    vi.useRealTimers()
  }
})
