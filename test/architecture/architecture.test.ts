import { expect, test } from 'vitest'
import { type MayImport, mayImport, type OnlyIn, onlyIn } from './rules.ts'
import { importsOf, matches, type Source, sources, withOwnFolder } from './sources.ts'

const governed = ({ files }: MayImport): Source[] => sources.filter(({ path }) => matches(path, files))

const breaches = (rule: MayImport, files: readonly Source[]): string[] =>
  files.flatMap(({ path, imports }) =>
    imports.filter(imported => !matches(imported, withOwnFolder(path, rule.may))).map(imported => `${path} imports ${imported}`),
  )

const holds = ({ what }: OnlyIn, { text, imports }: Source): boolean =>
  what instanceof RegExp ? what.test(text) : imports.some(imported => matches(imported, what))

for (const rule of mayImport)
  test(rule.sentence, () => {
    const files = governed(rule)
    expect(files.length, 'a rule that matches no file').toBeGreaterThan(0)
    expect(breaches(rule, files)).toEqual([])
  })

for (const rule of onlyIn)
  test(rule.sentence, () => {
    const within = sources.filter(({ path }) => matches(path, rule.within))
    expect(within.length, 'a rule that matches no file').toBeGreaterThan(0)
    const holders = within.filter(source => holds(rule, source)).map(({ path }) => path)
    expect(holders.filter(path => !matches(path, rule.only))).toEqual([])
    // An exception that nobody needs any more is to go.
    expect(rule.only.filter(exception => !holders.some(path => matches(path, [exception])))).toEqual([])
  })

test('every file of the services is governed', () => {
  const free = sources.filter(({ path }) => path.startsWith('services/') && !mayImport.some(rule => matches(path, rule.files)))
  expect(free.map(({ path }) => path)).toEqual([])
})

test('imports of every form are seen', () => {
  const text = `import a, { type B } from './b.ts'
import type {
  C,
} from '#kernel/c.ts'
import 'side-effect'
export { d } from "../d.ts"
const e = await import('node:fs')
const f = Buffer.from('not-an-import')`
  expect(importsOf('services/orders/domain/x.ts', text).sort()).toEqual(
    ['node:fs', 'services/kernel/c.ts', 'services/orders/d.ts', 'services/orders/domain/b.ts', 'side-effect'].sort(),
  )
})

test('a breach is seen', () => {
  const [rule] = mayImport
  const breach: Source = { path: 'services/kernel/x.ts', text: '', imports: ['services/orders/domain/y.ts'] }
  expect(rule && breaches(rule, [breach])).toEqual(['services/kernel/x.ts imports services/orders/domain/y.ts'])
})

test('sizes, for information', ({ annotate }) => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ path, lines }) => lines > 250 && path.startsWith('services/'))
  return Promise.all(long.map(({ path, lines }) => annotate(`${path} has ${lines} lines: a second look?`)))
})
