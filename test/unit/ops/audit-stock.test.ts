import { describe, expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { at, logOf, type Told, told } from './hand-made.ts'
import { names, reserved, sale, shop, stock, travelling } from './ordered-log.ts'

const adjusted = (difference: number, request: string) =>
  stock('StockAdjusted', { difference, reason: '', occurredAt: at(0) }, request)
const inStore = (type: string, data: object) => told('stock-A@store', type, data)
const received = { quantity: 3, reference: '', occurredAt: at(0) }
const owner = { stream: 'order-1', step: 'placement/1' }
const promised = [{ reservationId: 'r', quantity: 1, owner: { ...owner, stream: 'order-2' }, holdUntil: null }]
const back = { entryId: 'e', quantity: 1, disposition: 'sellable', owner: { stream: 'till-1', step: 'found' } }
const short = (level: number) => {
  const hits = [{ reservationId: 'h-f', quantity: level, owner }]
  return stock('ShortageRecorded', { short: level, because: 'adjusted', hits, recordedAt: at(0) }, 'lost')
}
const returned = stock('StockReturned', { ...back, occurredAt: at(0), recordedAt: at(0) }, 'back')

describe('stock', () => {
  test.each<[string, Told[], string]>([
    ['comes back once with an entry, as what it is', [...shop, returned, returned], 'entry e comes back sellable twice'],
    [
      'arrives with promises of whom they are',
      [
        ...shop,
        inStore('StockReceived', received),
        reserved('r', 1),
        inStore('StockReserved', { reservationId: 'r', quantity: 1, owner, holdUntil: null, reservedAt: at(0) }),
        ...travelling('r'),
        told('transfer-t', 'TransferReceived', {
          ...{ to: 'store', receivedAt: at(0) },
          lines: [{ sku: 'A', quantity: 1, promised: [{ ...promised[0], owner }] }],
        }),
        inStore('TransferArrived', { transferId: 't', from: 'depot', quantity: 1, promised, arrivedAt: at(0) }),
      ],
      'reservation r has another owner here',
    ],
    [
      'is promised before what is to come',
      [
        ...shop,
        stock('SupplyAnnounced', { supplyId: 's', quantity: 1, expectedAt: at(90), announcedAt: at(0) }),
        stock('StockBackordered', {
          ...{ reservationId: 'r', quantity: 1, expectedAt: at(90), owner, holdUntil: null, reservedAt: at(0) },
        }),
      ],
      'promises supply where stock is available',
    ],
    [
      'is issued beyond what was given up as exceeded',
      [
        ...sale(),
        stock('ReservationReleased', { reservationId: 'h-f', quantity: 3, because: 'exceeded', releasedAt: at(0) }, 'left'),
        adjusted(1, 'left'),
      ],
      'follows a reservation given up as exceeded, but issues nothing beyond it',
    ],
    ['is short once for one reason', [...sale(), short(1), short(2)], 'two shortages are announced in a row'],
  ])('%s', (_, log, why) => names(log, `stock: ${why}`))
})

describe('a log', () => {
  const events = logOf(shop)
  const judged = (change: (last: RawEvent, before: RawEvent) => Partial<RawEvent>) => {
    const audit = createAudit()
    const [before, last] = events.slice(-2)
    for (const event of events.slice(0, -1)) audit.take(event)
    if (before && last) audit.take({ ...last, ...change(last, before) })
    return audit.finish({ marginMs: 0, isCut: false }).first?.why
  }

  test('holds each event once', () =>
    expect(judged((_, { id }) => ({ id }))).toBe('bears the id of the event at position 3, event-3'))
  test('goes forward', () => expect(judged(() => ({ position: 3n }))).toBe('stands at position 3, behind one at 3'))
  test('tells when', () => expect(judged(() => ({ created: 'once' }))).toMatch(/^was created at 'once', which is no time$/))
  test('has one command for each request of a stream', () => {
    const audit = createAudit()
    for (const event of logOf([...shop, adjusted(1, 'same'), adjusted(2, 'same')]))
      audit.take({ ...event, metadata: { ...event.metadata, commandHash: event.id } })
    expect(audit.finish({ marginMs: 0, isCut: false }).first?.why).toBe(
      'shares its request id with another command just before it',
    )
  })
})
