import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { sources } from './sources.ts'

const readme = readFileSync('README.md', 'utf8')
const all = (pattern: RegExp, text: string): string[] =>
  [...new Set([...text.matchAll(pattern)].map(match => match[1] ?? match[0]))].sort()

test('the README tells of every variable that configures a process, and of no other', () => {
  const read = sources
    .filter(({ path }) => path === 'services/platform/config.ts' || /^services\/(eventstore\/)?main\.ts$/.test(path))
    .flatMap(({ text }) => all(/\bNAHR_[A-Z_]+\b/g, text))
  const told = all(/`(NAHR_[A-Z_]+)`/g, readme)
  expect(told).toEqual([...new Set(read)].sort())
})

test('what the README points to is there', () => {
  const paths = all(/\]\((?!https?:)([^)#]+)\)/g, readme).concat(all(/`((?:services|protos|deploy|test)\/[\w/.-]*)`/g, readme))
  expect(paths.filter(path => !existsSync(path))).toEqual([])
})

test('the scripts that the README names exist', () => {
  const named = all(/npm run ([\w:-]+)/g, readme)
  expect(named.filter(name => !(name in manifest.scripts))).toEqual([])
})

test('the README tells of every field that is stored sealed, and of no other', () => {
  const stored = sources.filter(({ path }) => /^services\/\w+\/stored-events\.ts$/.test(path))
  const sealed = stored.flatMap(({ text }) =>
    all(/(?<=[\s{])(\w+): (?:sealed|words|z\.record\(text, words\))(?=[,. ]|$)/gm, text),
  )
  const rows = readme.split('\n').filter(line => /^\|.*\| sealed/.test(line))
  expect(rows.flatMap(row => all(/`(\w+)`/g, row)).sort()).toEqual([...new Set(sealed)].sort())
})

const guides = ['protos/README.md', ...globSync('deploy/runbooks/*.md'), ...globSync('workflows/*/README.md')]

test.each(guides)('the methods that %s names exist, and so does what it points to', guide => {
  const text = readFileSync(guide, 'utf8')
  const contracts = globSync('protos/nahr/**/*.proto').map(path => readFileSync(path, 'utf8'))
  const known = new Set(contracts.flatMap(contract => all(/^(?:\s+rpc|service|message) (\w+)/gm, contract)))
  const named = all(/`(?:\w+Service\.)?((?:[A-Z][a-z]+){2,})`/g, text)
  expect(named.filter(name => !known.has(name))).toEqual([])
  const paths = all(/\]\((?!https?:)([^)#]+)\)/g, text).map(path => join(dirname(guide), path))
  expect(paths.filter(path => !existsSync(path))).toEqual([])
})
