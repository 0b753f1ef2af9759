import { categoryOf } from '#kernel/ids.ts'
import { Broken, type Fact, type Place, placeOf } from './model.ts'
import { type AuditedOrder, byStream, type Step, stepOf } from './orders.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
export type Hold = { owner: { stream: string; step: string }; step: Step; left: Map<string, Held> }
type Held = { quantity: number; place: Place; created: number }
export type Holds = ReturnType<typeof createHolds>

/** What is held for orders, position by position. */
export function createHolds(orders: ReadonlyMap<string, AuditedOrder>) {
  /** By reservation. */
  const live = new Map<string, Hold>()

  /** What an order commits is held for it, in full, when it says so. */
  function requireHeld(named: readonly { reservationId: string }[], step: string, { stream: orderStream }: Fact): void {
    const order = orders.get(orderStream)
    for (const { reservationId } of named) {
      for (const [stream, quantity] of order?.committed.get(reservationId) ?? []) {
        const hold = live.get(reservationId)
        const held = hold?.left.get(stream)
        const concerns = [stream]
        if (held?.quantity !== quantity)
          throw new Broken(`counts on ${quantity} of ${stream} under ${reservationId}, where ${held?.quantity ?? 0} are held`, {
            concerns,
          })
        if (hold?.owner.stream !== orderStream || hold.owner.step !== step)
          throw new Broken(`counts on a hold of ${hold?.owner.stream}, ${hold?.owner.step}`, { concerns })
      }
    }
  }

  function requireOwn(
    { holds: named, because }: Of<'PlacementAbandoned' | 'MoveAbandoned' | 'AmendmentAbandoned'>,
    step: string,
    { stream: orderStream }: Fact,
  ): void {
    for (const { reservationId, positions } of named) {
      const hold = live.get(reservationId)
      const named = byStream(positions)
      const kept = [...(hold?.left.keys() ?? [])].find(stream => !named.has(stream))
      // A sweep names what it has seen; it sees the rest later.
      if (kept !== undefined && because !== 'swept')
        throw new Broken(`gives up ${reservationId} but for what it holds of ${kept}`, { concerns: [kept] })
      for (const [stream, quantity] of named) {
        const held = hold?.left.get(stream)?.quantity ?? quantity
        if (held !== quantity)
          throw new Broken(`gives up ${quantity} of ${stream}, where ${held} are held`, { concerns: [stream] })
      }
      if (hold && (hold.owner.stream !== orderStream || hold.owner.step !== step))
        throw new Broken(`gives up a hold of ${hold.owner.stream}, ${hold.owner.step}`, { concerns: [...hold.left.keys()] })
    }
  }

  type Promised = { reservationId: string; quantity: number; owner: { stream: string; step: string } }

  function reserved({ reservationId, quantity, owner }: Promised, fact: Fact): void {
    if (categoryOf(owner.stream) === 'transfer') return
    const step = stepOf(owner.step)
    if (categoryOf(owner.stream) !== 'order' || step === undefined)
      throw new Broken(`is held for ${owner.stream}, ${owner.step}: no such owner is known`)
    const hold: Hold = live.get(reservationId) ?? { owner, step, left: new Map() }
    if (hold.owner.stream !== owner.stream || hold.owner.step !== owner.step)
      throw new Broken(`reservation ${reservationId} has another owner elsewhere`, {
        concerns: [...hold.left.keys(), owner.stream],
      })
    live.set(reservationId, hold)
    const before = hold.left.get(fact.stream)?.quantity ?? 0
    hold.left.set(fact.stream, { quantity: before + quantity, place: placeOf(fact), created: fact.created })
  }

  function takeFrom(reservationId: string, stream: string, quantity: number): void {
    const held = live.get(reservationId)?.left.get(stream)
    if (held && held.quantity > quantity) held.quantity -= quantity
    else drop(reservationId, stream)
  }

  function drop(reservationId: string, stream: string): void {
    const hold = live.get(reservationId)
    hold?.left.delete(stream)
    if (hold?.left.size === 0) live.delete(reservationId)
  }

  return { live, requireHeld, requireOwn, reserved, takeFrom, drop }
}
