import generatedShared from '@eventstore/db-client/generated/shared_pb.js'
import generated from '@eventstore/db-client/generated/streams_pb.js'
import * as fc from 'fast-check'
import timestampProto from 'google-protobuf/google/protobuf/timestamp_pb.js'
import { expect, test } from 'vitest'
import { decodeBatchAppend } from '../../../services/eventstore/protocol/decode-append.ts'
import { encodeBatchSuccess } from '../../../services/eventstore/protocol/encode-control.ts'
import { encodeEvent } from '../../../services/eventstore/protocol/encode-event.ts'
import { uuidText } from '../../../services/eventstore/protocol/uuid.ts'
import { Malformed } from '../../../services/eventstore/protocol/wire.ts'
import { type Proposal, readEvent, writeEvent } from '../../../services/eventstore/storage/frames.ts'

const SEED = 42
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
const bytes = fc.uint8Array({ maxLength: 400 })
const event = fc.record({
  id: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  type: text,
  isJson: fc.boolean(),
  metadata: bytes,
  data: bytes,
})
const large = fc.integer({ min: 0, max: 2 ** 47 })

test(`any event comes out of the log, and over the wire, as it went in (seed ${SEED})`, () => {
  fc.assert(
    fc.property(event, text, large, large, (proposal, stream, revision, position) => {
      const into = Buffer.alloc(8_000)
      const length = writeEvent(into, 7, position, proposal, {
        stream: Buffer.from(stream),
        revision,
        createdMs: 1_772_452_800_123,
      })
      const record = readEvent(into.subarray(0, 7 + length), 7, position)
      if (!record) throw new Error('the event is unreadable')
      const sent = generated.ReadResp.deserializeBinary(encodeEvent({ event: record, withPosition: true }, 'text'))
      const found = sent.getEvent()?.getEvent()
      expect(found?.getId()?.getString()).toBe(uuidText(proposal.id))
      expect(Buffer.from(found?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe(stream.toWellFormed())
      expect([found?.getStreamRevision(), found?.getCommitPosition(), found?.getPreparePosition()]).toEqual(
        [revision, position, position].map(String),
      )
      expect(found?.getMetadataMap().get('type')).toBe(proposal.type.toWellFormed())
      expect(found?.getMetadataMap().get('created')).toBe('17724528001230000')
      expect(found?.getMetadataMap().get('content-type')).toBe(proposal.isJson ? 'application/json' : 'application/octet-stream')
      expect(Buffer.from(found?.getData_asU8() ?? [])).toEqual(Buffer.from(proposal.data))
      expect(Buffer.from(found?.getCustomMetadata_asU8() ?? [])).toEqual(Buffer.from(proposal.metadata))
      expect(sent.getEvent()?.getCommitPosition()).toBe(String(position))
      into[7 + Math.floor(length / 2)] = (into[7 + Math.floor(length / 2)] ?? 0) ^ 1
      expect(readEvent(into, 7, position)).toBeUndefined()
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test(`any batch append is understood as the generated classes write it (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), text, large, fc.boolean(), (events, stream, revision, isFinal) => {
      const request = new generated.BatchAppendReq()
        .setIsFinal(isFinal)
        .setCorrelationId(new generatedShared.UUID().setString('c'))
      const options = new generated.BatchAppendReq.Options()
        .setStreamIdentifier(new generatedShared.StreamIdentifier().setStreamName(Buffer.from(stream)))
        .setStreamPosition(String(revision))
        .setDeadline(new timestampProto.Timestamp().setSeconds(1_772_452_800).setNanos(500_000_000))
      request.setOptions(options)
      for (const { id, type, isJson, metadata, data } of events) {
        const message = new generated.BatchAppendReq.ProposedMessage().setId(new generatedShared.UUID().setString(uuidText(id)))
        message.getMetadataMap().set('type', type.toWellFormed())
        message.getMetadataMap().set('content-type', isJson ? 'application/json' : 'application/octet-stream')
        request.addProposedMessages(message.setData(data).setCustomMetadata(metadata))
      }
      const decoded = decodeBatchAppend(Buffer.from(request.serializeBinary()), 0)
      expect(decoded).toMatchObject({
        isFinal,
        deadlineMs: 1_772_452_800_500,
        target: { stream: stream.toWellFormed(), expected: revision },
      })
      expect(decoded.problem).toBeUndefined()
      const plain = (list: readonly Proposal[]) =>
        list.map(e => [uuidText(e.id), e.type.toWellFormed(), e.isJson, [...e.metadata], [...e.data]])
      expect(plain(decoded.proposals)).toEqual(plain(events))
    }),
    { seed: SEED, numRuns: 200 },
  )
})

test('a success carries revision and position of any size', () => {
  const correlation = new generatedShared.UUID().setString('c').serializeBinary()
  for (const position of [0, 127, 128, 2 ** 31, 2 ** 47 - 1]) {
    const response = generated.BatchAppendResp.deserializeBinary(
      encodeBatchSuccess(correlation, new Uint8Array(), { revision: position, position }),
    )
    expect(response.getSuccess()?.getCurrentRevision()).toBe(String(position))
    expect(response.getSuccess()?.getPosition()?.getCommitPosition()).toBe(String(position))
    expect(response.getCorrelationId()?.getString()).toBe('c')
  }
})

test(`bytes that are no message are refused, never misread for ever (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), garbage => {
      try {
        decodeBatchAppend(Buffer.from(garbage), 0)
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed)
      }
    }),
    { seed: SEED, numRuns: 2_000 },
  )
})
