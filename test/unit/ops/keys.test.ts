import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSecrets } from '#platform/secrets.ts'
import { addKeys } from '../../../services/ops/commands/keys.ts'

const masterKey = Buffer.alloc(32, 7)
const till = ['--name', 'Till 2', '--channel', 'till-2', '--kind', 'store', '--store', 'leeds', 'york', '--role', 'channel']
let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nahr-keys-'))
  mkdirSync(join(folder, 'services'))
  path = join(folder, 'services', 'secrets.sqlite')
  openSecrets(path).close()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function keys(args: string[], env: Record<string, string> = {}): string {
  const said: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(text => said.push(String(text)) > 0)
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const program = new Command('nahr').exitOverride()
    addKeys(program, { NAHR_DATA_DIR: folder, ...env })
    program.parse(['keys', ...args], { from: 'user' })
    return said.join('')
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

test('a key that was created calls as what it was made for, and is kept nowhere', () => {
  const key = keys(['create', ...till, 'associate']).trim()
  const secrets = openSecrets(path)
  expect(secrets.apiKeys.resolve(key)).toMatchObject({
    name: 'Till 2',
    channel: { id: 'till-2', kind: 'store' },
    stores: ['leeds', 'york'],
    roles: ['channel', 'associate'],
  })
  secrets.close()
  const kept = readdirSync(join(folder, 'services')).map(name => readFileSync(join(folder, 'services', name), 'latin1'))
  expect(kept.filter(text => text.includes(key))).toEqual([])
})

test('keys are listed without the keys themselves', () => {
  const key = keys(['create', ...till]).trim()
  keys(['create', '--name', 'Operator', '--role', 'operator'])
  const listed = keys(['list'])
  expect(
    listed
      .replaceAll(/key-[0-9a-f]{16}/g, 'ID')
      .trim()
      .split('\n')
      .sort(),
  ).toEqual([
    'ID  valid    Operator: roles operator',
    'ID  valid    Till 2: channel till-2 (store); stores leeds, york; roles channel',
  ])
  expect(listed + keys(['list', '--json'])).not.toContain(key)
})

test('a revoked key opens nothing in a process that knew it, and is listed as revoked', () => {
  const key = keys(['create', ...till]).trim()
  const running = openSecrets(path)
  const keyId = running.apiKeys.resolve(key)?.keyId ?? ''
  expect(keys(['revoke', keyId])).toBe(`${keyId} is revoked\n`)
  expect(running.apiKeys.resolve(key)).toBeNull()
  running.close()
  expect(keys(['list'])).toContain(`${keyId}  REVOKED  Till 2`)
})

test('secrets under a master key of their own are opened with it, and left alone without', () => {
  const own = join(folder, 'own')
  mkdirSync(own)
  openSecrets(join(own, 'secrets.sqlite'), { masterKey }).close()
  const where = ['--data-dir', own]
  expect(keys(['create', ...till, ...where], { NAHR_MASTER_KEY: masterKey.toString('base64') })).toMatch(/^nahr_/)
  expect(() => keys(['list', ...where])).toThrow(/NAHR_MASTER_KEY/)
  expect(readdirSync(own)).not.toContain('secrets.sqlite.master-key')
})

test.each([
  ['a channel without its kind', ['create', '--name', 'x', '--channel', 'web', '--role', 'operator'], /--channel and --kind/],
  ['a channel role without a channel', ['create', '--name', 'x', '--role', 'channel'], /needs --channel/],
  [
    'a channel that is no id',
    ['create', '--name', 'x', '--channel', 'a\nb', '--kind', 'web', '--role', 'channel'],
    /--channel must/,
  ],
  ['a blank name', ['create', '--name', ' ', '--role', 'operator'], /--name/],
  ['a store that is no id', ['create', '--name', 'x', '--store', 'a b', '--role', 'manager'], /^--store "a b" must be/],
  ['an unknown key', ['revoke', 'key-0'], /no key 'key-0'/],
  ['a folder without secrets', ['list', '--data-dir', '/nowhere'], /no secrets in \/nowhere/],
])('%s is refused', (_, args, said) => {
  let failure: unknown
  try {
    keys(args)
  } catch (error) {
    failure = error
  }
  expect(failure).toMatchObject({ name: 'Failed', exitCode: 2, message: expect.stringMatching(said) })
  expect(keys(['list'])).toBe('')
})

test.each([
  ['an unknown role', ['create', '--name', 'x', '--role', 'king'], /role/],
  ['an unknown key', ['revoke', 'key-0'], /^nahr: no key 'key-0'.*\n$/],
])('%s ends the program with status 2', (_, args, said) => {
  const env = { ...process.env, NAHR_DATA_DIR: folder }
  const { status, stderr } = spawnSync('node', ['services/ops/nahr.ts', 'keys', ...args], { encoding: 'utf8', env })
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(said) })
})
