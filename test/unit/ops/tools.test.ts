import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DigestMap } from '../../../services/ops/audit/digests.ts'
import { inParallel } from '../../../services/ops/import/in-parallel.ts'
import { inPounds } from '../../../services/ops/import/report.ts'
import { showProgress } from '../../../services/ops/progress.ts'
import { findSystem, keyOf } from '../../../services/ops/running-system.ts'
import { historyText, stateText } from '../../../services/ops/show/text.ts'

describe('a running system', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nahr-local-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const local = { eventstoreUrl: 'esdb://here', addresses: { orders: 'a:1', inventory: 'b:2' }, keys: { operator: 'nahr_o' } }

  test('is where the local stack wrote it down, and flags go before', () => {
    writeFileSync(join(folder, 'local.json'), JSON.stringify(local))
    const env = { NAHR_DATA_DIR: folder }
    expect(findSystem({}, env)).toMatchObject({ eventStoreUrl: 'esdb://here', addresses: local.addresses })
    expect(findSystem({ address: 'c:3', eventstore: 'esdb://there' }, env)).toMatchObject({
      eventStoreUrl: 'esdb://there',
      addresses: { orders: 'c:3', inventory: 'c:3' },
    })
    expect(keyOf(findSystem({}, env), 'operator')).toBe('nahr_o')
    expect(keyOf(findSystem({ key: 'nahr_mine' }, env), 'operator')).toBe('nahr_mine')
    expect(() => keyOf(findSystem({}, env), 'import')).toThrow(/^no API key: /)
  })

  test('is configured by the environment where no stack runs, and a damaged note is said to be one', () => {
    expect(findSystem({}, { NAHR_DATA_DIR: folder, NAHR_ORDERS_ADDRESS: 'o:1' })).toMatchObject({
      addresses: { orders: 'o:1', inventory: '127.0.0.1:50051' },
    })
    writeFileSync(join(folder, 'local.json'), '{')
    expect(() => findSystem({ dataDir: folder }, {})).toThrow(/is not what the local stack writes/)
  })
})

test('progress tells rate and time left: one line on a terminal, a line now and then in a pipe', () => {
  let clock = 0
  const lines: string[] = []
  const out = (isTTY: boolean) => ({ isTTY, write: (text: string) => lines.push(text) })
  const piped = showProgress(out(false), { total: 100, unit: 'writes', now: () => clock })
  piped.note('2010-12-01')
  clock = 4_000
  piped.advance(20)
  clock = 5_000
  piped.advance(5)
  expect(lines).toEqual(['2010-12-01: 25 of 100 (25 %) writes, 5/s, 5 s so far, 15 s left\n'])
  const shown = showProgress(out(true), { unit: 'events', now: () => clock })
  clock = 105_000
  shown.advance(1_000)
  shown.end()
  expect(lines.slice(1)).toEqual([
    '\r\x1b[2K1000 events, 10/s, 1 min 40 s so far',
    '\r\x1b[2K1000 events, 10/s, 1 min 40 s so far',
    '\n',
  ])
})

test('work in parallel is bounded, begins in order, and ends at the first failure', async () => {
  const begun: number[] = []
  let underWay = 0
  let most = 0
  const work = async (entry: number) => {
    begun.push(entry)
    most = Math.max(most, ++underWay)
    await Promise.resolve()
    underWay--
    if (entry === 5) throw new Error('five')
  }
  await inParallel([1, 2, 3, 4], 3, work)
  expect([begun, most]).toEqual([[1, 2, 3, 4], 3])
  await expect(inParallel([5, 6, 7, 8, 9], 2, work)).rejects.toThrow('five')
  expect(begun).not.toContain(9)
})

test('digests keep a number for each key, however many', () => {
  const digests = new DigestMap()
  for (let key = 0; key < 5_000; key++) digests.set([`stream-${key}`, 'id'], key)
  expect(digests.size).toBe(5_000)
  expect([digests.get('stream-0', 'id'), digests.get('stream-4999', 'id')]).toEqual([0, 4_999])
  expect([digests.get('stream-0id', ''), digests.add('stream-1', 'id'), digests.add('new')]).toEqual([undefined, false, true])
})

test.each([
  [0, '£0.00'],
  [5, '£0.05'],
  [-7_478_912, '-£74,789.12'],
  [123_456_789, '£1,234,567.89'],
])('%i pence are %s', (pence, pounds) => expect(inPounds(pence)).toBe(pounds))

test('a state is shown by names and values, without what is empty', () =>
  expect(
    stateText({
      orderId: 'o',
      customerId: '',
      lines: [{ lineId: '1', quantity: '2' }],
      recipient: null,
      occurredAt: { seconds: '0', nanos: 0 },
    }),
  ).toBe('orderId: o\nlines: \n  - lineId 1, quantity 2\noccurredAt: 1970-01-01T00:00:00.000Z'))

test('a history names each event, and the one that led to it', () => {
  const actor = { key: 'k', kind: 'service', id: 'services', channel: '' }
  const metadata = {
    requestId: 'q-1',
    commandHash: '',
    actor,
    causationId: 'e-1',
    correlationId: 'c-1',
    traceparent: null,
    recordedAt: '',
  }
  const event = {
    id: 'e-2',
    stream: 's',
    type: 'StockReceived',
    data: { quantity: 3 },
    metadata,
    revision: 4,
    position: 99n,
    created: 'then',
  }
  expect(historyText([event])).toBe(
    [
      '\n4  then  StockReceived',
      '    quantity 3',
      '    by service services, request q-1',
      '    event e-2, position 99',
      '    correlation c-1, caused by event e-1\n',
    ].join('\n'),
  )
})
