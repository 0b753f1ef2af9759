import type { RawEvent } from '#platform/event-store.ts'
import type { Mutant } from '../mutations.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever an event tells, told otherwise.
type Data = any
type Change = [type: string, what: string, change: (data: Data, log: RawEvent[]) => void]

/** Without an event, its stream counted anew. */
function without(log: readonly RawEvent[], gone: RawEvent): RawEvent[] {
  return log
    .filter(event => event !== gone)
    .map(event =>
      event.stream === gone.stream && event.revision > gone.revision ? { ...event, revision: event.revision - 1 } : event,
    )
}

/** What chance would hardly hit: the first event of a kind told otherwise in a way that only one rule is about. */
const changes: readonly Change[] = [
  ['OrderPlaced', 'a line is discounted below zero', ({ lines }) => lines[0].discounts.push({ amountMinor: 1e9, reason: '' })],
  ['OrderPlaced', 'goods that were carried out are still to leave', ({ fulfilments }) => (fulfilments[0].method = 'carry_out')],
  ['FulfilmentReady', 'it is kept until before', data => (data.pickupUntil = '2020-01-01T00:00:00.000Z')],
  ['ItemChanged', 'it becomes postage', data => (data.kind = 'postage')],
  ['FulfilmentHandedOver', 'a capture stands twice', data => data.captures.push(...data.captures)],
  ['ShipmentSent', 'a capture stands twice', data => data.captures.push(...data.captures)],
  ['WrongCodeGiven', 'no try is left', data => (data.triesLeft = -1)],
  ['FulfilmentMoved', 'it moves to where another group is', data => (data.into = data.fulfilmentId)],
  [
    'OrderAmended',
    'what it adds has left',
    data => (data.fulfilments = data.fulfilments.map((group: Data) => ({ ...group, leftAt: data.amendedAt }))),
  ],
  [
    'OrderAmended',
    'a line that it prices is not whole',
    data => (data.repriced = data.repriced.map((line: Data) => ({ ...line, quantity: line.quantity + 1 }))),
  ],
  ['OrderAmended', 'it voids nothing', data => (data.voids = [])],
  ['PointsClawedBack', 'one lot stands twice', data => data.taken.push(...data.taken)],
  [
    'PointsClawedBack',
    'it takes more from a lot',
    data => (data.taken = data.taken.map((each: Data) => ({ ...each, points: each.points + 1e6 }))),
  ],
  [
    'StockReturned',
    'it came back before',
    (data, log) =>
      (data.entryId = log.flatMap(({ type, data: other }) => (type === 'StockReturned' ? [Object(other).entryId] : []))[0]),
  ],
]

/** What has to be asked of a payment, what answers it, and what both name. */
const asked = [
  ['CaptureRequested', 'PaymentCaptured', 'captureId'],
  ['RefundRequested', 'PaymentRefunded', 'refundId'],
] as const

export function* directed(log: readonly RawEvent[]): Generator<Mutant> {
  const seen = new Set<string>()
  for (const [type, what, change] of changes) {
    const index = log.findIndex(event => event.type === type)
    const event = log[index]
    if (!event) continue
    const copy = [...log]
    const told = structuredClone(event)
    copy[index] = told
    change(told.data, copy)
    yield { operator: 'directed', what, position: event.position, streams: [event.stream], log: copy }
  }
  for (const event of log) {
    if (seen.has(event.type)) continue
    seen.add(event.type)
    const { position, stream } = event
    const behind = log.at(-1)
    const last = log.findLast(other => other.stream === stream)
    if (!behind || !last) continue
    const metadata = { ...event.metadata, requestId: 'again' }
    const again = { ...event, id: 'again', revision: last.revision + 1, position: behind.position + 1n, metadata }
    yield { operator: 'repeated', what: 'in the end', position, streams: [stream], log: [...log, again] }
  }
  for (const [asks, answers, id] of asked)
    for (const { position, stream, data } of log.filter(({ type }) => type === asks)) {
      const isOf = (event: RawEvent) => event.stream === stream && Object(event.data)[id] === Object(data)[id]
      const answer = log.find(event => event.type === answers && isOf(event))
      const unanswered = answer ? without(log, answer) : [...log]
      const ask = unanswered.find(event => event.position === position)
      if (ask)
        yield { operator: 'directed', what: 'nobody asks for it', position, streams: [stream], log: without(unanswered, ask) }
    }
}
