import type { EventStoreDBClient } from '@eventstore/db-client'
import { jsonEvent, NO_STREAM } from '@eventstore/db-client'
import type { Client } from '@grpc/grpc-js'
import { echoMethod } from './echo-server.ts'

export const concurrency = 32
const payload = Buffer.alloc(1024, 'x')
const text = 'x'.repeat(1024)

/** The floor of a call: bytes there and back. */
export const echoOnce = (channel: Client): Promise<boolean> =>
  new Promise((resolve, reject) =>
    channel.makeUnaryRequest(echoMethod.path, echoMethod.requestSerialize, echoMethod.responseDeserialize, payload, error =>
      error ? reject(error) : resolve(true),
    ),
  )

/** The floor of a durable fact: one event of 1 KiB in a new stream, by the official client. */
export async function appendOnce(client: EventStoreDBClient, stream: string): Promise<boolean> {
  await client.appendToStream(stream, [jsonEvent({ type: 'BenchHappened', data: { text } })], { expectedRevision: NO_STREAM })
  return true
}
