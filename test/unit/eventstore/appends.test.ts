import { expect, test } from 'vitest'
import {
  ANY,
  decideAppend,
  decideDelete,
  NO_STREAM,
  STREAM_EXISTS,
  type StreamFacts,
} from '../../../services/eventstore/appends.ts'

const id = (name: string): Uint8Array => Buffer.from(name.padEnd(16))
const streamOf = (...names: string[]): StreamFacts => ({
  last: names.length - 1,
  isSoftDeleted: false,
  isTombstoned: false,
  isAt: (revision, at) => Buffer.compare(id(names[revision] ?? ''), at) === 0,
  recentRevision: at => {
    const revision = names.findIndex(name => Buffer.compare(id(name), at) === 0)
    return revision < 0 ? undefined : revision
  },
})
const decide = (facts: StreamFacts, expected: number, ...names: string[]) => decideAppend(facts, expected, names.map(id))

test('at the expected revision an append is taken, whatever its ids', () => {
  expect(decide(streamOf(), NO_STREAM, 'a')).toEqual({ type: 'append' })
  expect(decide(streamOf('a', 'b'), 1, 'a')).toEqual({ type: 'append' })
})

test('below it, the same ids at the same places are a repetition', () => {
  expect(decide(streamOf('a', 'b', 'c'), NO_STREAM, 'a', 'b')).toEqual({ type: 'repeated', last: 1 })
  expect(decide(streamOf('a', 'b', 'c'), 0, 'b')).toEqual({ type: 'repeated', last: 1 })
})

test('below it, anything else is a wrong version', () => {
  const stream = streamOf('a', 'b', 'c')
  for (const names of [['b'], ['a', 'c'], ['a', 'b', 'c', 'd'], ['d'], []]) {
    expect(decide(stream, NO_STREAM, ...names)).toEqual({ type: 'wrong-version', current: 2, expected: NO_STREAM })
  }
})

test('above it, an append is a wrong version', () => {
  expect(decide(streamOf('a'), 1, 'b')).toEqual({ type: 'wrong-version', current: 0, expected: 1 })
  expect(decide(streamOf(), 0, 'b')).toEqual({ type: 'wrong-version', current: -1, expected: 0 })
})

test('without an exact revision recent ids are known: all, some, or none', () => {
  for (const expected of [ANY, STREAM_EXISTS]) {
    expect(decide(streamOf('a', 'b'), expected, 'c', 'd')).toEqual({ type: 'append' })
    expect(decide(streamOf('a', 'b', 'c'), expected, 'a', 'b')).toEqual({ type: 'repeated', last: 1 })
    expect(decide(streamOf('a', 'b'), expected, 'b', 'c')).toEqual({ type: 'wrong-version', current: 1, expected })
  }
})

test('a stream that must exist has to', () => {
  expect(decide(streamOf(), STREAM_EXISTS, 'a')).toEqual({ type: 'wrong-version', current: -1, expected: STREAM_EXISTS })
  expect(decide({ ...streamOf('a'), isSoftDeleted: true }, STREAM_EXISTS, 'b').type).toBe('wrong-version')
})

test('a soft-deleted stream can be begun again, a tombstoned one never', () => {
  expect(decide({ ...streamOf('a', 'b'), isSoftDeleted: true }, NO_STREAM, 'c')).toEqual({ type: 'append' })
  expect(decide({ ...streamOf('a', 'b'), isTombstoned: true }, ANY, 'c')).toEqual({ type: 'stream-deleted' })
})

test('only what is there can be deleted', () => {
  expect(decideDelete(streamOf('a'), ANY)).toBeUndefined()
  expect(decideDelete(streamOf('a'), 0)).toBeUndefined()
  expect(decideDelete(streamOf('a'), 1)).toEqual({ type: 'wrong-version', current: 0, expected: 1 })
  expect(decideDelete(streamOf(), ANY)).toEqual({ type: 'wrong-version', current: NO_STREAM, expected: ANY })
})
