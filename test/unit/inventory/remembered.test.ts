import { expect, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import { nothingRemembered, recall, remember } from '../../../services/inventory/domain/stock/remembered.ts'
import { specification } from '../../specification.ts'
import { issue, issued, received, released, reserve } from './fixtures.ts'

const hour = 3_600_000
const at = (hours: number) => new Date(Date.parse('2024-12-02T00:00:00.000Z') + hours * hour).toISOString()
const day = 24

test('ids are forgotten, oldest first, once they are older than the window, and the time up to which is kept', () => {
  const one = remember(nothingRemembered<number>(), 'a', 1, at(0), 2 * hour)
  const three = remember(remember(one, 'b', 2, at(1), 2 * hour), 'c', 3, at(2), 2 * hour)
  expect(['a', 'b', 'c'].map(id => recall(three, id))).toEqual([1, 2, 3])
  expect(three.forgottenUpTo).toBe(null)
  const four = remember(three, 'd', 4, at(3.5), 2 * hour)
  expect(['a', 'b', 'c', 'd'].map(id => recall(four, id))).toEqual([undefined, undefined, 3, 4])
  expect(four.forgottenUpTo).toBe(at(1))
})

test('a clock that runs behind makes nothing older than what came before it', () => {
  const ahead = remember(nothingRemembered<number>(), 'a', 1, at(10), 2 * hour)
  const behind = remember(ahead, 'b', 2, at(0), 2 * hour)
  expect(behind.entries.get('b')?.at).toBe(at(10))
  expect(recall(remember(behind, 'c', 3, at(11), 2 * hour), 'b')).toBe(2)
})

test('a known id gets a new value in its old place', () => {
  const known = remember(remember(nothingRemembered<number>(), 'a', 1, at(0), hour), 'a', 2, at(1), hour)
  expect([recall(known, 'a'), known.oldestFirst.size]).toEqual([2, 1])
})

test('what a position remembers stays bounded however long it lives', () => {
  const days = Array.from({ length: 100 }, (_, index) => index * day)
  const stock = days
    .flatMap(hours => [released(`r-${hours}`, 0, { at: at(hours) }), issued(`i-${hours}`, 1, { at: at(hours) })])
    .reduce(evolve, emptyStock)
  expect([stock.ended.entries.size, stock.ended.oldestFirst.size]).toEqual([2, 2])
  expect([stock.issues.entries.size, stock.issues.oldestFirst.size]).toEqual([31, 31])
})

const { given } = specification(stockDecider)

test('an issue that is repeated weeks later, after an outage, still counts once', () =>
  given(received(9), issued('i-1', 1, { at: at(0) }), issued('i-2', 1, { at: at(20 * day) }))
    .when(issue('i-1', 1, { at: at(20 * day) }))
    .nothing())

test('an end that is a day old still refuses its reservation', () =>
  given(received(9), released('r-1', 0, { at: at(0) }), released('r-2', 0, { at: at(23.9) }))
    .when(reserve('r-1', 1, { at: at(23.9) }))
    .refused('RESERVATION_ENDED'))
