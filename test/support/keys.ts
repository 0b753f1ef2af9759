import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSecrets, type Secrets } from '#platform/secrets.ts'

/** Secrets in a folder of their own, with one key for each who calls. */
export type TestKeys = {
  secrets: Secrets
  path: string
  /** A web channel: `web-1`. */
  channel: string
  /** The till of the store `store-1`, with associates. */
  associate: string
  /** As the till's, with its managers. */
  manager: string
  operator: string
  service: string
  close(): void
}

export function createTestKeys(): TestKeys {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-keys-'))
  const path = join(folder, 'secrets.sqlite')
  const secrets = openSecrets(path)
  const { create } = secrets.apiKeys
  const till = { channel: { id: 'till-1', kind: 'store' }, stores: ['store-1'] } as const
  return {
    secrets,
    path,
    channel: create({ name: 'web shop', channel: { id: 'web-1', kind: 'web' }, roles: ['channel'] }).key,
    associate: create({ name: 'till', ...till, stores: [...till.stores], roles: ['associate'] }).key,
    manager: create({ name: 'back office', ...till, stores: [...till.stores], roles: ['manager', 'associate'] }).key,
    operator: create({ name: 'operator', channel: { id: 'ops-1', kind: 'call_centre' }, roles: ['operator'] }).key,
    service: secrets.serviceKey(),
    close() {
      secrets.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
