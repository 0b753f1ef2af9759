import type { ServerDuplexStream } from '@grpc/grpc-js'
import { type Consumer, consumerFor } from '../persistent/consumer.ts'
import type { RunningGroup } from '../persistent/running-group.ts'
import { ALL, idOf } from '../persistent/settings.ts'
import { asServiceError, groupError, invalid, serverStopping } from './errors.ts'
import { persistent } from './generated.ts'
import { decodeReadMessage, type ReadMessage } from './persistent-read-request.ts'
import type { Serving } from './serving.ts'
import { showEvent } from './show-event.ts'

type Call = ServerDuplexStream<Buffer, Buffer>
type Joined = { group: RunningGroup; consumer: Consumer }

/** A consumer of a group. It is sent no more than it has slots for, so that nothing is queued for a slow one. */
export function consume(serving: Serving, call: Call): void {
  let joined: Joined | undefined
  let isOver = false
  const leave = (): void => {
    isOver = true
    joined?.group.leave(joined.consumer)
  }
  const fail = (error: unknown): void => {
    if (isOver) return
    leave()
    call.emit('error', asServiceError(error, serving.log))
  }
  call.on('data', (bytes: Buffer) => {
    if (isOver) return
    try {
      const message = decodeReadMessage(bytes)
      if (message.type === 'options') joined = join(serving, call, message, fail)
      else if (!joined) throw invalid('a consumer names its group first')
      else if (message.type === 'ack') joined.group.ack(message.ids)
      else joined.group.nack(message.ids, message.action, message.reason)
    } catch (error) {
      fail(error)
    }
  })
  call.on('cancelled', leave)
  call.on('error', leave)
  call.on('end', () => {
    leave()
    call.end()
  })
}

type Options = ReadMessage & { type: 'options' }

function join(serving: Serving, call: Call, { key, slots, uuids }: Options, fail: (error: unknown) => void): Joined {
  const { store, groups, now, stopping } = serving
  const group = groups.find(key)
  if (!group) throw groupError('does-not-exist', key)
  if (!group.hasRoomForConsumer) throw groupError('maximum-subscribers', key)
  const client = {
    slots,
    from: call.getPeer(),
    connectionName: String(call.metadata.get('connection-name')[0] ?? ''),
    deliver: ({ ordinal, retries, isReplayed }: { ordinal: number; retries: number; isReplayed: boolean }, resolves: boolean) => {
      const showing = { resolveLinks: resolves || isReplayed, uuids, withPosition: key.source === ALL, retries }
      call.write(showEvent(store, ordinal, showing))
    },
    drop: () => fail(stopping.aborted ? serverStopping() : groupError('dropped', key)),
  }
  const confirmation = new persistent.ReadResp.SubscriptionConfirmation().setSubscriptionId(idOf(key))
  call.write(Buffer.from(new persistent.ReadResp().setSubscriptionConfirmation(confirmation).serializeBinary()))
  const consumer = consumerFor(client, now())
  group.join(consumer)
  return { group, consumer }
}
