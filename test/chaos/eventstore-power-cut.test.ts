import { expect, test } from 'vitest'
import { openStore, type Store } from '../../services/eventstore/store.ts'
import { randomFrom } from '../support/random.ts'
import { powerCutFiles } from '../unit/eventstore/power-cut-files.ts'
import { append, NOON, named, namesIn, namesInLog } from '../unit/eventstore/store-helpers.ts'

type Tried = { stream: string; names: string[]; isAcknowledged: boolean }

const SEEDS = 30
const CUTS_PER_SEED = 4

test.each(Array.from({ length: SEEDS }, (_, n) => 4_000 + n))(
  'acknowledged appends outlive every power cut (seed %i)',
  async seed => {
    const random = randomFrom(seed)
    const tried: Tried[] = []
    let disk = powerCutFiles(random)
    for (let round = 0; round < CUTS_PER_SEED; round += 1) {
      const { store } = await openStore({ files: disk.files, now: () => NOON, segmentBytes: 20_000 })
      expectNothingLostOrHalf(store, tried)
      disk.cutAfter(1 + Math.floor(random() * 60))
      for (let n = 0; n < 400; n += 1) {
        begin(store, tried, random, `${seed}/${round}/${n}`)
        if (random() < 0.5) await Promise.race([disk.cut, new Promise(setImmediate)])
      }
      await disk.cut
      disk = disk.afterCut()
    }
    const { store, recovered } = await openStore({ files: disk.files, now: () => NOON, segmentBytes: 20_000 })
    expectNothingLostOrHalf(store, tried)
    expect(tried.some(t => t.isAcknowledged)).toBe(true)
    expect(recovered.events).toBe(namesInLog(store).length)
  },
)

function begin(store: Store, tried: Tried[], random: () => number, key: string): void {
  const stream = `stream-${Math.floor(random() * 8)}`
  const number = store.catalog.streams.numberOf(stream)
  const expected = number === undefined ? -1 : store.catalog.streams.count(number) - 1
  const names = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => `${key}/${n}`)
  const attempt: Tried = { stream, names, isAcknowledged: false }
  tried.push(attempt)
  const events = names.map(name => named(name, { bytes: Math.floor(random() * 1_500) }))
  append(store, stream, expected, ...events).then(outcome => {
    expect(outcome.type).toBe('appended')
    attempt.isAcknowledged = true
  })
}

/** Every acknowledged append is there once, whole, in the order it was made; any other is there whole or not at all. */
function expectNothingLostOrHalf(store: Store, tried: Tried[]): void {
  const log = namesInLog(store)
  expect(new Set(log).size).toBe(log.length)
  const present = tried.filter(t => t.isAcknowledged || log.includes(t.names[0] ?? ''))
  expect(log).toEqual(present.flatMap(t => t.names))
  for (const stream of new Set(present.map(t => t.stream))) {
    expect(namesIn(store, stream)).toEqual(present.filter(t => t.stream === stream).flatMap(t => t.names))
  }
}
