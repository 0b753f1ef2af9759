import { EventStoreDBClient } from '@eventstore/db-client'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import { credentials, type ServiceError } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { happened, LIVE_URL, serverUnderTest, uniqueStream } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

test('a client that discovers the cluster finds the node', async () => {
  const client = EventStoreDBClient.connectionString(server.url.replace(/^esdb:/, 'esdb+discover:'))
  await expect(client.appendToStream(uniqueStream('order'), happened('a'))).resolves.toMatchObject({ success: true })
  await client.dispose()
})

test.skipIf(LIVE_URL)('ids come structured when asked, and events without a type are refused by name', async () => {
  const stream = uniqueStream('order')
  const event = happened('a', '01234567-89ab-cdef-fedc-ba9876543210')
  await server.client.appendToStream(stream, event)
  const raw = new streamServices.StreamsClient(new URL(server.url).host, credentials.createInsecure())
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream))
  const read = new streams.ReadReq.Options()
    .setStream(new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(identifier).setStart(new shared.Empty()))
    .setCount('1')
    .setUuidOption(new streams.ReadReq.Options.UUIDOption().setStructured(new shared.Empty()))
  const found: InstanceType<typeof streams.ReadResp>[] = []
  for await (const response of raw.read(new streams.ReadReq().setOptions(read))) found.push(response)
  const id = found[0]?.getEvent()?.getEvent()?.getId()?.getStructured()
  expect(BigInt.asUintN(64, BigInt(id?.getMostSignificantBits() ?? 0))).toBe(0x0123456789abcdefn)
  expect(BigInt.asUintN(64, BigInt(id?.getLeastSignificantBits() ?? 0))).toBe(0xfedcba9876543210n)

  const error = await new Promise<ServiceError | null>(resolve => {
    const call = raw.append(resolve)
    call.write(
      new streams.AppendReq().setOptions(
        new streams.AppendReq.Options().setStreamIdentifier(identifier).setAny(new shared.Empty()),
      ),
    )
    call.write(
      new streams.AppendReq().setProposedMessage(
        new streams.AppendReq.ProposedMessage().setId(new shared.UUID().setString(event.id)),
      ),
    )
    call.end()
  })
  expect(error?.metadata.get('exception')).toEqual(['missing-required-metadata-property'])
  raw.close()
})
