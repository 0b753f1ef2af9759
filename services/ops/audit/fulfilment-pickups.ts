import { type Group, requireThere, takeOut } from './fulfilment-groups.ts'
import { Broken } from './model.ts'
import { isWithin, size, together, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

const triesAtMost = 5

/** The first of a line that are still on the shelf. */
export function pick({ living, picked }: Group, { lines }: Of<'UnitsPicked'>): void {
  for (const { lineId, quantity } of lines) {
    const before = picked.get(lineId) ?? []
    let left = quantity
    const found = without(living.get(lineId) ?? [], before).flatMap(({ first, last }) => {
      const count = Math.min(left, last - first + 1)
      left -= count
      return count > 0 ? [{ first, last: first + count - 1 }] : []
    })
    if (left > 0) throw new Broken(`picks ${left} units of line ${lineId} too many`)
    picked.set(lineId, together(before, found))
  }
}

export function ready(group: Group, { pickupUntil, readyAt }: Of<'FulfilmentReady'>): void {
  const missing = [...group.living].find(([lineId, units]) => !isWithin(units, group.picked.get(lineId) ?? []))
  if (missing) {
    const [lineId, units] = missing
    throw new Broken(`is ready without ${size(without(units, group.picked.get(lineId) ?? []))} units of line ${lineId}`)
  }
  if (Date.parse(pickupUntil) <= Date.parse(readyAt)) throw new Broken(`is kept until ${pickupUntil}, when it became ready`)
  group.state = 'ready'
  group.dueAt = pickupUntil
}

export function wrongCode(group: Group, { triesLeft }: Of<'WrongCodeGiven'>): void {
  group.wrongCodes += 1
  if (triesLeft !== triesAtMost - group.wrongCodes || triesLeft < 0)
    throw new Broken(`leaves ${triesLeft} tries after ${group.wrongCodes} of ${triesAtMost}`)
}

export function handOver(group: Group, { overrideReason, lines }: Of<'FulfilmentHandedOver'>): void {
  if (overrideReason === null && group.wrongCodes >= triesAtMost) throw new Broken('is handed over by a code that was blocked')
  if (lines) {
    requireThere(group.living, lines)
    takeOut(group.living, lines)
  } else group.state = 'gone'
  group.hasLeft = true
}
