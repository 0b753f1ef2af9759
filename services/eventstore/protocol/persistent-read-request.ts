import type { NackAction } from '../persistent/group.ts'
import { idText } from '../persistent/message.ts'
import type { GroupKey } from '../persistent/settings.ts'
import type { UuidStyle } from './encode-event.ts'
import { persistent } from './generated.ts'
import { keyFrom } from './persistent-request.ts'
import { uuidFrom } from './uuid.ts'
import { Malformed, WireReader } from './wire.ts'

export type ReadMessage =
  | { type: 'options'; key: GroupKey; slots: number; uuids: UuidStyle }
  | { type: 'ack'; ids: string[] }
  | { type: 'nack'; ids: string[]; action: NackAction; reason: string }

const ACTIONS: readonly NackAction[] = ['unknown', 'park', 'retry', 'skip', 'stop']

/** What a consumer sends: its options first, then what became of what it was given. */
export function decodeReadMessage(bytes: Buffer): ReadMessage {
  const reader = new WireReader(bytes)
  while (reader.next()) {
    if (reader.field === 1) return optionsFrom(bytes)
    if (reader.field === 2) return { type: 'ack', ids: settled(reader.message()).ids }
    if (reader.field === 3) return { type: 'nack', ...settled(reader.message()) }
    reader.skip()
  }
  throw new Malformed('a message of a consumer has no content')
}

function optionsFrom(bytes: Buffer): ReadMessage {
  const options = persistent.ReadReq.deserializeBinary(bytes).getOptions()
  return {
    type: 'options',
    key: keyFrom(options),
    slots: Math.max(1, options?.getBufferSize() ?? 1),
    uuids: options?.getUuidOption()?.hasStructured() ? 'structured' : 'text',
  }
}

function settled(reader: WireReader): { ids: string[]; action: NackAction; reason: string } {
  const ids: string[] = []
  let action: NackAction = 'unknown'
  let reason = ''
  while (reader.next()) {
    if (reader.field === 2) ids.push(idText(uuidFrom(reader.view())))
    else if (reader.field === 3) action = ACTIONS[reader.varint()] ?? 'unknown'
    else if (reader.field === 4) reason = reader.string()
    else reader.skip()
  }
  return { ids, action, reason }
}
