import { Server, ServerCredentials } from '@grpc/grpc-js'

/** The floor of any unary call: a server that hands back the bytes it was sent. */
export const echoMethod = {
  path: '/bench.Echo/Echo',
  requestStream: false,
  responseStream: false,
  requestSerialize: (bytes: Buffer) => bytes,
  requestDeserialize: (bytes: Buffer) => bytes,
  responseSerialize: (bytes: Buffer) => bytes,
  responseDeserialize: (bytes: Buffer) => bytes,
} as const

if (import.meta.main) {
  const server = new Server()
  server.addService(
    { Echo: echoMethod },
    { Echo: (call: { request: Buffer }, answer: (error: null, bytes: Buffer) => void) => answer(null, call.request) },
  )
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error
    process.send?.({ ready: true, port })
  })
  process.on('disconnect', () => process.exit(0))
}
