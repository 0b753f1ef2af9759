import { fileURLToPath } from 'node:url'
import { freePort } from '../../deploy/local/ports.ts'
import { ensureTemporal } from '../../deploy/temporal/find.mjs'
import { startTemporal, type TemporalServer } from '../../deploy/temporal/server.ts'
import { isOnProductionTemporal, startTestProductionTemporal } from './production-temporal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A Temporal server on a free port; with its database in a file where it has to outlive a restart, else in memory. */
export async function startTestTemporal(
  options: { port?: number; databaseFile?: string; dynamicConfig?: readonly string[] } = {},
): Promise<TemporalServer & { port: number }> {
  if (isOnProductionTemporal) return startTestProductionTemporal(options)
  const binary = await ensureTemporal({ root, say: line => console.error(line) })
  const port = options.port ?? (await freePort(undefined, new Set()))
  const server = await startTemporal({
    binary,
    port,
    uiPort: null,
    databaseFile: options.databaseFile ?? null,
    dynamicConfig: options.dynamicConfig ?? [],
  })
  return { ...server, port }
}
