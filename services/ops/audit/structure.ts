import type { RawEvent } from '#platform/event-store.ts'
import { DigestMap } from './digests.ts'
import { Broken } from './model.ts'

type StreamEnd = { revision: number; command: string; commandHash: string }

/** What any log must be: every stream counted from 0 without a gap, every event once, every request accepted once. */
export type Structure = { take(raw: RawEvent, command: string): void; streams(): number }

export function createStructure(): Structure {
  const ends = new Map<string, StreamEnd>()
  const ids = new DigestMap()
  const commands = new DigestMap()
  let position = -1n
  return {
    streams: () => ends.size,
    take({ id, stream, revision, type, data, position: at, created, metadata }, command) {
      if (at <= position) throw new Broken(`stands at position ${at}, behind one at ${position}`)
      position = at
      const end = ends.get(stream)
      const expected = (end?.revision ?? -1) + 1
      const commandHash = String(Object(metadata).commandHash)
      ends.set(stream, { revision, command, commandHash })
      if (revision !== expected) throw new Broken(`is revision ${revision} of its stream where ${expected} belongs`)
      const bearer = ids.get(id)
      if (bearer !== undefined) throw new Broken(`bears the id of the event at position ${bearer}, ${id}`)
      ids.set([id], Number(at))
      if (Number.isNaN(Date.parse(created))) throw new Broken(`was created at '${created}', which is no time`)
      if (end?.command === command) {
        if (end.commandHash !== commandHash) throw new Broken('shares its request id with another command just before it')
      } else if (!commands.add(stream, command) && !endsNothing(type, data))
        throw new Broken('its request was accepted on this stream before')
    },
  }
}

/** The end of a reservation that was not there may be asked for, and written, again long after. */
const endsNothing = (type: string, data: unknown): boolean => type === 'ReservationReleased' && Object(data).quantity === 0
