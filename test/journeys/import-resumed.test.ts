import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProxy } from '../support/proxy.ts'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { auditing, factsOf, importing, importOf, logHolds, nahr, readLog, sample, startNahr, writeLocal } from './import-runs.ts'

async function onAStack<Result>(use: (stack: TestStack) => Promise<Result>): Promise<Result> {
  const stack = await startTestStack(importing)
  writeLocal(stack)
  try {
    return await use(stack)
  } finally {
    await stack.stop()
  }
}

const three = importOf(sample, '2010-12-01', '2010-12-03')
const keptIn = (stack: TestStack) => ['--journal', join(stack.dataDir, 'journal')]

test('an import that was killed and run again, over a longer range too, writes what one run alone writes', {
  timeout: 240_000,
}, async () => {
  const straight = await onAStack(async stack => {
    expect(await nahr(stack, ...three)).toMatchObject({ status: 0 })
    return readLog(stack)
  })
  const resumed = await onAStack(async stack => {
    const two = importOf(sample, '2010-12-01', '2010-12-02', '--concurrency', '2', ...keptIn(stack))
    // It calls through this process: were that held up, it would not get done before it is killed.
    const proxy = await startProxy(Number(stack.addresses.orders.split(':')[1]))
    writeLocal({ ...stack, addresses: { ...stack.addresses, orders: `127.0.0.1:${proxy.port}` } })
    const running = startNahr(stack, ...two)
    await logHolds(stack, 15, 'OrderPlaced')
    running.child.kill('SIGKILL')
    expect((await running.done).status).toBeNull()
    await proxy.stop()
    writeLocal(stack)
    const before = (await readLog(stack)).length
    expect(before).toBeLessThan(straight.length)
    expect(existsSync(keptIn(stack)[1] ?? '')).toBe(true)

    expect(await nahr(stack, ...two)).toMatchObject({ status: 0 })
    expect(await nahr(stack, ...three)).toMatchObject({ status: 0 })
    const log = await readLog(stack)
    const journalled = await nahr(stack, ...three, ...keptIn(stack))
    expect(JSON.parse(journalled.stdout)).toMatchObject({ acknowledged: { orders: 39 }, problems: [] })
    expect(readFileSync(keptIn(stack)[1] ?? '', 'utf8').match(/"orderId"/g)).toHaveLength(39)
    expect(await readLog(stack)).toHaveLength(log.length)
    expect(await nahr(stack, ...auditing)).toMatchObject({ status: 0 })
    return log
  })
  expect(factsOf(resumed)).toEqual(factsOf(straight))
})

test('an import outlasts parts that are killed under it and come back', async () => {
  await onAStack(async stack => {
    const running = startNahr(stack, ...importOf(sample, '2010-12-01', '2010-12-03', '--concurrency', '2'))
    for (const [part, orders] of [
      ['orders', 5],
      ['inventory', 10],
      ['eventstore', 15],
    ] as const) {
      await logHolds(stack, orders, 'OrderPlaced')
      await stack.kill(part, 'SIGKILL')
      await stack.restart(part)
    }
    const { status, stdout } = await running.done
    expect(JSON.parse(stdout)).toMatchObject({ acknowledged: { orders: 39 }, refusals: [], problems: [] })
    expect(status).toBe(0)
    expect(await nahr(stack, ...auditing)).toMatchObject({ status: 0 })
  })
})

test('a system that is not there is said so in one line', async () => {
  const { status, stderr } = await onAStack(async stack => nahr(stack, 'show', 'order', 'x', '--address', '127.0.0.1:1'))
  expect([status, stderr.split('\n')]).toEqual([
    1,
    [expect.stringMatching(/^nahr: the services don't answer at .*127\.0\.0\.1:1/), ''],
  ])
})
