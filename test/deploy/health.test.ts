import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import { HealthImplementation } from 'grpc-health-check'
import { afterEach, expect, test } from 'vitest'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0)) step()
})

const pem = (name: string) => fileURLToPath(new URL(`../contract/grpc/localhost.${name}.pem`, import.meta.url))
const withTls = ServerCredentials.createSsl(null, [
  { cert_chain: readFileSync(pem('cert')), private_key: readFileSync(pem('key')) },
])

async function serverThatIs(state: 'SERVING' | 'NOT_SERVING', credentials = ServerCredentials.createInsecure()): Promise<string> {
  const server = new Server()
  new HealthImplementation({ '': state }).addToServer(server)
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
  )
  undo.push(() => server.forceShutdown())
  return String(port)
}

/** The exit status of a container's health check. */
function checked(env: Record<string, string>, ...args: string[]): Promise<number> {
  const script = fileURLToPath(new URL('../../deploy/docker/health.ts', import.meta.url))
  return new Promise(resolve => {
    const child = execFile(process.execPath, [script, ...args], { env })
    child.on('exit', code => resolve(code ?? -1))
  })
}

test('a process that serves is healthy', async () => {
  expect(await checked({ NAHR_PORT: await serverThatIs('SERVING') })).toBe(0)
})

test('one that does not, or is not there, is not', async () => {
  const port = await serverThatIs('NOT_SERVING')
  expect(await checked({ NAHR_PORT: port })).toBe(1)
  for (const step of undo.splice(0)) step()
  expect(await checked({ NAHR_PORT: port })).toBe(1)
})

test('one that speaks TLS is asked over TLS', async () => {
  const port = await serverThatIs('SERVING', withTls)
  expect(await checked({ NAHR_PORT: port, NAHR_TLS_CERT: pem('cert'), NAHR_TLS_KEY: pem('key') })).toBe(0)
  expect(await checked({ NAHR_PORT: port })).toBe(1)
})

test('one without a gRPC server is healthy when it serves its metrics', async () => {
  const server = createServer((_, response) => response.end('# none'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  undo.push(() => server.close())
  const port = String((server.address() as AddressInfo).port)
  expect(await checked({ NAHR_METRICS_PORT: port }, 'metrics')).toBe(0)
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  expect(await checked({ NAHR_METRICS_PORT: port }, 'metrics')).toBe(1)
})
