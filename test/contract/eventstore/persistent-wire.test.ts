import persistentServices from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import persistent from '@eventstore/db-client/generated/persistent_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import { credentials, type ServiceError, status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { happened, LIVE_URL, serverUnderTest, uniqueStream } from './server-under-test.ts'

/** What other clients send, and the official one of this version does not. */
const { CreateReq, GetInfoReq, ReadReq } = persistent

let server: Awaited<ReturnType<typeof serverUnderTest>>
let raw: InstanceType<typeof persistentServices.PersistentSubscriptionsClient>
beforeAll(async () => {
  server = await serverUnderTest()
  raw = new persistentServices.PersistentSubscriptionsClient(new URL(server.url).host, credentials.createInsecure())
})
afterAll(async () => {
  raw.close()
  await server.stop()
})

const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream))

const settings = () =>
  new CreateReq.Settings()
    .setMessageTimeoutTicks('300000000')
    .setCheckpointAfterTicks('20000000')
    .setMaxCheckpointCount(10)
    .setMaxRetryCount(5)
    .setReadBatchSize(20)
    .setHistoryBufferSize(50)
    .setLiveBufferSize(50)

const optionsFor = (stream: string) =>
  new CreateReq.Options()
    .setGroupName('g')
    .setStream(new CreateReq.StreamOptions().setStreamIdentifier(identifier(stream)).setRevision('1'))
    .setSettings(settings())

const create = (options: InstanceType<typeof CreateReq.Options>) =>
  new Promise<ServiceError | null>(resolve => raw.create(new CreateReq().setOptions(options), error => resolve(error)))

test.skipIf(LIVE_URL)('streams are named in options of their own, strategies by name, and times in ticks', async () => {
  const stream = uniqueStream('order')
  const options = optionsFor(stream)
  options.getSettings()?.setConsumerStrategy('PinnedByCorrelation')
  expect(await create(options)).toBeNull()
  const asked = new GetInfoReq.Options().setStreamIdentifier(identifier(stream)).setGroupName('g')
  const info = await new Promise<InstanceType<typeof persistent.SubscriptionInfo> | undefined>((resolve, reject) =>
    raw.getInfo(new GetInfoReq().setOptions(asked), (error, response) =>
      error ? reject(error) : resolve(response.getSubscriptionInfo()),
    ),
  )
  expect(info?.toObject()).toMatchObject({
    namedConsumerStrategy: 'PinnedByCorrelation',
    messageTimeoutMilliseconds: 30_000,
    checkPointAfterMilliseconds: 2_000,
    startFrom: '1',
  })
})

test.skipIf(LIVE_URL)('a strategy nobody knows, a filter that is none, and a group without a name are refused', async () => {
  const unknown = optionsFor(uniqueStream('order'))
  unknown.getSettings()?.setConsumerStrategy('Lottery')
  expect((await create(unknown))?.metadata.getMap()).toMatchObject({
    exception: 'persistent-subscription-failed',
    reason: 'consumer strategy Lottery does not exist',
  })
  const expression = new CreateReq.AllOptions.FilterOptions.Expression().setRegex('(')
  const filter = new CreateReq.AllOptions.FilterOptions().setEventType(expression)
  const toAll = new CreateReq.AllOptions().setStart(new shared.Empty()).setFilter(filter)
  const badFilter = new CreateReq.Options().setGroupName('g').setAll(toAll).setSettings(settings())
  expect(await create(badFilter)).toMatchObject({ code: status.INVALID_ARGUMENT })
  expect(await create(optionsFor(uniqueStream('order')).setGroupName(''))).toMatchObject({ code: status.INVALID_ARGUMENT })
})

test.skipIf(LIVE_URL)('a name that trailers can not hold is told with what they can', async () => {
  const stream = `naranča-${uniqueStream('order')}`
  expect(await create(optionsFor(stream))).toBeNull()
  const error = await create(optionsFor(stream))
  expect(error?.metadata.get('exception')).toEqual(['persistent-subscription-exists'])
  expect(String(error?.metadata.get('stream-name'))).toMatch(/^naran\?a-order/)
})

test.skipIf(LIVE_URL)('a consumer names its group first, and may ask for structured ids and end its side', async () => {
  const stream = uniqueStream('order')
  const event = happened('b', '01234567-89ab-cdef-fedc-ba9876543210')
  await server.client.appendToStream(stream, [happened('a'), event])
  expect(await create(optionsFor(stream))).toBeNull()

  const rude = raw.read()
  const refused = new Promise<ServiceError>(resolve => rude.on('error', resolve))
  rude.write(new ReadReq().setAck(new ReadReq.Ack()))
  expect(await refused).toMatchObject({ code: status.INVALID_ARGUMENT })

  const uuids = new ReadReq.Options.UUIDOption().setStructured(new shared.Empty())
  const options = new ReadReq.Options()
    .setStreamIdentifier(identifier(stream))
    .setGroupName('g')
    .setBufferSize(4)
    .setUuidOption(uuids)
  const call = raw.read()
  call.write(new ReadReq().setOptions(options))
  const responses: InstanceType<typeof persistent.ReadResp>[] = []
  for await (const response of call) {
    responses.push(response)
    if (responses.length === 2) call.end()
  }
  expect(responses[0]?.getSubscriptionConfirmation()?.getSubscriptionId()).toBe(`${stream}::g`)
  const received = responses[1]?.getEvent()
  expect(received?.getRetryCount()).toBe(0)
  const id = received?.getEvent()?.getId()?.getStructured()
  expect(BigInt.asUintN(64, BigInt(id?.getMostSignificantBits() ?? 0))).toBe(0x0123456789abcdefn)
})
