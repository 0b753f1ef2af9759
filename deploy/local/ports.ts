import { createServer } from 'node:net'

const HOST = '127.0.0.1'

/** The usual port where it is free, else any that is: 0 asks for any. */
export async function freePort(usual: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  const wanted = taken.has(usual) ? 0 : usual
  return (await tried(wanted)) ?? (await tried(0)) ?? Promise.reject(new Error('no free port on the loopback'))
}

function tried(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, HOST, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
