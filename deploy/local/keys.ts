import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeySpec } from '#platform/api-keys.ts'
import { openSecrets } from '#platform/secrets.ts'

const STORES = ['store-london', 'store-leeds']

/** Who calls the local stack: one key per channel, and those who run it. */
const CALLERS = {
  web: { name: 'Web shop', channel: { id: 'web', kind: 'web' }, roles: ['channel'] },
  app: { name: 'Mobile app', channel: { id: 'app', kind: 'app' }, roles: ['channel'] },
  'store-london': till('store-london', 'Till in London'),
  'store-leeds': till('store-leeds', 'Till in Leeds'),
  marketplace: { name: 'Marketplace', channel: { id: 'marketplace', kind: 'marketplace' }, roles: ['channel'] },
  social: { name: 'Chat and social media', channel: { id: 'social', kind: 'social' }, roles: ['channel'] },
  'call-centre': { name: 'Call centre', channel: { id: 'call-centre', kind: 'call_centre' }, roles: ['channel', 'associate'] },
  manager: { name: 'Store manager', stores: STORES, roles: ['associate', 'manager'] },
  operator: { name: 'Operator', roles: ['operator'] },
  import: { name: 'Import of past orders', channel: { id: 'web', kind: 'web' }, roles: ['operator'] },
} satisfies Record<string, KeySpec>

export type CallerName = keyof typeof CALLERS
export type Keys = Record<CallerName, string>

export const CHANNELS = [
  'web',
  'app',
  'store-london',
  'store-leeds',
  'marketplace',
  'social',
  'call-centre',
] as const satisfies CallerName[]

function till(store: string, name: string): KeySpec {
  return {
    name,
    channel: { id: `till-${store.replace('store-', '')}-1`, kind: 'store' },
    stores: [store],
    roles: ['channel', 'associate'],
  }
}

/** Made once, kept where only their owner reads them; the stack itself keeps only their hashes. */
export function ensureKeys(dataDir: string, secretsFile: string, masterKey: Buffer | null = null): Keys {
  const file = join(dataDir, 'keys.json')
  const known: Partial<Keys> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const keys = Object.fromEntries(Object.keys(CALLERS).map(name => [name, known[name as CallerName] ?? newKey()])) as Keys
  // Written before they are made known, so that no key is ever lost to a crash between the two.
  writePrivately(file, keys)
  const secrets = openSecrets(secretsFile, { masterKey })
  for (const [name, spec] of Object.entries(CALLERS)) secrets.apiKeys.ensure(keys[name as CallerName], spec as KeySpec)
  secrets.close()
  return keys
}

const newKey = () => `nahr_${randomBytes(32).toString('base64url')}`

/** Whole or not at all, and for its owner alone. */
export function writePrivately(file: string, content: object): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
