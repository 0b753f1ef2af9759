import { positionOf } from '#kernel/ids.ts'
import { Broken, type Fact } from './model.ts'
import { type AuditedOrder, fateOf, stepOf } from './orders.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Owner = { stream: string; step: string }
export type PromisesCarried = ReturnType<typeof createPromisesCarried>

/** Promises that are on the way between two positions: one of them ends there only once its order gave it up. */
export function createPromisesCarried(orders: ReadonlyMap<string, AuditedOrder>) {
  const owners = new Map<string, Owner>()

  /** By transfer, reservation and SKU. */
  const travelling = new Map<string, { reservationId: string; sku: string; quantity: number }>()

  function move(transferStream: string, reservationId: string, sku: string, difference: number): void {
    const key = `${transferStream} ${reservationId} ${sku}`
    const quantity = (travelling.get(key)?.quantity ?? 0) + difference
    if (quantity > 0) travelling.set(key, { reservationId, sku, quantity })
    else travelling.delete(key)
  }

  function sent({ transferId, carried }: Of<'TransferSent'>, { stream }: Fact): void {
    for (const { reservationId, owner, quantity } of carried) {
      owners.set(`transfer-${transferId} ${reservationId}`, owner)
      move(`transfer-${transferId}`, reservationId, positionOf(stream).sku, quantity)
    }
  }

  function arrived({ transferId, promised }: Of<'TransferArrived'>, { stream }: Fact): void {
    for (const { reservationId, quantity } of promised)
      move(`transfer-${transferId}`, reservationId, positionOf(stream).sku, -quantity)
  }

  const onTheWay = (reservationId: string): [sku: string, quantity: number][] =>
    [...travelling.values()].flatMap(each => (each.reservationId === reservationId ? [[each.sku, each.quantity]] : []))

  function ended({ sku, reservationId, releaseId, quantity }: Of<'CarriedPromiseEnded'>, { stream }: Fact): void {
    move(stream, reservationId, sku, -quantity)
    const owner = owners.get(`${stream} ${reservationId}`)
    const step = owner && stepOf(owner.step)
    if (!owner || !step) return
    const order = orders.get(owner.stream)
    const concerns = [owner.stream]
    // A part is held against what the order gave up.
    if (releaseId !== null) return
    const fate = fateOf(order, reservationId, step)
    if (fate !== 'void') throw new Broken(`ends a promise on its way that is ${fate} for ${owner.stream}`, { concerns })
  }

  return { sent, arrived, ended, onTheWay }
}
