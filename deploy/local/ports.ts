import { createServer } from 'node:net'

const HOST = '127.0.0.1'
/** Below what operating systems hand out to outgoing connections, so that none takes a port while its part restarts. */
const CHOICE = { from: 20_000, below: 32_000 }
/** Each process chooses from ports of its own, so that none takes what another has chosen and not opened yet, or opens again. */
const OWN = 60
const BLOCKS = (CHOICE.below - CHOICE.from) / OWN
let own: Promise<number> | undefined
let chosen = 0

/** The usual port where it is free, else one of this process's own, the one least lately chosen; any where none of them is. */
export async function freePort(usual: number | undefined, taken: ReadonlySet<number>): Promise<number> {
  if (usual !== undefined && !taken.has(usual) && (await isFree(usual))) return usual
  own ??= ownBlock()
  const first = await own
  for (let tries = 0; tries < CHOICE.below - CHOICE.from; tries++) {
    const port = tries < OWN ? first + 1 + (chosen++ % (OWN - 1)) : CHOICE.from + tries
    if (!taken.has(port) && (await isFree(port))) return port
  }
  throw new Error(`no free port on ${HOST}`)
}

/** A block is whose process listens on its first port, for as long as that lives. */
async function ownBlock(): Promise<number> {
  const blockOf = (number: number) => CHOICE.from + (number % BLOCKS) * OWN
  for (let tries = 0; tries < BLOCKS; tries++) if (await holds(blockOf(process.pid + tries))) return blockOf(process.pid + tries)
  return blockOf(process.pid)
}

function holds(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, HOST, () => {
      server.unref()
      resolve(true)
    })
  })
}

export function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, HOST, () => server.close(() => resolve(true)))
  })
}
