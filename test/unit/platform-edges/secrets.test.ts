import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecrets, type Secrets } from '#platform/secrets.ts'

let folder: string
let path: string
let open: Secrets[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nahr-secrets-'))
  path = join(folder, 'secrets.sqlite')
  open = []
})
afterEach(() => {
  for (const secrets of open) secrets.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another handle stands for another process: they share nothing but the files. */
function opened(options?: Parameters<typeof openSecrets>[1]): Secrets {
  const secrets = openSecrets(path, options)
  open.push(secrets)
  return secrets
}

const onDisk = () => globSync(`${path}*`).map(file => readFileSync(file).toString('latin1'))

test('an API key vouches for its caller, is told once and stored as a hash', () => {
  const { apiKeys } = opened()
  const { key, keyId } = apiKeys.create({ name: 'web', channel: { id: 'web-1', kind: 'web' }, roles: ['channel'] })
  expect(key).toMatch(/^nahr_[A-Za-z0-9_-]{43}$/)
  expect(apiKeys.resolve(key)).toEqual({
    ...{ keyId, name: 'web', channel: { id: 'web-1', kind: 'web' }, stores: [], roles: ['channel'], associateId: null },
  })
  expect(JSON.stringify(apiKeys.list())).not.toContain(key)
  for (const bytes of onDisk()) expect(bytes).not.toContain(key.slice(5, 20))
})

test('unknown keys, nonsense and a key’s hash resolve to nobody', () => {
  const { apiKeys } = opened()
  const { key, keyId } = apiKeys.create({ name: 'web', roles: ['channel'] })
  for (const wrong of [`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, keyId, '', 'nahr_', key.slice(5)]) {
    expect(apiKeys.resolve(wrong)).toBeNull()
  }
})

test('a key made or revoked by one process is known or refused in another at once', () => {
  const [mine, other] = [opened(), opened()]
  const { key, keyId } = mine.apiKeys.create({ name: 'web', roles: ['channel'] })
  expect(other.apiKeys.resolve(key)).toMatchObject({ keyId })
  expect(other.apiKeys.resolve(key)).toMatchObject({ keyId })
  mine.apiKeys.revoke(keyId)
  expect(other.apiKeys.resolve(key)).toBeNull()
  expect(mine.apiKeys.resolve(key)).toBeNull()
  expect(other.apiKeys.list()).toMatchObject([{ keyId, revokedAt: expect.any(String) }])
})

test('a given key is made known once, and does not undo its own revocation', () => {
  const { apiKeys } = opened()
  const given = `nahr_${'g'.repeat(43)}`
  const { keyId } = apiKeys.ensure(given, { name: 'services', roles: ['service'] })
  expect(apiKeys.ensure(given, { name: 'services', roles: ['service'] })).toEqual({ keyId })
  expect(apiKeys.resolve(given)?.roles).toEqual(['service'])
  apiKeys.revoke(keyId)
  apiKeys.ensure(given, { name: 'services', roles: ['service'] })
  expect(apiKeys.resolve(given)).toBeNull()
})

test('services that share the secrets share their key', () => {
  const [mine, other] = [opened(), opened()]
  expect(other.serviceKey()).toBe(mine.serviceKey())
  expect(mine.apiKeys.resolve(other.serviceKey())?.roles).toEqual(['service'])
})

test('what one process seals another opens; a stranger’s key or a changed byte opens nothing', () => {
  const [mine, other] = [opened(), opened()]
  const keyId = mine.sealing.newKey()
  const sealed = mine.sealing.seal(keyId, 'Leyla Şahin')
  expect(other.sealing.open(sealed)).toBe('Leyla Şahin')
  expect(mine.sealing.seal(keyId, 'Leyla Şahin').sealed).not.toBe(sealed.sealed)
  expect(() => mine.sealing.open({ ...sealed, keyId: mine.sealing.newKey() })).toThrow()
  const bytes = Buffer.from(sealed.sealed, 'base64')
  bytes[30] = (bytes[30] ?? 0) ^ 1
  expect(() => mine.sealing.open({ keyId, sealed: bytes.toString('base64') })).toThrow()
})

test('forgetting a key empties what it sealed in every process, for good', () => {
  const [mine, other] = [opened(), opened()]
  const keyId = mine.sealing.newKey()
  const kept = mine.sealing.seal(mine.sealing.newKey(), 'kept')
  const sealed = mine.sealing.seal(keyId, 'forgotten')
  expect(other.sealing.open(sealed)).toBe('forgotten')
  mine.sealing.forget(keyId)
  mine.sealing.forget(keyId)
  expect(mine.sealing.open(sealed)).toBeNull()
  expect(other.sealing.open(sealed)).toBeNull()
  expect(opened().sealing.open(sealed)).toBeNull()
  expect(other.sealing.open(kept)).toBe('kept')
  expect(() => other.sealing.seal(keyId, 'more')).toThrow('was forgotten')
})

test('a subject has one key, whichever process asks; once forgotten, a new one', () => {
  const [mine, other] = [opened(), opened()]
  const keyId = mine.sealing.keyFor('customer-1')
  expect(other.sealing.keyFor('customer-1')).toBe(keyId)
  expect(mine.sealing.keyFor('customer-2')).not.toBe(keyId)
  other.sealing.forget(keyId)
  expect(mine.sealing.keyFor('customer-1')).not.toBe(keyId)
})

test('pool keys are new every time, more than one pool of them', async () => {
  const { sealing } = opened()
  const keys = Array.from({ length: 600 }, () => sealing.newKey())
  expect(new Set(keys).size).toBe(600)
  expect(opened().sealing.open(sealing.seal(keys[599] ?? '', 'last'))).toBe('last')
})

test('what a process sealed just before it was killed opens afterwards', async () => {
  const script = `
    import { openSecrets } from '#platform/secrets.ts'
    const { sealing } = openSecrets(${JSON.stringify(path)})
    process.send(sealing.seal(sealing.newKey(), 'written before the crash'))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [sealed] = await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(opened().sealing.open(sealed)).toBe('written before the crash')
})

test('the master key is the owner’s alone; the wrong one opens nothing', () => {
  const sealed = opened().sealing
  const secret = sealed.seal(sealed.newKey(), 'x')
  expect(statSync(`${path}.master-key`).mode & 0o777).toBe(0o600)
  expect(() => openSecrets(path, { masterKey: Buffer.alloc(32, 1) })).toThrow('the master key does not open these secrets')
  const right = Buffer.from(readFileSync(`${path}.master-key`, 'utf8'), 'base64')
  expect(opened({ masterKey: right }).sealing.open(secret)).toBe('x')
})

test('stand-ins for identifiers are the same everywhere, differ by purpose, and show nothing', () => {
  const [mine, other] = [opened(), opened()]
  expect(mine.hmac('email', 'leyla@example.org')).toBe(other.hmac('email', 'leyla@example.org'))
  expect(mine.hmac('email', 'leyla@example.org')).not.toBe(mine.hmac('phone', 'leyla@example.org'))
  expect(mine.hmac('email', 'leyla@example.org')).toMatch(/^[0-9a-f]{64}$/)
})

test('what is sealed alike is the same each time, by its key and text alone, and is forgotten with its key', () => {
  const [{ sealing }, other] = [opened(), opened()]
  const [mine, yours] = [sealing.keyFor('customer-1'), sealing.keyFor('customer-2')]
  const sealed = sealing.sealAlike(mine, 'worn by Ms Gray')
  expect(other.sealing.sealAlike(mine, 'worn by Ms Gray')).toEqual(sealed)
  expect(sealing.open(sealed)).toBe('worn by Ms Gray')
  expect(sealing.open(sealing.sealAlike(mine, ''))).toBe('')
  const others = [sealing.sealAlike(mine, 'worn by Mr Gray'), sealing.sealAlike(yours, 'worn by Ms Gray')]
  expect(new Set([sealed, ...others].map(each => each.sealed.slice(0, 16))).size).toBe(3)
  other.sealing.forget(mine)
  expect(sealing.open(sealed)).toBeNull()
  expect(() => sealing.sealAlike(mine, 'more')).toThrow('was forgotten')
})
