import { expect, test } from 'vitest'
import type { z } from 'zod'
import * as fields from '#platform/fields.ts'

const reads = (schema: z.ZodType, value: unknown) => schema.safeParse(value).data
const refuses = (schema: z.ZodType, ...values: unknown[]) => {
  for (const value of values) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false)
}

test('text is kept as it was sent, and counted in characters', () => {
  expect(reads(fields.sku, ' Ab-1 ')).toBe(' Ab-1 ')
  expect(reads(fields.text(1, 2), '🌊🌊')).toBe('🌊🌊')
  expect(reads(fields.text(0, 5), '')).toBe('')
  refuses(fields.text(1, 2), '', ' ', '🌊🌊🌊', 'abc', 'a\n', '\ud800', undefined, 7)
  expect(reads(fields.prose(20), 'Gül Sokak 4\nİzmir')).toBe('Gül Sokak 4\nİzmir')
  refuses(fields.prose(3), 'abcd', 'a\0')
})

test('ids of locations have their alphabet', () => {
  expect(reads(fields.locationId, 'store-1')).toBe('store-1')
  refuses(fields.locationId, '', 'Store', 'a@b', 'a'.repeat(65))
})

test('64-bit numbers become exact integers or are refused', () => {
  expect(reads(fields.quantity, '1000000000')).toBe(1_000_000_000)
  refuses(fields.quantity, '0', '-1', '1000000001', '9223372036854775807', '1.5', 'x', undefined)
  expect(reads(fields.amountMinor, '0')).toBe(0)
  refuses(fields.amountMinor.min(1), '0')
  refuses(fields.integer(0, Number.MAX_SAFE_INTEGER), '9007199254740993')
  expect(reads(fields.position, '18446744073709551615')).toBe(18_446_744_073_709_551_615n)
  expect(reads(fields.minPosition, '0')).toBeNull()
  refuses(fields.position, '-1', '', 'abc')
})

test('times become ISO strings and come back', () => {
  const wire = { seconds: '1292577600', nanos: 123_999_999 }
  expect(reads(fields.timestamp, wire)).toBe('2010-12-17T09:20:00.123Z')
  expect(fields.toTimestamp('2010-12-17T09:20:00.123Z')).toEqual({ seconds: '1292577600', nanos: 123_000_000 })
  const before1970 = '1969-12-31T23:59:59.999Z'
  expect(reads(fields.timestamp, fields.toTimestamp(before1970))).toBe(before1970)
  expect(reads(fields.optionalTimestamp, null)).toBeNull()
  refuses(
    fields.timestamp,
    null,
    { seconds: '253402300800', nanos: 0 },
    { seconds: '0', nanos: -1 },
    { seconds: '0', nanos: 1e9 },
  )
})

test('a moment is a time, a position or the present', () => {
  expect(reads(fields.asOf, null)).toBeNull()
  expect(reads(fields.asOf, { moment: 'position', position: '7' })).toEqual({ position: 7n })
  expect(reads(fields.asOf, { moment: 'time', time: { seconds: '0', nanos: 0 } })).toEqual({ time: '1970-01-01T00:00:00.000Z' })
  refuses(fields.asOf, {}, { moment: 'time', time: null })
})

test('enum names are read as words, and the unspecified one is not', () => {
  const kind = fields.enumWord('CHANNEL_KIND', ['web', 'call_centre'])
  expect(reads(kind, 'CHANNEL_KIND_CALL_CENTRE')).toBe('call_centre')
  expect(fields.wireEnum('CHANNEL_KIND', 'call_centre')).toBe('CHANNEL_KIND_CALL_CENTRE')
  refuses(kind, 'CHANNEL_KIND_UNSPECIFIED', 'CHANNEL_KIND_APP', 'web', 'toString')
  refuses(fields.enumName(['A_B']), 'A_UNSPECIFIED')
})

test('the currency is one that exists', () => {
  expect(reads(fields.currencyCode, 'SAR')).toBe('SAR')
  refuses(fields.currencyCode, 'sar', 'XYZ', '')
})

test('a page has 100 entries unless told, and never more than 1,000', () => {
  expect([0, 7, 5_000].map(size => reads(fields.pageSize, size))).toEqual([100, 7, 1_000])
  refuses(fields.pageSize, -1)
})

test('a page token goes on with the same list only', () => {
  const list = { name: 'orders', customerId: 'c-1' }
  const token = fields.encodePageToken(list, ['2010-12-17', 7])
  expect(fields.decodePageToken(list, token)).toEqual(['2010-12-17', 7])
  expect(fields.decodePageToken(list, '')).toBeNull()
  const tampered = Buffer.from(Buffer.from(token, 'base64url').toString().replace('7]', '8]')).toString('base64url')
  for (const wrong of [tampered, 'nonsense', token.slice(2)]) {
    expect(() => fields.decodePageToken(list, wrong)).toThrow('INVALID_FIELD')
  }
  expect(() => fields.decodePageToken({ ...list, customerId: 'c-2' }, token)).toThrow('INVALID_FIELD')
})

test('an optional field is null when empty, and otherwise keeps its rules', () => {
  expect(reads(fields.optional(fields.locationId), '')).toBeNull()
  expect(reads(fields.optional(fields.locationId), 'store-1')).toBe('store-1')
  expect(fields.optional(fields.locationId).safeParse('A B').error?.issues[0]?.message).toContain('must be 1 to 64')
})

test('a path is told in names of the wire', () => {
  expect(fields.wirePath(['lines', 3, 'unitPriceMinor'])).toBe('lines[3].unit_price_minor')
  expect(fields.wirePath(['names', 'en-GB'])).toBe('names.en-GB')
})
