import anyProto from 'google-protobuf/google/protobuf/any_pb.js'
import emptyProto from 'google-protobuf/google/protobuf/empty_pb.js'
import { ANY, NO_STREAM, STREAM_EXISTS } from '../appends.ts'
import { MAX_APPEND_BYTES } from './errors.ts'
import { shared, status } from './generated.ts'

type Detail = { serializeBinary(): Uint8Array }

/** google.rpc codes. */
const INVALID_ARGUMENT = 3
const DEADLINE_EXCEEDED = 4
const PERMISSION_DENIED = 7
const FAILED_PRECONDITION = 9

export function wrongVersionStatus({ current, expected }: { current: number; expected: number }): Uint8Array {
  const wrong = new shared.WrongExpectedVersion()
  if (current < 0) wrong.setCurrentNoStream(new emptyProto.Empty())
  else wrong.setCurrentStreamRevision(String(current))
  if (expected === ANY) wrong.setExpectedAny(new emptyProto.Empty())
  else if (expected === STREAM_EXISTS) wrong.setExpectedStreamExists(new emptyProto.Empty())
  else if (expected === NO_STREAM) wrong.setExpectedNoStream(new emptyProto.Empty())
  else wrong.setExpectedStreamPosition(String(expected))
  return packed(FAILED_PRECONDITION, 'wrong expected version', 'WrongExpectedVersion', wrong)
}

export function streamDeletedStatus(stream: string): Uint8Array {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream))
  return packed(
    FAILED_PRECONDITION,
    'stream deleted',
    'StreamDeleted',
    new shared.StreamDeleted().setStreamIdentifier(identifier),
  )
}

export function tooLargeStatus(): Uint8Array {
  const detail = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES)
  return packed(INVALID_ARGUMENT, 'maximum append size exceeded', 'MaximumAppendSizeExceeded', detail)
}

export function timeoutStatus(): Uint8Array {
  return packed(DEADLINE_EXCEEDED, 'timeout', 'Timeout', new shared.Timeout())
}

export function accessDeniedStatus(): Uint8Array {
  return packed(PERMISSION_DENIED, 'access denied', 'AccessDenied', new shared.AccessDenied())
}

export function badRequestStatus(message: string): Uint8Array {
  return packed(INVALID_ARGUMENT, message, 'BadRequest', new shared.BadRequest().setMessage(message))
}

function packed(code: 3 | 4 | 7 | 9, message: string, name: string, detail: Detail): Uint8Array {
  const any = new anyProto.Any()
  any.pack(detail.serializeBinary(), `event_store.client.${name}`)
  return new status.Status().setCode(code).setMessage(message).setDetails(any).serializeBinary()
}
