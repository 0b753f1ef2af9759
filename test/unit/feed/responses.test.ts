import { expect, test } from 'vitest'
import type { Topic } from '../../../services/feed/domain/public.ts'
import { responses } from '../../../services/feed/responses.ts'
import type { Told } from '../../../services/feed/telling.ts'

const recordedAt = '2026-03-01T10:00:00.000Z'
const event = { topic: 'availability', sku: 'MUG', locationId: 'leeds' } as const
const silent = (position: bigint): Told => ({ position, recordedAt, topic: null, event: null, fault: null })
const heard = (position: bigint): Told => ({ ...silent(position), topic: 'availability', event })
const broken = (position: bigint, topic: Topic): Told => ({ ...silent(position), topic, fault: new Error('unreadable') })

type Step = Told | null
async function said(
  steps: Step[],
  { from = 0n, progressMs = 60_000, wants = (_: Topic): boolean => true } = {},
): Promise<string[]> {
  async function* following() {
    yield* steps
  }
  const show = ({ position }: Told) => ({ position: String(position) })
  const all = await Array.fromAsync(responses(following(), { from, wants, progressMs, show }))
  return all.map(({ position, progress }) => `${progress ? 'progress ' : ''}${position}`)
}

test('what is wanted is said; how far the log is, at its end', async () => {
  expect(await said([heard(10n), silent(20n), heard(30n), silent(40n), null, null])).toEqual(['10', '30', 'progress 40'])
})

test('an end that was just said is not said again', async () => {
  expect(await said([heard(10n), null, heard(20n), null])).toEqual(['10', '20'])
})

test('whoever is at the end already is told so', async () => {
  expect(await said([null, null], { from: 10n })).toEqual(['progress 10'])
  expect(await said([null])).toEqual(['progress 0'])
})

test('a thousand events without one that is wanted move the position on, while catching up and behind', async () => {
  const many = (first: number, count: number) => Array.from({ length: count }, (_, n) => silent(BigInt(first + n)))
  expect(await said(many(1, 2_500))).toEqual(['progress 1000', 'progress 2000'])
  expect(await said([null, ...many(1, 1_000)], { wants: () => false })).toEqual(['progress 0', 'progress 1000'])
})

test('after a while the position moves on, but only if the log does', async () => {
  expect(await said([null, silent(10n), null, null, silent(20n)], { progressMs: 0 })).toEqual([
    'progress 0',
    'progress 10',
    'progress 20',
  ])
})

test('nobody who wants it gets past an event that can’t be told; others do', async () => {
  await expect(said([heard(10n), broken(20n, 'orders'), heard(30n)])).rejects.toThrow('unreadable')
  const wants = (topic: Topic) => topic === 'availability'
  expect(await said([heard(10n), broken(20n, 'orders'), heard(30n)], { wants })).toEqual(['10', '30'])
})
