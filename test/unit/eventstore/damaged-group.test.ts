import { expect, test } from 'vitest'
import { NO_STREAM } from '../../../services/eventstore/appends.ts'
import { consumerFor } from '../../../services/eventstore/persistent/consumer.ts'
import { Groups } from '../../../services/eventstore/persistent/manager.ts'
import { openStore } from '../../../services/eventstore/store.ts'
import { randomFrom } from '../../support/random.ts'
import { powerCutFiles } from './power-cut-files.ts'
import { append, NOON, named } from './store-helpers.ts'

const SETTINGS = {
  startFrom: 'start',
  resolveLinks: false,
  extraStatistics: false,
  messageTimeoutMs: 30_000,
  maxRetryCount: 2,
  minCheckpointCount: 1,
  maxCheckpointCount: 1,
  checkpointAfterMs: 0,
  maxSubscriberCount: 0,
  liveBufferSize: 10,
  historyBufferSize: 10,
  readBatchSize: 5,
  strategy: 'RoundRobin',
} as const

test('a damaged place in the log drops the consumers, tells it once, and is tried again for the next', async () => {
  const { files } = powerCutFiles(randomFrom(1))
  const damaged = { isRead: true }
  const open: typeof files.open = name => {
    const file = files.open(name)
    const read: typeof file.read = (into, at) => {
      const got = file.read(into, at)
      if (damaged.isRead) into.fill(0)
      return got
    }
    return { ...file, read }
  }
  const { store } = await openStore({ files: { ...files, open }, now: () => NOON })
  await append(store, 'order-1', NO_STREAM, named('placed'))
  const errors: string[] = []
  const log = { info: () => {}, warn: () => {}, error: (_: object, message: string) => void errors.push(message) }
  const groups = new Groups(store, () => NOON, log)
  const created = await new Promise(resolve =>
    groups.create({ source: 'order-1', group: 'g', settings: { ...SETTINGS } }, resolve),
  )
  expect(created).toBe('done')
  const running = groups.find({ source: 'order-1', group: 'g' })
  const joined = (): Promise<'dropped' | number> =>
    new Promise(resolve => {
      const client = { slots: 1, from: 'here', connectionName: '', drop: () => resolve('dropped') }
      running?.join(consumerFor({ ...client, deliver: ({ ordinal }) => resolve(ordinal) }, NOON))
    })
  expect(await joined()).toBe('dropped')
  const told = errors.length
  for (let tick = 0; tick < 3; tick += 1) running?.tick()
  expect(errors).toHaveLength(told)
  expect(new Set(errors)).toEqual(new Set(['a subscription group can not go on']))
  damaged.isRead = false
  expect(await joined()).toBe(0)
  groups.stop()
  await store.close()
})
