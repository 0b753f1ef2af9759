import type { DeleteReq, TombstoneReq } from '@eventstore/db-client/generated/streams_pb.js'
import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  Server,
} from '@grpc/grpc-js'
import { append } from './append.ts'
import { batchAppend } from './batch-append.ts'
import { deleteStream, tombstoneStream } from './delete.ts'
import { streamServices } from './generated.ts'
import { read } from './read.ts'
import type { Serving } from './serving.ts'

const raw = (bytes: Buffer): Buffer => bytes

/** The Streams service, with the busy methods taking and giving bytes instead of message objects. */
export function addStreams(server: Server, serving: Serving): void {
  const methods = streamServices.StreamsService
  const definition = {
    read: { ...methods.read, requestDeserialize: raw, responseSerialize: raw },
    append: { ...methods.append, requestDeserialize: raw, responseSerialize: raw },
    batchAppend: { ...methods.batchAppend, requestDeserialize: raw, responseSerialize: raw },
    delete: { ...methods.delete, responseSerialize: raw },
    tombstone: { ...methods.tombstone, responseSerialize: raw },
  }
  const implementation: Implementation = {
    read: call => void read(serving, call),
    append: (call, callback) => append(serving, call, callback),
    batchAppend: call => batchAppend(serving, call),
    delete: (call, callback) => deleteStream(serving.store, call, callback),
    tombstone: (call, callback) => tombstoneStream(serving.store, call, callback),
  }
  server.addService(definition, implementation)
}

type Implementation = {
  read: handleServerStreamingCall<Buffer, Buffer>
  append: handleClientStreamingCall<Buffer, Buffer>
  batchAppend: handleBidiStreamingCall<Buffer, Buffer>
  delete: handleUnaryCall<DeleteReq, Buffer>
  tombstone: handleUnaryCall<TombstoneReq, Buffer>
}
