import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Rejection } from '#kernel/rejection.ts'

// A field that is absent on the wire arrives as '', '0', null or [].

// What zod says of itself speaks of types that a caller doesn't know.
z.config({
  customError(issue) {
    if (issue.code === 'invalid_type' && (issue.input === null || issue.input === undefined)) return 'must be there'
    if (issue.code === 'too_small' && issue.origin === 'array') return `must have at least ${issue.minimum}`
    if (issue.code === 'too_big' && issue.origin === 'array') return `must have at most ${issue.maximum}`
    return undefined
  },
})

/** Neither control characters nor broken pairs. */
const isPrintable = (value: string) => !/\p{Cc}/u.test(value) && value.isWellFormed()
/** Astral characters count once. */
const lengthOf = (value: string) => (/[\ud800-\udfff]/.test(value) ? [...value].length : value.length)

/** Text of one line, as it was sent; not blank when something is asked for. */
export function text(min: number, max: number) {
  const problem = min > 0 ? `must have ${min} to ${max} printable characters` : `must have at most ${max} printable characters`
  return z.string().refine(value => {
    if (value.length > max * 2 || !isPrintable(value)) return false
    const length = lengthOf(value)
    return length >= min && length <= max && (min === 0 || value.trim() !== '')
  }, problem)
}

/** Text that may have several lines, such as an address. */
export const prose = (max: number) =>
  z
    .string()
    .refine(
      value => value.length <= max * 2 && isPrintable(value.replaceAll(/[\n\r\t]/g, ' ')) && lengthOf(value) <= max,
      `must have at most ${max} characters`,
    )

/** An empty field is null: for filters and references that may be left out. */
export const optional = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z
    .string()
    .transform(value => (value === '' ? null : value))
    .pipe(z.nullable(schema))

export const requestId = text(1, 128)
export const sku = text(1, 128)
export const locationId = z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be 1 to 64 characters of a-z, 0-9 and -')

/** An int64 (or int32) of this range, as a number. The wire knows canonical decimals only, so coercion loses nothing. */
export function integer(min: number, max: number) {
  const problem = `must be a whole number from ${min} to ${max}`
  return z.coerce.number(problem).int(problem).min(min, problem).max(max, problem)
}

export const quantity = integer(1, 1_000_000_000)
/** Sums of thousands of these stay exact. */
export const maxAmountMinor = 1_000_000_000_000
export const amountMinor = integer(0, maxAmountMinor)

const currencies = new Set(Intl.supportedValuesOf('currency'))
export const currencyCode = z.string().refine(code => currencies.has(code), 'must be an ISO 4217 code')

export type WireTimestamp = { seconds: string; nanos: number }
const problemOfTime = 'must be a time of the years 1 to 9999'
const [firstSecond, lastSecond] = [-62_135_596_800, 253_402_300_799]

/** ISO-8601 UTC, in milliseconds. */
export const timestamp = z
  .object(
    { seconds: z.coerce.number().int().min(firstSecond).max(lastSecond), nanos: z.int().min(0).max(999_999_999) },
    problemOfTime,
  )
  .transform(({ seconds, nanos }) => new Date(seconds * 1000 + Math.floor(nanos / 1e6)).toISOString())
/** Absent is null. */
export const optionalTimestamp = timestamp.nullable()

export function toTimestamp(iso: string): WireTimestamp {
  const ms = Date.parse(iso)
  const seconds = Math.floor(ms / 1000)
  return { seconds: String(seconds), nanos: (ms - seconds * 1000) * 1_000_000 }
}

/** A place in the log. */
export const position = z
  .string()
  .regex(/^\d{1,20}$/, 'must be a position of the log')
  .transform(BigInt)
/** What a read waits for; null when the caller named none. */
export const minPosition = position.transform(value => (value === 0n ? null : value))

/** Null: the present. */
export const asOf = z
  .object({
    moment: z.enum(['time', 'position']).optional(),
    time: optionalTimestamp.optional(),
    position: z.string().optional(),
  })
  .transform(({ moment, time, position: at }, context) => {
    if (moment === 'time' && time) return { time }
    if (moment === 'position' && at !== undefined && /^\d{1,20}$/.test(at)) return { position: BigInt(at) }
    context.addIssue('must name a time or a position')
    return z.NEVER
  })
  .nullable()

/** A wire name out of these, such as `ITEM_KIND_GOODS`: the unspecified one is refused unless it is among them. */
export const enumName = <const Name extends string>(names: readonly Name[]) => z.enum(names, `must be one of ${names.join(', ')}`)

/**
 * A wire name as the domain's own word: `enumWord('ITEM_KIND', ['goods', 'fee'])` reads ITEM_KIND_FEE as 'fee'.
 * The unspecified name is refused unless it is among the words.
 */
export function enumWord<const Word extends string>(prefix: string, words: readonly Word[]) {
  const byName = new Map(words.map(word => [wireEnum(prefix, word) as string, word]))
  return z.string().transform((name, context) => {
    const word = byName.get(name)
    if (word !== undefined) return word
    context.addIssue(`must be one of ${[...byName.keys()].join(', ')}`)
    return z.NEVER
  })
}

/** The other way: `wireEnum('ITEM_KIND', 'fee')` is ITEM_KIND_FEE. */
export const wireEnum = <Prefix extends string, Word extends string>(prefix: Prefix, word: Word) =>
  `${prefix}_${word.toUpperCase()}` as `${Prefix}_${Uppercase<Word>}`

/** 100 when 0; more than 1,000 means 1,000. */
export const pageSize = integer(0, 2_147_483_647).transform(size => (size === 0 ? 100 : Math.min(size, 1_000)))

type PageKey = (string | number)[]

/** Where a list goes on: opaque to callers, and good only for the same list with the same filters. */
export function encodePageToken(list: unknown, after: PageKey): string {
  const body = JSON.stringify(after)
  return Buffer.from(`${digestOf(list, body)}${body}`).toString('base64url')
}

/** Null for the first page. */
export function decodePageToken(list: unknown, token: string): PageKey | null {
  if (token === '') return null
  const plain = Buffer.from(token, 'base64url').toString('utf8')
  const body = plain.slice(digestLength)
  if (plain.slice(0, digestLength) === digestOf(list, body)) return JSON.parse(body) as PageKey
  throw new Rejection('invalid', 'INVALID_FIELD', {
    field: 'page_token',
    problem: 'must be the one that this list answered with',
  })
}

const digestLength = 16
const digestOf = (list: unknown, body: string) =>
  createHash('sha256')
    .update(JSON.stringify([list, body]))
    .digest('base64url')
    .slice(0, digestLength)

/** A path into a request by its names on the wire: `lines[3].unit_price_minor`. */
export function wirePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((joined, part) => {
    if (typeof part === 'number') return `${joined}[${part}]`
    const name = wireName(String(part))
    return joined === '' ? name : `${joined}.${name}`
  }, '')
}

export const wireName = (name: string) =>
  /^[a-z][a-zA-Z0-9]*$/.test(name) ? name.replaceAll(/[A-Z]/g, capital => `_${capital.toLowerCase()}`) : name
