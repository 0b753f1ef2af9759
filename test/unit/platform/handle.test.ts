import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { AppendTooLarge, OutcomeUnknown, WrongRevision } from '#platform/event-store.ts'
import { counter, counterHandler, requestOf } from '../../support/counter.ts'
import { type Fate, memoryEventStore } from '../../support/memory-event-store.ts'

const increment = (by = 1, limit?: number) => ({ type: 'Increment' as const, by, ...(limit === undefined ? {} : { limit }) })
const fates = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Fate>('taken') },
    { weight: 3, arbitrary: fc.constantFrom<Fate>('unknown-taken', 'unknown-late', 'unknown-lost') },
  ),
  { maxLength: 40 },
)

test('whatever befalls the appends, every acknowledged command is in the log once and nothing breaks the limit', () =>
  fc.assert(
    fc.asyncProperty(
      fates,
      fc.array(fc.record({ handler: fc.nat(1), by: fc.integer({ min: 1, max: 3 }), pause: fc.nat(3) }), {
        minLength: 1,
        maxLength: 30,
      }),
      async (plan, commands) => {
        const left = [...plan]
        const store = memoryEventStore(() => left.shift() ?? 'taken')
        const handlers = [counterHandler({ store }), counterHandler({ store })]
        const answers = commands.map(async ({ handler, by, pause }, n) => {
          for (let turn = 0; turn < pause * 3; turn++) await Promise.resolve()
          return handlers[handler]?.handle('counter-1', increment(by, 20), requestOf(`r-${n}`))
        })
        const settled = await Promise.allSettled(answers)
        const total = store.log.map(({ data }) => (data as { by: number }).by).reduce((sum, by) => sum + by, 0)
        expect(total).toBeLessThanOrEqual(20)
        for (const [n, result] of settled.entries()) {
          const inLog = store.log.filter(({ metadata }) => metadata.requestId === `r-${n}`)
          if (result.status === 'fulfilled')
            expect(inLog.map(({ revision }) => revision)).toEqual(result.value?.events.map(({ revision }) => revision))
          else if (result.reason instanceof Rejection) expect(inLog).toEqual([])
          else expect(result.reason).toBeInstanceOf(OutcomeUnknown)
        }
      },
    ),
    { numRuns: 60 },
  ))

test('an append of unknown outcome that was taken is answered as taken, once', async () => {
  const plan: Fate[] = ['unknown-taken']
  const store = memoryEventStore(() => plan.shift() ?? 'taken')
  const handled = await counterHandler({ store }).handle('counter-1', increment(), requestOf('r-1'))
  expect(handled).toMatchObject({ repeated: true, revision: 0, events: [{ event: { to: 1 } }] })
  expect(store.log).toHaveLength(1)
})

test('a stream that others keep moving is given up after a bounded number of attempts', async () => {
  const store = memoryEventStore()
  const other = counterHandler({ store })
  let n = 0
  const contended = {
    ...store,
    append: async () => {
      await other.handle('counter-1', increment(), requestOf(`other-${n++}`))
      throw new WrongRevision('moved')
    },
  }
  await expect(counterHandler({ store: contended }).handle('counter-1', increment(), requestOf('r-1'))).rejects.toMatchObject({
    kind: 'contended',
    reason: 'STREAM_CONTENDED',
  })
  expect(n).toBe(16)
})

test('a memory that is ahead of the log is thrown away', async () => {
  const store = memoryEventStore()
  const handler = counterHandler({ store })
  await handler.handle('counter-1', increment(), requestOf('r-1'))
  await handler.handle('counter-1', increment(), requestOf('r-2'))
  store.log.pop()
  expect(await handler.handle('counter-1', increment(), requestOf('r-3'))).toMatchObject({ state: { count: 2 }, revision: 1 })
})

test('where the server takes less in one append, commands go one by one and only the one too large is refused', async () => {
  const store = memoryEventStore()
  const narrow: typeof store = {
    ...store,
    append: async (stream, events, expected) => {
      if (events.length > 1 || events.some(({ data }) => (data as { by: number }).by === 3)) throw new AppendTooLarge('too large')
      return store.append(stream, events, expected)
    },
  }
  const handler = counterHandler({ store: narrow })
  const results = await Promise.allSettled(
    [1, 2, 3, 4].map(by => handler.handle('counter-1', increment(by), requestOf(`r-${by}`))),
  )
  expect(results.map(result => (result.status === 'fulfilled' ? 'taken' : result.reason.reason))).toEqual([
    ...['taken', 'taken', 'COMMAND_TOO_LARGE', 'taken'],
  ])
})

test('a decider that fails on one command fails that command only', async () => {
  const store = memoryEventStore()
  const decide: typeof counter.decider.decide = (command, state) => {
    if (command.type === 'Nothing') throw new TypeError('a bug')
    return counter.decider.decide(command, state)
  }
  const handler = counterHandler({ store }, { ...counter, decider: { ...counter.decider, decide } })
  const results = await Promise.allSettled([
    handler.handle('counter-1', increment(), requestOf('r-1')),
    handler.handle('counter-1', { type: 'Nothing' }, requestOf('r-2')),
    handler.handle('counter-1', increment(), requestOf('r-3')),
  ])
  expect(results.map(result => (result.status === 'fulfilled' ? 'taken' : result.reason.message))).toEqual([
    'taken',
    'a bug',
    'taken',
  ])
})

test('outcomes are remembered for the latest 1,024 acceptances of a stream', async () => {
  const store = memoryEventStore()
  const handler = counterHandler({ store })
  await Promise.all(Array.from({ length: 1_025 }, (_, n) => handler.handle('counter-1', increment(), requestOf(`r-${n}`))))
  expect(await handler.handle('counter-1', increment(), requestOf('r-1'))).toMatchObject({ repeated: true })
  expect(await counterHandler({ store }).handle('counter-1', increment(), requestOf('r-1'))).toMatchObject({ repeated: true })
  expect(await handler.handle('counter-1', increment(), requestOf('r-0'))).toMatchObject({ repeated: false, revision: 1_025 })
})
