import { expect, test } from 'vitest'
import { fromLondon, readLondonMinute, startOfLondonDay } from '../../../services/ops/import/uk-time.ts'

test('in winter London shows UTC', () =>
  expect(readLondonMinute('12/1/10 8:26')).toEqual({ day: '2010-12-01', at: '2010-12-01T08:26:00.000Z' }))

test('in summer London is an hour ahead', () => {
  expect(readLondonMinute('3/28/11 9:05')).toEqual({ day: '2011-03-28', at: '2011-03-28T08:05:00.000Z' })
  expect(startOfLondonDay('2011-03-28')).toBe('2011-03-27T23:00:00.000Z')
})

test('the day on which clocks go forward begins in winter time', () => {
  expect(startOfLondonDay('2011-03-27')).toBe('2011-03-27T00:00:00.000Z')
  expect(readLondonMinute('3/27/11 0:59')?.at).toBe('2011-03-27T00:59:00.000Z')
  expect(readLondonMinute('3/27/11 2:00')?.at).toBe('2011-03-27T01:00:00.000Z')
})

test('a minute that clocks skip is as long after the change as it claims to be', () =>
  expect(readLondonMinute('3/27/11 1:30')?.at).toBe('2011-03-27T01:30:00.000Z'))

test('a minute that clocks show twice is its first', () =>
  expect(fromLondon(Date.UTC(2011, 9, 30, 1, 30))).toBe('2011-10-30T00:30:00.000Z'))

test.each(['', '2010-12-01 08:26', '13/1/10 8:26', '2/30/11 8:26', '12/1/10 24:00', '12/1/10 8:60', '12/1/2010 8:26'])(
  'nothing is made of %j',
  text => expect(readLondonMinute(text)).toBeUndefined(),
)
