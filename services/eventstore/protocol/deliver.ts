import type { ServerWritableStream } from '@grpc/grpc-js'

/** A message to send, `later` to let others have a turn first, or undefined when there is nothing (more) to send now. */
export type Next = Buffer | 'later' | undefined

type Call = ServerWritableStream<Buffer, Buffer>

/** Sends what `next` gives for as long as the client takes it: a client that reads slowly holds up only itself. */
export async function deliver(call: Call, next: () => Next): Promise<void> {
  while (!call.cancelled) {
    const message = next()
    if (message === undefined) return
    if (message === 'later') await new Promise(setImmediate)
    else if (!call.write(message)) await drained(call)
  }
}

function drained(call: Call): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      call.off('drain', done)
      call.off('cancelled', done)
      call.off('close', done)
      resolve()
    }
    call.on('drain', done)
    call.on('cancelled', done)
    call.on('close', done)
  })
}
