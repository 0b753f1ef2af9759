import { createServer } from 'node:net'

const HOST = '127.0.0.1'
/** Below what operating systems hand out to outgoing connections, so that none takes a port while its part restarts. */
const CHOICE = { from: 20_000, below: 32_000 }
/** Each process chooses from ports of its own, so that none takes what another has chosen and not opened yet, or opens again. */
const OWN = 60
const first = CHOICE.from + (process.pid % ((CHOICE.below - CHOICE.from) / OWN)) * OWN
let chosen = 0

/** The usual port where it is free, else one of this process's own, the one least lately chosen; any where none of them is. */
export async function freePort(usual: number | undefined, taken: ReadonlySet<number>): Promise<number> {
  if (usual !== undefined && !taken.has(usual) && (await isFree(usual))) return usual
  for (let tries = 0; tries < CHOICE.below - CHOICE.from; tries++) {
    const port = tries < OWN ? first + (chosen++ % OWN) : CHOICE.from + tries
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
