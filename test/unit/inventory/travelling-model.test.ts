import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stockStream } from '#kernel/ids.ts'
import { createHandler, type Request } from '#platform/handle.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { stockAggregate, transferAggregate } from '../../../services/inventory/aggregates.ts'
import { createTransferring } from '../../../services/inventory/transferring.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { requestOf } from '../../support/counter.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

const places = ['leeds', 'york', 'depot'] as const
type Place = (typeof places)[number]
const [sku, reservationId, at] = ['MUG', 'r-1', '2026-03-01T10:00:00.000Z']
const promised = 9

function world() {
  const store = memoryEventStore()
  const deps = { store, snapshots: noSnapshots, metrics: countingMetrics(), log: recordingLog() }
  const stock = createHandler(stockAggregate, deps)
  const transfers = createHandler(transferAggregate, deps)
  const transferring = createTransferring({ stock, transfers })
  let asked = 0
  const request = (): Request => requestOf(`q-${++asked}`)
  /** What is promised anywhere, by place or transfer. */
  async function held(underway: readonly string[]): Promise<Map<string, number>> {
    const units = new Map<string, number>()
    for (const place of places)
      units.set(place, (await stock.load(stockStream(sku, place))).state.reservations.get(reservationId)?.left ?? 0)
    for (const id of underway) {
      const { state } = await transfers.load(`transfer-${id}`)
      if (state?.state === 'shipped') units.set(id, state.carried?.[sku]?.[0]?.quantity ?? 0)
    }
    return new Map([...units].filter(([, quantity]) => quantity > 0))
  }
  async function release(quantity: number | null, releaseId: string, of: Request): Promise<void> {
    const part = quantity === null ? null : { releaseId, quantity }
    const because = 'cancelled' as const
    const command = { type: 'ReleaseReservation', reservationId, ...(part ? { part } : {}), because, at } as const
    await stock.handle(stockStream(sku, 'leeds'), command, of)
    await transferring.releaseMoved({ sku, locationId: 'leeds', reservationId, part, because }, of)
  }
  return { store, stock, transferring, request, held, release }
}

/** Where each unit is, told by nothing but what was asked for. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('send' as const),
      from: fc.nat(2),
      to: fc.nat(2),
      units: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('receive' as const), nth: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('give up' as const), units: fc.integer({ min: 1, max: 5 }), again: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('issue' as const), from: fc.nat(2), units: fc.integer({ min: 1, max: 3 }) }),
  },
)

test(
  'however a promise travels, in whatever parts, what is given up of it ends, once, and the rest is where its goods are',
  { timeout: 60_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async steps => {
        const { store, stock, transferring, request, held, release } = world()
        const units = new Map<string, number>([['leeds', promised]])
        const add = (where: string, by: number) => units.set(where, (units.get(where) ?? 0) + by)
        const shown = () => new Map([...units].filter(([, quantity]) => quantity > 0))
        const underway: { id: string; to: Place }[] = []
        const sent: string[] = []
        const owner = { stream: 'order-o-1', step: 'placement/1' }
        await stock.handle(
          stockStream(sku, 'leeds'),
          { type: 'ReceiveStock', quantity: promised, reference: '', occurredAt: null, at },
          request(),
        )
        const terms = { reservationId, quantity: promised, owner, decidedAt: at, holdUntil: null, at }
        await stock.handle(stockStream(sku, 'leeds'), { type: 'ReserveStock', ...terms }, request())
        for (const [index, each] of steps.entries()) {
          if (each.does === 'send') {
            const [from, to] = [places[each.from] ?? 'leeds', places[each.to] ?? 'leeds']
            const quantity = Math.min(each.units, units.get(from) ?? 0)
            if (from === to || quantity === 0) continue
            const id = `t-${index}`
            const lines = [{ sku, quantity, carries: [{ reservationId, quantity }] }]
            await transferring.command(id, { type: 'RequestTransfer', from, to, lines, at }, request())
            await transferring.command(id, { type: 'ShipTransfer', at }, request())
            add(from, -quantity)
            add(id, quantity)
            underway.push({ id, to })
            sent.push(id)
          } else if (each.does === 'receive') {
            const [transfer] = underway.splice(each.nth % Math.max(1, underway.length), 1)
            if (!transfer) continue
            await transferring.command(transfer.id, { type: 'ReceiveTransfer', arrived: null, at }, request())
            add(transfer.to, units.get(transfer.id) ?? 0)
            units.delete(transfer.id)
          } else if (each.does === 'issue') {
            const from = places[each.from] ?? 'leeds'
            const quantity = Math.min(each.units, units.get(from) ?? 0)
            if (quantity === 0) continue
            const issue = { issueId: `i-${index}`, reservationId, quantity, owner, alreadyLeft: false, occurredAt: null, at }
            await stock.handle(stockStream(sku, from), { type: 'IssueStock', ...issue }, request())
            add(from, -quantity)
          } else {
            const before = total(units)
            const of = request()
            await release(each.units, `c-${index}`, of)
            if (each.again) await release(each.units, `c-${index}`, each.units % 2 ? of : request())
            const after = await held(sent)
            expect(total(after)).toBe(Math.max(0, before - each.units))
            for (const [where, quantity] of units) {
              expect(after.get(where) ?? 0).toBeLessThanOrEqual(quantity)
              units.set(where, after.get(where) ?? 0)
            }
          }
          expect(await held(sent)).toEqual(shown())
        }
        await release(null, '', request())
        expect(await held(sent)).toEqual(new Map())
        for (const { id } of underway) await transferring.command(id, { type: 'ReceiveTransfer', arrived: null, at }, request())
        expect(await held(sent)).toEqual(new Map())
        const audit = createAudit()
        for (const event of store.log) audit.take(event)
        const { checked } = audit.finish({ marginMs: 0, isCut: false })
        for (const name of ['stock', 'transfers']) expect(checked.find(each => each.name === name)?.violation, name).toBe(null)
      }),
      { numRuns: 150, seed: 20_261_123 },
    ),
)

const total = (units: Map<string, number>): number => [...units.values()].reduce((sum, each) => sum + each, 0)
