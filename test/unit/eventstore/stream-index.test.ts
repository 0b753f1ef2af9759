import { expect, test } from 'vitest'
import { Column } from '../../../services/eventstore/storage/columns.ts'
import { StreamIndex } from '../../../services/eventstore/storage/stream-index.ts'
import { randomFrom } from '../../support/random.ts'

test('the index says of any mix of streams what a plain map of arrays says', () => {
  const random = randomFrom(20260302)
  const index = new StreamIndex()
  const plain = new Map<string, number[]>()
  for (let ordinal = 0; ordinal < 50_000; ordinal += 1) {
    const name = `stream-${Math.floor(random() ** 3 * 2_000)}`
    index.add(index.numberFor(name), ordinal)
    plain.set(name, push(plain.get(name), ordinal))
  }
  for (const [name, ordinals] of plain) {
    const stream = index.numberFor(name)
    expect(index.count(stream)).toBe(ordinals.length)
    expect(ordinals.map((_, revision) => index.ordinal(stream, revision))).toEqual(ordinals)
    const end = Math.floor(random() * 50_000)
    expect(index.countBelow(stream, end)).toBe(ordinals.filter(ordinal => ordinal < end).length)
  }
})

function push(ordinals: number[] | undefined, ordinal: number): number[] {
  if (!ordinals) return [ordinal]
  ordinals.push(ordinal)
  return ordinals
}

test('a rising column finds the first value that is large enough', () => {
  const column = new Column('f64')
  for (let n = 0; n < 200_000; n += 1) column.push(n * 10)
  expect(column.firstAtLeast(0)).toBe(0)
  expect(column.firstAtLeast(11)).toBe(2)
  expect(column.firstAtLeast(1_500_000)).toBe(150_000)
  expect(column.firstAtLeast(2_000_000)).toBe(200_000)
})
