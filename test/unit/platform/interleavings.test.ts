import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { OutcomeUnknown } from '#platform/event-store.ts'
import { counterHandler, requestOf } from '../../support/counter.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { fates, scheduled } from '../../support/racing.ts'

const limit = 6
const commands = fc.array(
  fc.record({
    handler: fc.nat(2),
    /** Few, so that some are asked again, of the same process or of another. */
    request: fc.nat(4),
    stream: fc.constantFrom('counter-1', 'counter-1', 'counter-2'),
    isPresumedNew: fc.boolean(),
  }),
  { minLength: 2, maxLength: 10 },
)

test('however reads and appends of three processes fall between each other, each request is decided once and within the limit', () =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), fates, commands, async (scheduler, plan, asked) => {
      const left = [...plan]
      const log = memoryEventStore(() => left.shift() ?? 'taken')
      const store = scheduled(log, scheduler)
      const handlers = [0, 1, 2].map(() => counterHandler({ store }))
      const answers = asked.map(async ({ handler, request, stream, isPresumedNew }) => {
        await scheduler.schedule(Promise.resolve(), `request ${request}`)
        if (isPresumedNew) handlers[handler]?.presumedNew(stream)
        const by = 1 + (request % 3)
        return handlers[handler]?.handle(stream, { type: 'Increment', by, limit }, requestOf(`r-${request}`))
      })
      const settled = Promise.allSettled(answers)
      await scheduler.waitFor(settled)

      for (const stream of ['counter-1', 'counter-2']) {
        const events = log.log.filter(event => event.stream === stream)
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index))
        let count = 0
        for (const { data } of events) {
          const { by, to } = data as { by: number; to: number }
          count += by
          expect(to).toBe(count)
        }
        expect(count).toBeLessThanOrEqual(limit)
        const requests = events.map(({ metadata }) => metadata.requestId)
        expect(new Set(requests).size).toBe(requests.length)
      }
      for (const [index, result] of (await settled).entries()) {
        const { stream, request } = asked[index] as (typeof asked)[number]
        const inLog = log.log.filter(event => event.stream === stream && event.metadata.requestId === `r-${request}`)
        if (result.status === 'fulfilled') {
          expect(result.value?.events.map(({ revision }) => revision)).toEqual(inLog.map(({ revision }) => revision))
          expect(inLog).toHaveLength(1)
        } else if (result.reason instanceof Rejection) {
          // Refused truthfully: at some moment there was no room, and nothing of a request that was refused comes later.
          if (result.reason.reason === 'LIMIT_REACHED') expect(inLog).toEqual([])
          else expect(result.reason.reason).toBe('STREAM_CONTENDED')
        } else expect(result.reason).toBeInstanceOf(OutcomeUnknown)
      }
    }),
    { numRuns: 300 },
  ))
