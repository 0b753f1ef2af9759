import { expect, test } from 'vitest'
import { createLanes } from '#platform/lanes.ts'

const connecting = () => {
  const connections: { inUse: number; most: number; isDisposed: boolean; dispose(): Promise<void> }[] = []
  const connect = () => {
    const connection = {
      inUse: 0,
      most: 0,
      isDisposed: false,
      dispose: async () => {
        connection.isDisposed = true
      },
    }
    connections.push(connection)
    return connection
  }
  return { connections, connect }
}

test('calls spread over as many connections as they need, with fewer than sixteen at once on each', async () => {
  const { connections, connect } = connecting()
  const lanes = createLanes(connect, () => true)
  const gate = Promise.withResolvers<void>()
  const calls = Array.from({ length: 200 }, () =>
    lanes.run(async connection => {
      connection.most = Math.max(connection.most, ++connection.inUse)
      await gate.promise
      connection.inUse--
    }),
  )
  gate.resolve()
  await Promise.all(calls)
  expect(connections.map(({ most }) => most)).toEqual([...Array(13).fill(15), 5])
  await lanes.dispose()
  expect(connections.every(({ isDisposed }) => isDisposed)).toBe(true)
})

test('a connection that keeps failing is replaced; one that refuses is not', async () => {
  const { connections, connect } = connecting()
  const lanes = createLanes(connect, error => error === 'lost')
  const fail = (because: string) => lanes.run(() => Promise.reject(because)).catch(() => {})
  for (const because of ['refused', 'refused', 'refused', 'lost', 'lost']) await fail(because)
  expect(connections).toHaveLength(1)
  await fail('lost')
  expect(connections).toHaveLength(2)
  await lanes.dispose()
  expect(connections.every(({ isDisposed }) => isDisposed)).toBe(true)
})

test('a connection that was replaced is closed once its last call is answered, however many there come to be', async () => {
  const { connections, connect } = connecting()
  const lanes = createLanes(connect, error => error === 'lost')
  const gate = Promise.withResolvers<void>()
  const slow = lanes.run(() => gate.promise)
  for (let failures = 0; failures < 30; failures++) await lanes.run(() => Promise.reject('lost')).catch(() => {})
  expect(connections.map(({ isDisposed }) => isDisposed)).toEqual([false, ...Array(9).fill(true), false])
  gate.resolve()
  await slow
  expect(connections.map(({ isDisposed }) => isDisposed)).toEqual([...Array(10).fill(true), false])
  await lanes.dispose()
  expect(connections.every(({ isDisposed }) => isDisposed)).toBe(true)
})

test('calls that one lost connection fails together replace it once, and none that nobody has used yet', async () => {
  const { connections, connect } = connecting()
  const lanes = createLanes(connect, error => error === 'lost')
  const gate = Promise.withResolvers<void>()
  const calls = Array.from({ length: 15 }, () => lanes.run(() => gate.promise))
  gate.reject('lost')
  await Promise.allSettled(calls)
  expect(connections.map(({ isDisposed }) => isDisposed)).toEqual([true, false])
  await lanes.dispose()
})
