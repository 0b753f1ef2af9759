import type {
  CreateReq,
  DeleteReq,
  GetInfoReq,
  ListReq,
  ReplayParkedReq,
  UpdateReq,
} from '@eventstore/db-client/generated/persistent_pb.js'
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js'
import type { handleBidiStreamingCall, handleUnaryCall, Server, ServiceError } from '@grpc/grpc-js'
import type { Outcome } from '../persistent/manager.ts'
import type { RunningGroup } from '../persistent/running-group.ts'
import { ALL, type GroupKey } from '../persistent/settings.ts'
import { asServiceError, groupError, invalid, storeFailed } from './errors.ts'
import { persistent, persistentServices, shared } from './generated.ts'
import { encodeInfo } from './persistent-info.ts'
import { consume } from './persistent-read.ts'
import { createdGroupFrom, keyFrom, streamName, updatedGroupFrom } from './persistent-request.ts'
import type { Serving } from './serving.ts'

const raw = (bytes: Buffer): Buffer => bytes
const bytesOf = (message: { serializeBinary(): Uint8Array }): Buffer => Buffer.from(message.serializeBinary())

/** The PersistentSubscriptions service: each method reads its request and leaves the rest to the groups. */
export function addPersistentSubscriptions(server: Server, serving: Serving): void {
  const { groups, log } = serving
  const methods = persistentServices.PersistentSubscriptionsService
  const done = { responseSerialize: raw }
  const definition = {
    create: { ...methods.create, ...done },
    update: { ...methods.update, ...done },
    delete: { ...methods.delete, ...done },
    read: { ...methods.read, requestDeserialize: raw, ...done },
    getInfo: { ...methods.getInfo, ...done },
    replayParked: { ...methods.replayParked, ...done },
    list: { ...methods.list, ...done },
    restartSubsystem: { ...methods.restartSubsystem, ...done },
  }
  const unary =
    <Request>(handle: (request: Request) => Promise<Buffer> | Buffer): handleUnaryCall<Request, Buffer> =>
    async (call, callback) => {
      try {
        callback(null, await handle(call.request))
      } catch (error) {
        callback(asServiceError(error, log))
      }
    }
  const running = (key: GroupKey): RunningGroup => {
    const group = groups.find(key)
    if (!group) throw groupError('does-not-exist', key)
    return group
  }
  const implementation: Implementation = {
    create: unary(request => {
      const wanted = createdGroupFrom(request.getOptions())
      return settled(wanted, answer => groups.create(wanted, answer))
    }),
    update: unary(request => {
      const { settings, ...key } = updatedGroupFrom(request.getOptions())
      return settled(key, answer => groups.update(key, settings, answer))
    }),
    delete: unary(request => {
      const key = keyFrom(request.getOptions())
      return settled(key, answer => groups.delete(key, answer))
    }),
    read: call => consume(serving, call),
    getInfo: unary(request => {
      const info = running(keyFrom(request.getOptions())).info()
      return bytesOf(new persistent.GetInfoResp().setSubscriptionInfo(encodeInfo(info)))
    }),
    replayParked: unary(request => {
      const options = request.getOptions()
      running(keyFrom(options)).replayParked(options?.hasStopAt() ? stopAt(options.getStopAt()) : undefined)
      return EMPTY
    }),
    list: unary(request => bytesOf(listed(serving, request))),
    restartSubsystem: unary(() => {
      groups.restart()
      return bytesOf(new shared.Empty())
    }),
  }
  server.addService(definition, implementation)
}

type Implementation = {
  create: handleUnaryCall<CreateReq, Buffer>
  update: handleUnaryCall<UpdateReq, Buffer>
  delete: handleUnaryCall<DeleteReq, Buffer>
  read: handleBidiStreamingCall<Buffer, Buffer>
  getInfo: handleUnaryCall<GetInfoReq, Buffer>
  replayParked: handleUnaryCall<ReplayParkedReq, Buffer>
  list: handleUnaryCall<ListReq, Buffer>
  restartSubsystem: handleUnaryCall<Empty, Buffer>
}

/** The answers to create, update, delete and replay say nothing but that it is done. */
const EMPTY = Buffer.alloc(0)

function settled(key: GroupKey, change: (answer: (outcome: Outcome) => void) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    change(outcome => {
      if (outcome === 'done') resolve(EMPTY)
      else reject(refusal(key, outcome))
    })
  })
}

function refusal(key: GroupKey, outcome: Exclude<Outcome, 'done'>): ServiceError {
  return typeof outcome === 'string' ? groupError(outcome, key) : storeFailed(outcome.failed)
}

function stopAt(text: string): number {
  const revision = Number(text)
  if (revision < 0) throw invalid('a replay stops at a revision of the parked')
  return revision
}

/** All groups, or those of one source, which then has to have some. */
function listed({ groups }: Serving, request: ListReq): InstanceType<typeof persistent.ListResp> {
  const ofStream = request.getOptions()?.getListForStream()
  const source = ofStream && (ofStream.hasAll() ? ALL : streamName(ofStream.getStream()))
  const found = groups.all.filter(({ entry }) => source === undefined || entry.source === source)
  if (source !== undefined && found.length === 0) throw groupError('does-not-exist', { source, group: '' })
  return new persistent.ListResp().setSubscriptionsList(found.map(group => encodeInfo(group.info())))
}
