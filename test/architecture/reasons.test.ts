import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sources } from './sources.ts'

const name = '[A-Z]{2,}(?:_[A-Z]{2,})+'
/** A reason where a call is refused: its kind before it, or what is refused. */
const refused = new RegExp(`(?:reject\\(|Rejection\\(\\s*'[a-z-]+',\\s*|, )'(${name})'`, 'g')

const toldBy = (protos: string): Set<string> =>
  new Set(
    globSync(`protos/nahr/${protos}/v1/*.proto`)
      .flatMap(path => readFileSync(path, 'utf8').match(/\/\/.*$/gm) ?? [])
      .flatMap(comment => comment.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []),
  )

/** Between services, or tried again: no caller is answered with them. */
const inner: Record<string, readonly string[]> = {
  orders: ['ATTEMPT_ABANDONED', 'ATTEMPT_UNKNOWN', 'RESERVATION_ENDED'],
  payments: ['KEY_REUSED'],
}
const services = ['orders', 'inventory', 'payments', 'returns', 'loyalty', 'feed']

test.each(services)('what %s refuses for is told in its contracts', service => {
  const told = new Set([...toldBy(service), ...toldBy('common'), ...(inner[service] ?? [])])
  const texts = sources.filter(({ path }) => path.startsWith(`services/${service}/`)).map(({ text }) => text)
  const reasons = texts.flatMap(text => [...text.matchAll(refused)].map(([, reason = '']) => reason))
  expect([...new Set(reasons)].filter(reason => !told.has(reason))).toEqual([])
})

test.each(services)('what the contracts of %s tell of is what some service says', service => {
  const said = sources.filter(({ path }) => path.startsWith('services/')).map(({ text }) => text)
  const statuses = ['NOT_FOUND', 'INVALID_ARGUMENT', 'ALREADY_EXISTS', 'FAILED_PRECONDITION', 'PERMISSION_DENIED']
  const untrue = [...toldBy(service)].filter(each => ![...statuses, 'DEADLINE_EXCEEDED'].includes(each))
  expect(untrue.filter(each => !said.some(text => text.includes(`'${each}'`)))).toEqual([])
})
