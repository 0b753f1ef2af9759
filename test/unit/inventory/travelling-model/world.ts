import { expect } from 'vitest'
import { stockStream, transferStream } from '#kernel/ids.ts'
import { createHandler, type Request } from '#platform/handle.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { stockAggregate, transferAggregate } from '../../../../services/inventory/aggregates.ts'
import { createTransferring } from '../../../../services/inventory/transferring.ts'
import { createAudit } from '../../../../services/ops/audit/audit.ts'
import { requestOf } from '../../../support/counter.ts'
import { memoryEventStore } from '../../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../../support/quiet.ts'

export const places = ['leeds', 'york', 'depot'] as const
export type Place = (typeof places)[number]
export const promised = 9
const [sku, reservationId, at] = ['MUG', 'r-1', '2026-03-01T10:00:00.000Z']
const owner = { stream: 'order-o-1', step: 'placement/1' }

export type World = Awaited<ReturnType<typeof createWorld>>

/** Three places, and one promise that begins at the first of them. */
export async function createWorld(verdict?: Parameters<typeof memoryEventStore>[0]) {
  const store = memoryEventStore(verdict)
  const deps = { store, snapshots: noSnapshots, metrics: countingMetrics(), log: recordingLog() }
  const stock = createHandler(stockAggregate, deps)
  const transfers = createHandler(transferAggregate, deps)
  const transferring = createTransferring({ stock, transfers })
  let asked = 0
  const request = (): Request => requestOf(`q-${++asked}`)

  async function release(quantity: number | null, releaseId: string, of = request()): Promise<void> {
    const part = quantity === null ? null : { releaseId, quantity }
    const because = 'cancelled' as const
    const command = { type: 'ReleaseReservation', reservationId, ...(part ? { part } : {}), because, at } as const
    await stock.handle(stockStream(sku, 'leeds'), command, of)
    await transferring.releaseMoved({ sku, locationId: 'leeds', reservationId, part, because }, of)
  }

  const receipt = { type: 'ReceiveStock', quantity: promised, reference: '', occurredAt: null, at } as const
  await stock.handle(stockStream(sku, 'leeds'), receipt, request())
  const terms = { reservationId, quantity: promised, owner, decidedAt: at, holdUntil: null, at }
  await stock.handle(stockStream(sku, 'leeds'), { type: 'ReserveStock', ...terms }, request())

  return {
    request,
    release,
    async ask(id: string, from: Place, to: Place, quantity: number): Promise<void> {
      const lines = [{ sku, quantity, carries: [{ reservationId, quantity }] }]
      await transferring.command(id, { type: 'RequestTransfer', from, to, lines, at }, request())
    },
    ship: async (id: string) => void (await transferring.command(id, { type: 'ShipTransfer', at }, request())),
    callOff: async (id: string) =>
      void (await transferring.command(id, { type: 'CancelTransfer', reason: 'a change of mind', at }, request())),
    receive: async (id: string) =>
      void (await transferring.command(id, { type: 'ReceiveTransfer', arrived: null, at }, request())),
    async issue(issueId: string, from: Place, quantity: number): Promise<void> {
      const issue = { issueId, reservationId, quantity, owner, alreadyLeft: false, occurredAt: null, at }
      await stock.handle(stockStream(sku, from), { type: 'IssueStock', ...issue }, request())
    },
    /** What is promised anywhere, by place or transfer. */
    async held(sent: readonly string[]): Promise<Map<string, number>> {
      const units = new Map<string, number>()
      for (const place of places)
        units.set(place, (await stock.load(stockStream(sku, place))).state.reservations.get(reservationId)?.left ?? 0)
      for (const id of sent) {
        const { state } = await transfers.load(transferStream(id))
        if (state?.state === 'shipped') units.set(id, state.carried?.[sku]?.[0]?.quantity ?? 0)
      }
      return new Map([...units].filter(([, quantity]) => quantity > 0))
    },
    requireAudited(): void {
      const audit = createAudit()
      for (const event of store.log) audit.take(event)
      const { checked } = audit.finish({ marginMs: 0, isCut: false })
      for (const name of ['stock', 'transfers']) expect(checked.find(each => each.name === name)?.violation, name).toBe(null)
    },
  }
}
