import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** What an event holds instead of a personal field. */
export type Sealed = { sealed: string; keyId: string }

export type Sealing = {
  /** A key for one guest's order. It comes from a pool that was synced before, so that no call waits for the disk. */
  newKey(): string
  /** The key of a subject, such as a customer: the same for every process, synced before it is answered. */
  keyFor(subject: string): string
  /** Throws for a forgotten key. */
  seal(keyId: string, plain: string): Sealed
  /** As `seal`, and the same each time: for what is compared with what was sent before. Equal texts of one key show as equal. */
  sealAlike(keyId: string, plain: string): Sealed
  /** Null: the key was forgotten. */
  open(sealed: Sealed): string | null
  /** Erases what was sealed with the key, for good and in every process. Forgetting again changes nothing. */
  forget(keyId: string): void
}

const poolSize = 256
const refillBelow = 64
const cachedAtMost = 10_000
const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM; base64 of iv, tag and text. `bound` must be the same when it is opened. */
export function encrypt(key: Uint8Array, plain: Uint8Array, bound: string, iv: Uint8Array = randomBytes(ivBytes)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

export function decrypt(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
}

/** `version` changes when any process changes the database: a key forgotten elsewhere is forgotten here. */
export function openSealing(database: DatabaseSync, masterKey: Uint8Array, version: () => number): Sealing {
  database.exec(`CREATE TABLE IF NOT EXISTS sealing_keys (
    key_id TEXT PRIMARY KEY, subject TEXT UNIQUE, wrapped BLOB, forgotten_at TEXT
  ) STRICT`)
  const insert = database.prepare(
    'INSERT INTO sealing_keys (key_id, subject, wrapped) VALUES (?, ?, ?) ON CONFLICT (subject) DO NOTHING',
  )
  const bySubject = database.prepare('SELECT key_id FROM sealing_keys WHERE subject = ?')
  const byId = database.prepare('SELECT wrapped FROM sealing_keys WHERE key_id = ?')
  const erase = database.prepare(
    'UPDATE sealing_keys SET wrapped = NULL, subject = NULL, forgotten_at = ? WHERE key_id = ? AND wrapped IS NOT NULL',
  )
  const keys = new Map<string, Uint8Array>()
  const pool: { keyId: string; key: Uint8Array }[] = []
  let cachedAt = version()
  let isRefilling = false

  function store(subject: string | null) {
    const keyId = randomUUID()
    const key = randomBytes(32)
    insert.run(keyId, subject, encrypt(masterKey, key, keyId))
    return { keyId, key }
  }

  // Keys are in the synced database before they are in the pool: after a crash the unused ones are merely never used.
  function refill() {
    database.exec('BEGIN IMMEDIATE')
    try {
      const fresh = Array.from({ length: poolSize - pool.length }, () => store(null))
      database.exec('COMMIT')
      pool.push(...fresh)
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  function refillSoon() {
    if (isRefilling) return
    isRefilling = true
    setImmediate(() => {
      isRefilling = false
      if (!database.isOpen || pool.length >= refillBelow) return
      try {
        refill()
      } catch {
        // Tried again by the next call that takes a key, which is told where that fails too.
      }
    })
  }

  function keyOf(keyId: string): Uint8Array | null {
    const now = version()
    if (now !== cachedAt || keys.size >= cachedAtMost) keys.clear()
    cachedAt = now
    const known = keys.get(keyId)
    if (known) return known
    const row = byId.get(keyId)
    if (!row) throw new Error(`no sealing key ${keyId}`)
    if (row.wrapped === null) return null
    const key = decrypt(masterKey, row.wrapped as Uint8Array, keyId)
    keys.set(keyId, key)
    return key
  }

  function requiredKey(keyId: string): Uint8Array {
    const key = keyOf(keyId)
    if (!key) throw new Error(`sealing key ${keyId} was forgotten`)
    return key
  }

  return {
    newKey() {
      if (pool.length === 0) refill()
      const { keyId, key } = pool.pop() ?? store(null)
      if (pool.length < refillBelow) refillSoon()
      keys.set(keyId, key)
      return keyId
    },
    keyFor(subject) {
      const found = bySubject.get(subject)
      if (found) return String(found.key_id)
      store(subject)
      return String(bySubject.get(subject)?.key_id)
    },
    seal(keyId, plain) {
      return { sealed: encrypt(requiredKey(keyId), Buffer.from(plain, 'utf8'), keyId).toString('base64'), keyId }
    },
    sealAlike(keyId, plain) {
      const key = requiredKey(keyId)
      // Another text has another iv, which is all that the cipher asks of it.
      const iv = createHmac('sha256', key).update(`iv\0${keyId}\0${plain}`).digest().subarray(0, ivBytes)
      return { sealed: encrypt(key, Buffer.from(plain, 'utf8'), keyId, iv).toString('base64'), keyId }
    },
    open({ sealed, keyId }) {
      const key = keyOf(keyId)
      return key && decrypt(key, Buffer.from(sealed, 'base64'), keyId).toString('utf8')
    },
    forget(keyId) {
      erase.run(new Date().toISOString(), keyId)
      keys.delete(keyId)
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
  }
}
