import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#platform/canonical-json.ts'
import { codeVersion } from '#platform/code-version.ts'
import { hashCommand } from '#platform/handling/encode.ts'
import { uuidV5 } from '#platform/uuid.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, shuffled(field)]),
  )
}

test('canonical JSON is JSON, whatever order the fields were written in', () =>
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
      expect(canonicalJson(value)).toBe(canonicalJson(shuffled(value)))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  ))

test('what has no JSON form is not passed over', () => {
  for (const value of [1n, Number.NaN, Symbol('s'), () => 1, [undefined]]) expect(() => canonicalJson(value)).toThrow(TypeError)
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
})

test('a command’s hash leaves out what may differ when it is asked again', () => {
  const hash = (at: string, by: number) => hashCommand({ type: 'Increment', by, at }, ['at'])
  expect(hash('noon', 1)).toBe(hash('one', 1))
  expect(hash('noon', 1)).not.toBe(hash('noon', 2))
})

test('ids are version 5, the same for the same parts, and parts don’t run together', () => {
  expect(uuidV5(['a', 'b'])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidV5(['a', 'b'])).toBe(uuidV5(['a', 'b']))
  expect(new Set([uuidV5(['a', 'b']), uuidV5(['ab']), uuidV5(['ab', '']), uuidV5(['a","b'])]).size).toBe(4)
})

test('the code version is that of the named sources', () => {
  const here = new URL('./encoding.test.ts', import.meta.url)
  const folder = new URL('../../support/', import.meta.url)
  expect(codeVersion(here)).toBe(codeVersion(here))
  expect(codeVersion(here)).not.toBe(codeVersion(here, folder))
})
