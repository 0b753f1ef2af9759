import { existsSync, readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { sources } from '../architecture/sources.ts'

const dockerfile = readFileSync('deploy/docker/Dockerfile', 'utf8')
const problemsOf = (text: string) => validate(text).map(({ range, message }) => `${range.start.line + 1}: ${message}`)
const fromContext = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(match => (match[1] ?? '').split(' ').slice(0, -1))

describe('the Dockerfile', () => {
  test('is one', () => {
    expect(problemsOf(dockerfile)).toEqual([])
  })

  test.each([
    ['an instruction that nobody knows', (text: string) => text.replace('WORKDIR', 'WORKDIRECTORY')],
    ['a health check with a flag that is none', (text: string) => text.replace('--interval', '--every')],
    ['a copy to nowhere', (text: string) => text.replace('COPY protos protos', 'COPY protos')],
  ])('is refused with %s', (_, breaking) => {
    expect(problemsOf(breaking(dockerfile))).not.toEqual([])
  })

  test('copies what there is, and the context holds that and nothing else', () => {
    expect(fromContext.filter(path => !existsSync(path))).toEqual([])
    const ignoring = readFileSync('.dockerignore', 'utf8').split('\n')
    expect(ignoring.find(line => !line.startsWith('#'))).toBe('*')
    const admitted = ignoring.filter(line => line.startsWith('!')).map(line => line.slice(1))
    expect(admitted.sort()).toEqual([...fromContext].sort())
  })

  test('runs as nobody special, on the Node that the packages ask for', () => {
    expect(dockerfile.match(/^USER .*$/gm)).toEqual(['USER node'])
    const [major] = manifest.dependencies.node.split('.')
    expect(dockerfile.match(/^FROM \S+/gm)).toEqual(Array(2).fill(`FROM node:${major}-bookworm-slim`))
  })

  test('names scripts that there are', () => {
    const named = [...dockerfile.matchAll(/"([\w/.-]+\.ts)"/g)].map(match => match[1] ?? '')
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter(path => !existsSync(path))).toEqual([])
  })
})

test('what runs in the image needs no package that is for development alone', () => {
  const scripts = [
    'services/main.ts',
    'workflows/main.ts',
    'workflows/bundled.ts',
    'deploy/docker/health.ts',
    'deploy/docker/keys.ts',
  ]
  const reached = new Set(scripts)
  for (const path of reached)
    for (const imported of sources.find(source => source.path === path)?.imports ?? [])
      if (existsSync(imported)) reached.add(imported)
  const packages = [...reached]
    .flatMap(path => sources.find(source => source.path === path)?.imports ?? [])
    .filter(name => !existsSync(name) && !name.startsWith('node:'))
    .map(name => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
  expect(packages.length).toBeGreaterThan(10)
  expect([...new Set(packages)].filter(name => !(name in manifest.dependencies))).toEqual([])
  expect([...reached].filter(path => !fromContext.some(copied => path.startsWith(`${copied}/`)))).toEqual([])
})
