import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const HOST = '127.0.0.1'
/** Below what operating systems hand out to outgoing connections, so that none takes a port while its part restarts. */
const CHOICE = { from: 20_000, below: 32_000 }
const TRIES = 100

/** The usual port where it is free, else one by chance that is. */
export async function freePort(usual: number | undefined, taken: ReadonlySet<number>): Promise<number> {
  if (usual !== undefined && !taken.has(usual) && (await isFree(usual))) return usual
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(CHOICE.from, CHOICE.below)
    if (!taken.has(port) && (await isFree(port))) return port
  }
  throw new Error(`no free port on ${HOST}`)
}

export function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, HOST, () => server.close(() => resolve(true)))
  })
}
