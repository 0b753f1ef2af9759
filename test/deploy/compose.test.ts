import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DCLinter } from 'dclint'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '#platform/config.ts'
import { searchAttributes } from '../../deploy/temporal/search-attributes.ts'

type Linted = { messages: { line: number; rule: string; message: string }[] }
type Container = {
  image?: string
  command?: string[]
  entrypoint?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test?: string[]; disable?: boolean }
  volumes?: string[]
  ports?: string[]
  restart?: string
  deploy?: { resources?: { limits?: { memory?: string; cpus?: string } } }
}

const FILE = 'docker-compose.yml'
const text = readFileSync(FILE, 'utf8')
const { services, volumes } = parse(text, { merge: true }) as {
  services: Record<string, Container>
  volumes: Record<string, null>
}
const containers = Object.entries(services)
const ofNahr = containers.filter(([, { image }]) => image === 'nahr:local')
const isDone = ({ restart }: Container) => restart?.startsWith('on-failure')

// Order and quotes are a matter of reading; the rest are mistakes.
const MATTERS_OF_TASTE = [
  'no-quotes-in-volumes',
  'service-dependencies-alphabetical-order',
  'service-keys-order',
  'service-ports-alphabetical-order',
  'services-alphabetical-order',
  'top-level-properties-order',
  // Whoever finds `nahr:local` built may start it; whoever does not builds it.
  'no-build-and-image',
]

function problemsOf(path: string): string[] {
  const rules = Object.fromEntries(MATTERS_OF_TASTE.map(rule => [rule, 0 as const]))
  const results: Linted[] = new DCLinter({ rules, quiet: false, debug: false, exclude: [] }).lintFiles([path], false)
  return results.flatMap(({ messages }) => messages.map(({ line, rule, message }) => `${line}: ${message} (${rule})`))
}

