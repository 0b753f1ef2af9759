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

const otherNumbers = (value: number): number[] => [value + 1, value - 1, value * 2, 0 - value, 0, value + 0.5, value + 1000]

const changedNumber = (chance: Chance, value: number): number => chance.pick(otherNumbers(value).filter(other => other !== value))

type List = { path: string; entries: unknown[] }

function listsOf(value: unknown, path = ''): List[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) && value.length > 0 ? [{ path, entries: value }] : []
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, child]) => listsOf(child, `${path}.${Array.isArray(value) ? '*' : name}`)),
  ]
}

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

/** So many mutants of a log, every operator in turn, at places that chance picks; fewer where an operator finds no place. */
export function* mutantsOf(log: readonly RawEvent[], count: number, chance: Chance): Generator<Mutant> {
  const names = Object.keys(operators)
  let made = 0
  for (let tried = 0; made < count && tried < count * 10; tried++) {
    const operator = names[made % names.length] ?? ''
    const index = chance.below(log.length)
    const mutated = operators[operator]?.([...log], index, chance)
    const { position, stream } = log[index] ?? { position: 0n, stream: '' }
    if (!mutated) {
      if (tried % 10 === 9) made++
      continue
    }
    made++
    yield { operator, position, streams: [stream, ...(mutated.streams ?? [])], log: mutated.log, what: mutated.what }
  }
}

/** Each field of each kind of event told otherwise, in every way that there is, in some events that have it. */
export function* sweepOf(log: readonly RawEvent[], seen: Map<string, number>, most: number): Generator<Mutant> {
  for (const [index, event] of log.entries()) {
    const { position, stream, type } = event
    const told = function* (operator: string, path: string, ways: readonly ((copy: RawEvent[]) => string)[]): Generator<Mutant> {
      const key = `${type} ${operator} ${path}`
      const times = seen.get(key) ?? 0
      if (times >= most) return
      seen.set(key, times + 1)
      for (const way of ways) {
        const copy = [...log]
        copy[index] = structuredClone(event)
        yield { operator, position, streams: [stream], what: `${path}: ${way(copy)}`, log: copy }
      }
    }
    for (const [at, { path, name, value }] of leavesOf(event.data).entries()) {
      const set = (other: unknown) => (copy: RawEvent[]) => {
        const leaf = leavesOf(copy[index]?.data)[at]
        if (leaf) leaf.parent[name] = other
        return `${value} becomes ${other}`
      }
      if (typeof value === 'number') yield* told('number', path, otherNumbers(value).map(set))
      else if (typeof value === 'boolean') yield* told('flag', path, [set(!value)])
      else if (typeof value === 'string') {
        const alike = log.flatMap(({ data }) => leavesOf(data)).filter(leaf => leaf.name === name && leaf.value !== value)
        const others = [...new Set(['changed', ...alike.map(leaf => leaf.value)])]
        const hours =
          /At$|By$|Until$/.test(name) && value !== '' ? [-24, 24].map(by => new Date(Date.parse(value) + by * 3_600_000)) : []
        yield* told('text', path, [...others.slice(0, 6), ...hours.map(time => time.toISOString())].map(set))
      }
      yield* told('absent', path, [set(null), set(undefined)])
    }
    for (const [at, { path }] of listsOf(event.data).entries()) {
      const change = (what: string, make: (entries: unknown[]) => void) => (copy: RawEvent[]) => {
        make(listsOf(copy[index]?.data)[at]?.entries ?? [])
        return what
      }
      yield* told('list', path, [
        change('loses its last', entries => entries.pop()),
        change('loses its first', entries => entries.shift()),
        change('is empty', entries => entries.splice(0)),
        change('has its first twice', entries => entries.push(entries[0])),
        change('is the other way round', entries => entries.reverse()),
      ])
    }
  }
}
