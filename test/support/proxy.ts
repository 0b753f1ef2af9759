import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type LossyProxy = {
  port: number
  /** From now on nothing that the server says gets through. */
  muteServer(): void
  /** Ends all connections; new ones work as usual. */
  cut(): void
  stop(): Promise<void>
}

/** Stands between a client and a server on this machine, to lose what a network would. */
export async function startProxy(targetPort: number): Promise<LossyProxy> {
  const pairs = new Set<{ client: Socket; server: Socket }>()
  const proxy = createServer(client => {
    const server = connect(targetPort, '127.0.0.1')
    const pair = { client, server }
    pairs.add(pair)
    client.pipe(server)
    server.pipe(client)
    for (const socket of [client, server]) {
      socket.on('error', () => {})
      socket.on('close', () => {
        pairs.delete(pair)
        client.destroy()
        server.destroy()
      })
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const cut = () => {
    for (const { client, server } of pairs) {
      client.destroy()
      server.destroy()
    }
  }
  return {
    port: (proxy.address() as AddressInfo).port,
    muteServer: () => {
      for (const { client, server } of pairs) server.unpipe(client)
    },
    cut,
    async stop() {
      cut()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
