import type { RawEvent } from '#platform/event-store.ts'

/** A log with one thing wrong, or at least otherwise: what was done, where, and which streams have to do with it. */
export type Mutant = { operator: string; what: string; position: bigint; streams: string[]; log: RawEvent[] }

type Chance = { below(limit: number): number; pick<T>(from: readonly T[]): T }

export function seeded(seed: number): Chance {
  let state = seed
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  return { below, pick: from => from[below(from.length)] as (typeof from)[number] }
}

/** Streams counted anew from 0. */
function renumbered(log: RawEvent[]): RawEvent[] {
  const next = new Map<string, number>()
  return log.map(event => {
    const revision = next.get(event.stream) ?? 0
    next.set(event.stream, revision + 1)
    return { ...event, revision }
  })
}

/** What is at these places changes place; positions and times stay where they are. */
function swapped(log: RawEvent[], a: number, b: number): RawEvent[] {
  const copy = [...log]
  const [first, second] = [log[a], log[b]]
  if (!first || !second) return copy
  copy[a] = { ...second, position: first.position, created: first.created }
  copy[b] = { ...first, position: second.position, created: second.created }
  return copy
}

type Leaf = { path: string; parent: Record<string, unknown>; name: string; value: unknown }

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return []
  const parent = value as Record<string, unknown>
  return Object.entries(parent).flatMap(([name, child]) => {
    const own = `${path}.${Array.isArray(value) ? '*' : name}`
    return typeof child === 'object' ? leavesOf(child, own) : [{ path: own, parent, name, value: child }]
  })
}

const changedNumber = (chance: Chance, value: number): number =>
  chance.pick([value + 1, value - 1, value * 2, -value, 0, value + 0.5, value + 1000].filter(other => other !== value))

type Operator = (
  log: RawEvent[],
  index: number,
  chance: Chance,
) => { log: RawEvent[]; what: string; streams?: string[] } | undefined

export const operators: Record<string, Operator> = {
  dropped: (log, index) => ({ log: renumbered(log.toSpliced(index, 1)), what: 'never written' }),
  lost: (log, index) => ({ log: log.toSpliced(index, 1), what: 'a gap is left' }),
  doubled(log, index) {
    const event = log[index]
    return event && { log: log.toSpliced(index + 1, 0, { ...event, position: event.position + 1n }), what: 'as it is' }
  },
  repeated(log, index) {
    const event = log[index]
    if (!event) return undefined
    const metadata = { ...event.metadata, requestId: 'another' }
    const again = { ...event, id: 'another', position: event.position + 1n, metadata }
    return { log: renumbered(log.toSpliced(index + 1, 0, again)), what: 'by another request' }
  },
  swappedInStream(log, index) {
    const other = log.findIndex((event, at) => at > index && event.stream === log[index]?.stream)
    return other < 0 ? undefined : { log: renumbered(swapped(log, index, other)), what: `with position ${log[other]?.position}` }
  },
  swappedInLog(log, index) {
    const other = log[index + 1]
    return (
      other && { log: swapped(log, index, index + 1), what: `with ${other.type} of ${other.stream}`, streams: [other.stream] }
    )
  },
  number(log, index, chance) {
    const copy = structuredClone(log)
    const leaves = leavesOf(copy[index]?.data).filter(({ value }) => typeof value === 'number')
    if (leaves.length === 0) return undefined
    const { parent, name, path, value } = chance.pick(leaves)
    parent[name] = changedNumber(chance, Number(value))
    return { log: copy, what: `${path}: ${value} becomes ${parent[name]}` }
  },
  text(log, index, chance) {
    const copy = structuredClone(log)
    const leaves = leavesOf(copy[index]?.data).filter(({ value }) => typeof value === 'string')
    if (leaves.length === 0) return undefined
    const { parent, name, path, value } = chance.pick(leaves)
    const alike = log.flatMap(({ data }) => leavesOf(data)).filter(leaf => leaf.name === name && leaf.value !== value)
    parent[name] = chance.pick(['changed', ...alike.map(leaf => leaf.value)])
    return { log: copy, what: `${path}: ${value} becomes ${parent[name]}` }
  },
  envelope(log, index, chance) {
    const copy = structuredClone(log)
    const event = copy[index]
    const other = chance.pick(log)
    if (!event || other === log[index]) return undefined
    const field = chance.pick(['id', 'type', 'stream', 'requestId', 'commandHash', 'actor'] as const)
    const streams = [event.stream, other.stream]
    if (field === 'requestId' || field === 'commandHash') event.metadata[field] = other.metadata[field]
    else if (field === 'actor') event.metadata.actor = { ...event.metadata.actor, key: 'key-changed' }
    else event[field] = other[field]
    return { log: copy, what: `${field} of position ${other.position}`, streams }
  },
}

/** So many mutants of a log, every operator in turn, at places that chance picks. */
export function* mutantsOf(log: readonly RawEvent[], count: number, chance: Chance): Generator<Mutant> {
  const names = Object.keys(operators)
  for (let made = 0; made < count; ) {
    const operator = names[made % names.length] ?? ''
    const index = chance.below(log.length)
    const mutated = operators[operator]?.([...log], index, chance)
    const { position, stream } = log[index] ?? { position: 0n, stream: '' }
    if (!mutated) continue
    made++
    yield { operator, position, streams: [stream, ...(mutated.streams ?? [])], log: mutated.log, what: mutated.what }
  }
}
