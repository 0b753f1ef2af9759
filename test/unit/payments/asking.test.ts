import { expect, test } from 'vitest'
import { createHandler } from '#platform/handle.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { paymentAggregate, paymentStream, standingAfter } from '../../../services/payments/aggregate.ts'
import { createAsking } from '../../../services/payments/asking.ts'
import type { PaymentCommand } from '../../../services/payments/domain/commands.ts'
import type { PaymentProvider } from '../../../services/payments/provider.ts'
import { createSettling } from '../../../services/payments/settling.ts'
import { requestOf } from '../../support/counter.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'
import { approved, authorize, capture, done, letGo, noon, oneOClock } from './fixtures.ts'

const stream = paymentStream('p-1')

/** Payments on a log in memory, with a provider that says yes unless told otherwise and notes every key it is called by. */
function setUp(over: Partial<PaymentProvider> = {}, timeoutMs = 5_000) {
  const asked: string[] = []
  const yes: PaymentProvider = {
    name: 'sandbox',
    authorize: async () => approved,
    capture: async () => done,
    void: async () => {},
    refund: async () => done,
  }
  const answers = { ...yes, ...over }
  const noting =
    <Rest extends unknown[], Answer>(call: () => (key: string, ...rest: Rest) => Promise<Answer>) =>
    (key: string, ...rest: Rest): Promise<Answer> => {
      asked.push(key)
      return call()(key, ...rest)
    }
  const provider: PaymentProvider = {
    name: answers.name,
    authorize: noting(() => answers.authorize),
    capture: noting(() => answers.capture),
    void: noting(() => answers.void),
    refund: noting(() => answers.refund),
  }
  const [store, log, metrics] = [memoryEventStore(), recordingLog(), countingMetrics()]
  const payments = createHandler(paymentAggregate, { store, snapshots: noSnapshots, metrics, log })
  const ask = createAsking({ payments, provider, timeoutMs, log, metrics })
  const settling = createSettling({ payments, ask, timeoutMs, log })

  async function act(command: PaymentCommand, signal?: AbortSignal) {
    const request = requestOf(JSON.stringify(command), signal ? { signal } : {})
    const known = await standingAfter(command, { payments, stream, request: requestOf(request.requestId) })
    return ask({ stream, known, wants: () => true, request })
  }
  const record = (command: PaymentCommand) => payments.handle(stream, command, requestOf(JSON.stringify(command)))
  /** What the follower does on the event of this revision. */
  const follow = async (revision: number) => {
    const raw = store.log[revision]
    if (raw) await settling.follower.handle(raw)
  }
  return { store, log, asked, answers, settling, payments, act, record, follow, types: () => store.log.map(({ type }) => type) }
}

const unreachable = async () => {
  throw new Error('unreachable')
}
const recently = () => new Date().toISOString()

test('the follower waits for the call under way and leaves alone what it learned', async () => {
  const { promise: answer, resolve } = Promise.withResolvers<typeof approved>()
  const { settling, act, record, follow, asked, types } = setUp({ authorize: () => answer })
  await record(authorize())
  const call = settling.during(stream, () => act(authorize()))
  const followed = follow(0)
  // Whatever can happen before the provider answers has happened by then.
  await new Promise(setImmediate)
  resolve(approved)
  await Promise.all([call, followed])
  expect(asked).toEqual(['k-auth'])
  expect(types()).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
})

test('the follower asks by the same key for what nobody learned', async () => {
  const { record, follow, asked, types } = setUp()
  await record(authorize())
  await follow(0)
  await follow(0)
  expect(asked).toEqual(['k-auth'])
  expect(types()).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
})

test('what was asked a moment ago may be another host’s call: it is given the time that it has', async () => {
  const { record, follow, asked, payments, types } = setUp({}, 100)
  const before = Date.now()
  await record({ ...authorize(), at: new Date(before).toISOString() })
  await follow(0)
  expect(Date.now() - before).toBeGreaterThanOrEqual(99)
  expect(asked).toEqual(['k-auth'])
  expect(types()).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  expect((await payments.load(stream)).state).toMatchObject({ state: 'authorized' })
})

test('the follower fails while nobody can say, and leaves it to a person after a day', async () => {
  const { record, follow, log, asked } = setUp({ authorize: unreachable }, 1)
  await record({ ...authorize(), at: recently() })
  await expect(follow(0)).rejects.toThrow('still unanswered')
  expect(asked).toEqual(['k-auth'])

  const old = setUp({ authorize: unreachable }, 1)
  await old.record({ ...authorize(), at: noon })
  await old.follow(0)
  expect(old.asked).toEqual(['k-auth'])
  expect(old.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(0)
})

test('no answer in time is an unknown outcome, and the provider is told that nobody waits', async () => {
  let isTold = false
  const { act, types } = setUp(
    {
      authorize: (_key, _hold, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            isTold = true
          })
        }),
    },
    10,
  )
  expect((await act(authorize())).state).toMatchObject({ state: 'unknown' })
  expect(isTold).toBe(true)
  expect(types()).toEqual(['AuthorizationRequested'])
})

test('the provider is not asked to void while a capture is unknown', async () => {
  const { act, asked, answers, types } = setUp({ capture: unreachable })
  await act(authorize())
  await act(capture('c-1', 600))
  await act(letGo())
  expect(asked).toEqual(['k-auth', 'k-c-1', 'k-c-1'])
  answers.capture = async () => done
  await act({ ...letGo(), at: oneOClock })
  expect(asked).toEqual(['k-auth', 'k-c-1', 'k-c-1', 'k-c-1', 'k-void'])
  expect(types().slice(2)).toEqual(['CaptureRequested', 'VoidRequested', 'PaymentCaptured', 'PaymentVoided'])
})

test('what the provider says is recorded though the caller is gone', async () => {
  const { act, types } = setUp()
  await act(authorize(), AbortSignal.abort())
  expect(types()).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
})

test('what one provider holds is never asked of another', async () => {
  const { act, asked, types } = setUp({ name: 'other' })
  expect((await act(authorize())).state).toMatchObject({ state: 'unknown' })
  expect(asked).toEqual([])
  expect(types()).toEqual(['AuthorizationRequested'])
})
