import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { untilRoom } from '../../../services/eventstore/storage/room.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function lookingAt(disk: { hasRoom: boolean }) {
  const [over, seen] = [new AbortController(), { looks: 0, told: 0 }]
  const hasRoomFor = () => {
    seen.looks++
    return disk.hasRoom
  }
  untilRoom({ hasRoomFor }, over.signal, () => seen.told++)
  return { over, seen }
}

test('that a full disk has room again is told once', () => {
  const disk = { hasRoom: false }
  const { seen } = lookingAt(disk)
  vi.advanceTimersByTime(3_000)
  expect(seen).toEqual({ looks: 4, told: 0 })
  disk.hasRoom = true
  vi.advanceTimersByTime(10_000)
  expect(seen).toEqual({ looks: 5, told: 1 })
})

test('a server that has stopped writes no more into a folder that may be another’s by then', () => {
  const disk = { hasRoom: false }
  const { over, seen } = lookingAt(disk)
  over.abort()
  disk.hasRoom = true
  vi.advanceTimersByTime(10_000)
  expect(seen).toEqual({ looks: 1, told: 0 })
})