describe('the compose file', () => {
  test('is one, by its schema and the linter', () => {
    expect(problemsOf(FILE)).toEqual([])
  })

  test.each([
    ['a key that nobody knows', (whole: string) => whole.replace('    restart:', '    restarts:')],
    ['a condition that is none', (whole: string) => whole.replace('service_healthy', 'service_fine')],
    ['an image without a version', (whole: string) => whole.replace('temporalio/server:1.31.2', 'temporalio/server')],
    ['a name used twice', (whole: string) => whole.replace('\n  postgres:', '\n  eventstore:')],
  ])('is refused with %s', (_, breaking) => {
    const folder = mkdtempSync(join(tmpdir(), 'nahr-compose-'))
    try {
      const broken = breaking(text)
      expect(broken).not.toBe(text)
      writeFileSync(join(folder, FILE), broken)
      expect(problemsOf(join(folder, FILE))).not.toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  const compose = spawnSync('docker', ['compose', 'version'])
  test.skipIf(compose.status !== 0)('is understood by docker compose itself', () => {
    const { status, stderr } = spawnSync('docker', ['compose', '--file', FILE, 'config', '--quiet'], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  test.each(containers)('%s waits only for what comes to be as it hopes', (_, { depends_on = {} }) => {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const awaited = services[name] ?? {}
      expect(awaited.image, name).toBeDefined()
      if (condition === 'service_completed_successfully') expect(isDone(awaited), name).toBe(true)
      else expect(condition === 'service_healthy' && hasHealth(awaited), name).toBe(true)
    }
  })

  test.each(containers)('%s has limits, a fixed image, and listens on the loopback alone', (_, container) => {
    expect(container.deploy?.resources?.limits).toMatchObject({ cpus: expect.any(String), memory: expect.any(String) })
    expect(container.image).toMatch(/:(local|\d+\.\d+[.\w-]*)$/)
    for (const port of container.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
  })

  test('no two publish the same port', () => {
    const published = containers.flatMap(([, { ports = [] }]) => ports.map(port => port.replace(/^.*:-(\d+)}:\d+$/, '$1')))
    expect(published.length).toBeGreaterThan(5)
    expect(published).toEqual([...new Set(published)])
    expect(published.filter(port => !/^\d+$/.test(port))).toEqual([])
  })

  test.each(containers)('%s mounts what there is', (_, container) => {
    for (const mounted of container.volumes ?? []) {
      const from = mounted.split(':')[0] ?? ''
      expect(from.startsWith('./') ? existsSync(from) : from in volumes, from).toBe(true)
    }
  })
})

/** Our own image brings its health check; other images' are spelled out. */
function hasHealth({ image, healthcheck }: Container): boolean {
  return image === 'nahr:local' ? healthcheck?.disable !== true : healthcheck?.test !== undefined
}

describe('the processes of Nahr', () => {
  const main = readFileSync('services/main.ts', 'utf8')
  const hostable = [...main.matchAll(/import\('\.\/(\w+)\/service\.ts'\)/g)].map(match => match[1] ?? '')

  test.each(ofNahr)('%s runs a script that there is', (_, { command = ['services/main.ts'] }) => {
    expect(existsSync(command[0] ?? '')).toBe(true)
  })

  test.each(ofNahr)('%s is configured by variables that there are, with values that they may have', (_, { environment = {} }) => {
    const known = new Set(readFileSync('services/platform/config.ts', 'utf8').match(/\bNAHR_[A-Z_]+\b/g))
    expect(Object.keys(environment).filter(name => !known.has(name))).toEqual([])
    expect(() => readConfig(environment, hostable)).not.toThrow()
  })

  test('every service is hosted, once', () => {
    const hosted = ofNahr.flatMap(([, { environment }]) => environment?.NAHR_SERVICES?.split(',') ?? [])
    expect(hosted.sort()).toEqual([...hostable].sort())
  })

  test('they are told where each other are', () => {
    const hosts = ofNahr.filter(([, { environment }]) => environment?.NAHR_SERVICES)
    for (const [, { environment = {} }] of ofNahr)
      for (const [name, address] of Object.entries(environment).filter(([variable]) => /^NAHR_\w+_ADDRESS$/.test(variable))) {
        const [host = '', port] = address.split(':')
        const service = name.replace(/^NAHR_|_ADDRESS$/g, '').toLowerCase()
        if (service === 'temporal') expect(address).toBe('temporal:7233')
        else expect([hosts.find(([each]) => each === host)?.[1].environment?.NAHR_SERVICES, port]).toEqual([service, '50051'])
      }
  })
})

describe('the scripts that prepare Temporal', () => {
  const scripts = ['deploy/docker/temporal-schema.sh', 'deploy/docker/temporal-namespace.sh']

  test.each(scripts)('%s is a script that a shell can read', script => {
    expect(spawnSync('sh', ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })

  test('register what runs are searched by, and nothing else', () => {
    const namespace = readFileSync('deploy/docker/temporal-namespace.sh', 'utf8')
    const registered = [...namespace.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name = '', type]) => [name, type])
    expect(Object.fromEntries(registered)).toEqual(searchAttributes)
    const awaited = [...namespace.matchAll(/(\w+) IS NULL/g)].map(([, name]) => name)
    expect(awaited.sort()).toEqual(Object.keys(searchAttributes).sort())
  })

  test('register the namespace that the workflows run in', () => {
    const registered = services['temporal-namespace']?.environment?.TEMPORAL_NAMESPACE
    expect(registered).toBeDefined()
    expect(services.workflows?.environment?.NAHR_TEMPORAL_NAMESPACE).toBe(registered)
  })

  test('are of the version of the server', () => {
    const versions = containers.flatMap(
      ([, { image = '' }]) => /^temporalio\/(?:server|admin-tools):(.*)$/.exec(image)?.[1] ?? [],
    )
    expect(new Set(versions).size).toBe(1)
  })
})
