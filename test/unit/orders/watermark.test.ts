import { expect, test } from 'vitest'
import { createWatermark } from '../../../services/orders/watermark.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString()

test('the first sweep looks at everything, the next behind what was decided, but for what may be listed late', () => {
  const watermark = createWatermark()
  const first = watermark.begin(at(20))
  expect(first.reservedAfter).toBeNull()
  first.passed(at(10), [])
  expect(watermark.begin(at(21)).reservedAfter).toBe(at(9))
})

test('no sweep passes a hold that is not decided, and none goes back', () => {
  const watermark = createWatermark()
  watermark.begin(at(20)).passed(at(10), [at(7), at(4)])
  const next = watermark.begin(at(21))
  expect(next.reservedAfter).toBe(at(4))
  next.passed(at(11), [])
  watermark.begin(at(22)).passed(at(2), [])
  expect(watermark.begin(at(23)).reservedAfter).toBe(at(10))
})

test('a sweep that does not come to its end passes nothing', () => {
  const watermark = createWatermark()
  watermark.begin(at(20)).passed(at(10), [])
  watermark.begin(at(21))
  expect(watermark.begin(at(22)).reservedAfter).toBe(at(9))
})

test('everything is looked at again each hour', () => {
  const watermark = createWatermark()
  watermark.begin(at(0)).passed(at(-10), [])
  expect(watermark.begin(at(59)).reservedAfter).toBe(at(-11))
  const again = watermark.begin(at(60))
  expect(again.reservedAfter).toBeNull()
  again.passed(at(50), [])
  expect(watermark.begin(at(61)).reservedAfter).toBe(at(49))
})
