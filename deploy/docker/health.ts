// A container's health check: `health.ts` asks this process's gRPC server whether it serves; `health.ts metrics`, where
// there is none, whether its metrics are served, which is the last thing that a process starts.
import { credentials } from '@grpc/grpc-js'
import { type Config, readConfig } from '#platform/config.ts'
import { healthOf } from './health-of.ts'

const WITHIN_MS = 3_000

async function health({ port, metricsPort, tls }: Config): Promise<string> {
  if (process.argv[2] === 'metrics') {
    const { status } = await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { signal: AbortSignal.timeout(WITHIN_MS) })
    return status === 200 ? 'SERVING' : `HTTP status ${status}`
  }
  // The server's own certificate is trusted here whatever name it carries: this asks itself.
  const security = tls ? credentials.createSsl(tls.cert, null, null, { checkServerIdentity: () => undefined }) : undefined
  return healthOf(`127.0.0.1:${port}`, { withinMs: WITHIN_MS, ...(security ? { security } : {}) })
}

const state = await health(readConfig(process.env)).catch((error: unknown) => String(error))
console.log(state)
process.exitCode = state === 'SERVING' ? 0 : 1
