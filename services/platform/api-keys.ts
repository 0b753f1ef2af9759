import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { ChannelKind } from '#kernel/channels.ts'
import type { Caller, Role } from './callers.ts'

export type KeySpec = {
  name: string
  channel?: { id: string; kind: ChannelKind } | null
  stores?: string[]
  roles: Role[]
}
export type KeyEntry = Omit<Caller, 'associateId'> & { createdAt: string; revokedAt: string | null }

export type ApiKeys = {
  /** The key is told this once; only its hash is kept. */
  create(spec: KeySpec): { key: string; keyId: string }
  /** Makes a given key known; nothing changes when it is. */
  ensure(key: string, spec: KeySpec): { keyId: string }
  /** Null: unknown or revoked. */
  resolve(key: string): Caller | null
  revoke(keyId: string): void
  list(): KeyEntry[]
}

const keyForm = /^nahr_[A-Za-z0-9_-]{32,128}$/
const cachedAtMost = 10_000

/** SHA-256 is enough: keys are 32 random bytes, so there is nothing to guess from a hash. */
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** `version` changes when any process changes the database: what was resolved before is looked up again then. */
export function openApiKeys(database: DatabaseSync, version: () => number): ApiKeys {
  database.exec(`CREATE TABLE IF NOT EXISTS api_keys (
    key_id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, spec TEXT NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT
  ) STRICT`)
  const insert = database.prepare(
    'INSERT INTO api_keys (key_id, hash, spec, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const byHash = database.prepare('SELECT key_id, spec FROM api_keys WHERE hash = ? AND revoked_at IS NULL')
  const revoke = database.prepare('UPDATE api_keys SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL')
  const all = database.prepare('SELECT key_id, spec, created_at, revoked_at FROM api_keys ORDER BY created_at, key_id')
  const cache = new Map<string, Caller>()
  let cachedAt = version()

  function ensure(key: string, { name, channel = null, stores = [], roles }: KeySpec) {
    if (!keyForm.test(key)) throw new Error('an API key is nahr_ and at least 32 characters of base64url')
    const hash = hashOf(key)
    const keyId = `key-${hash.slice(0, 16)}`
    insert.run(keyId, hash, JSON.stringify({ name, channel, stores, roles }), new Date().toISOString())
    return { keyId }
  }

  return {
    ensure,
    create(spec) {
      const key = `nahr_${randomBytes(32).toString('base64url')}`
      return { key, ...ensure(key, spec) }
    },
    resolve(key) {
      if (!keyForm.test(key)) return null
      const now = version()
      if (now !== cachedAt || cache.size >= cachedAtMost) cache.clear()
      cachedAt = now
      const hash = hashOf(key)
      const known = cache.get(hash) ?? callerOf(byHash.get(hash))
      if (known) cache.set(hash, known)
      return known
    },
    revoke(keyId) {
      revoke.run(new Date().toISOString(), keyId)
      cache.clear()
    },
    list: () => all.all().map(entryOf),
  }
}

type Row = Record<string, unknown>

function callerOf(row: Row | undefined): Caller | null {
  return row ? { keyId: String(row.key_id), ...(JSON.parse(String(row.spec)) as Required<KeySpec>), associateId: null } : null
}

function entryOf(row: Row): KeyEntry {
  const spec = JSON.parse(String(row.spec)) as Required<KeySpec>
  return {
    keyId: String(row.key_id),
    ...spec,
    createdAt: String(row.created_at),
    revokedAt: row.revoked_at === null ? null : String(row.revoked_at),
  }
}
