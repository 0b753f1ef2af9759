import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { type ApiKeys, openApiKeys } from './api-keys.ts'
import { readMasterKey } from './master-key.ts'
import { decrypt, encrypt, openSealing, type Sealing } from './sealing.ts'

export type Secrets = {
  apiKeys: ApiKeys
  sealing: Sealing
  /** A stable stand-in for a value that must not be shown, such as an e-mail address: hex, by purpose. */
  hmac(purpose: string, value: string): string
  /** What services that share these secrets call each other with; known to `apiKeys`. */
  serviceKey(): string
  close(): void
}

/**
 * API-key hashes, sealing keys and the HMAC secret: a database of their own, shared by all processes, untouched by
 * replay. Without a master key one is kept in a file beside it.
 */
export function openSecrets(path: string, options: { masterKey?: Uint8Array | null } = {}): Secrets {
  const masterKey = options.masterKey ?? readMasterKey(path)
  const database = new DatabaseSync(path)
  database.exec('PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  const dataVersion = database.prepare('PRAGMA data_version')
  const version = () => Number(dataVersion.get()?.data_version)
  const apiKeys = openApiKeys(database, version)
  const hmacSecret = createSecretKey(openHmacSecret(database, masterKey))
  const hmac = (purpose: string, value: string) => createHmac('sha256', hmacSecret).update(`${purpose}\0${value}`).digest('hex')
  return {
    apiKeys,
    sealing: openSealing(database, masterKey, version),
    hmac,
    serviceKey() {
      const key = `nahr_${hmac('service key', '1')}`
      apiKeys.ensure(key, { name: 'services', roles: ['service'] })
      return key
    },
    close: () => database.close(),
  }
}

/** Made by whoever comes first. It opens only with the master key that the other keys are wrapped with. */
function openHmacSecret(database: DatabaseSync, masterKey: Uint8Array): Uint8Array {
  database.exec('CREATE TABLE IF NOT EXISTS hmac_secret (one INTEGER PRIMARY KEY CHECK (one = 1), wrapped BLOB NOT NULL) STRICT')
  const select = database.prepare('SELECT wrapped FROM hmac_secret')
  if (!select.get()) {
    const wrapped = encrypt(masterKey, randomBytes(32), 'hmac')
    database.prepare('INSERT INTO hmac_secret (one, wrapped) VALUES (1, ?) ON CONFLICT DO NOTHING').run(wrapped)
  }
  try {
    return decrypt(masterKey, select.get()?.wrapped as Uint8Array, 'hmac')
  } catch {
    throw new Error('the master key does not open these secrets')
  }
}
