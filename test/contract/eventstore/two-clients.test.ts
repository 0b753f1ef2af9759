import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverUnderTest, uniqueStream } from './server-under-test.ts'

const WINS = '60'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

test('two processes that compete for one stream each get what was acknowledged to them, and nothing else is there', async () => {
  const stream = uniqueStream('contested')
  const workers = ['left', 'right'].map(name =>
    fork(join(import.meta.dirname, 'append-worker.ts'), [server.url, stream, name, WINS]),
  )
  const acknowledged: string[][] = await Promise.all(workers.map(async worker => (await once(worker, 'message'))[0]))
  const ids: string[] = []
  for await (const { event } of server.client.readStream(stream)) if (event) ids.push(event.id)
  expect(ids).toHaveLength(2 * Number(WINS))
  for (const own of acknowledged) expect(ids.filter(id => own.includes(id))).toEqual(own)
})
