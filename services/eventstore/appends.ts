/** What an append expects of its stream: an exact last revision (0 and up), or one of these. */
export const NO_STREAM = -1
export const ANY = -2
export const STREAM_EXISTS = -4

/** What is known of a stream, the appends that are not yet synced included. */
export type StreamFacts = {
  /** Last revision, -1 when nothing was ever written. */
  last: number
  isSoftDeleted: boolean
  isTombstoned: boolean
  isAt(revision: number, id: Uint8Array): boolean
  /** Best effort: the revision at which this stream holds that id, if it came recently. */
  recentRevision(id: Uint8Array): number | undefined
}

export type Refusal = { type: 'wrong-version'; current: number; expected: number } | { type: 'stream-deleted' }

export type Decision = { type: 'append' } | { type: 'repeated'; last: number } | Refusal

/**
 * Below the current revision an append is a repetition when its ids stand at exactly the places it asks for; at the current
 * revision it is taken without a look at its ids; without an exact expectation only recent ids are known.
 */
export function decideAppend(facts: StreamFacts, expected: number, ids: readonly Uint8Array[]): Decision {
  if (facts.isTombstoned) return { type: 'stream-deleted' }
  if (expected === STREAM_EXISTS && (facts.last < 0 || facts.isSoftDeleted)) return wrongVersion(facts, expected)
  if (expected === ANY || expected === STREAM_EXISTS) return decideByRecentIds(facts, expected, ids)
  if (expected === facts.last) return { type: 'append' }
  if (expected < facts.last && ids.length > 0 && isRepeated(facts, expected, ids))
    return { type: 'repeated', last: expected + ids.length }
  if (expected === NO_STREAM && facts.isSoftDeleted) return { type: 'append' }
  return wrongVersion(facts, expected)
}

/** Why a stream can't be deleted, if so: what never existed, or is gone already, is a wrong version. */
export function decideDelete(facts: StreamFacts, expected: number): Refusal | undefined {
  if (facts.isTombstoned) return { type: 'stream-deleted' }
  const isThere = facts.last >= 0 && !facts.isSoftDeleted
  const isExpected = expected === ANY || expected === STREAM_EXISTS || expected === facts.last
  return isThere && isExpected ? undefined : { type: 'wrong-version', current: isThere ? facts.last : NO_STREAM, expected }
}

function isRepeated(facts: StreamFacts, expected: number, ids: readonly Uint8Array[]): boolean {
  return expected + ids.length <= facts.last && ids.every((id, n) => facts.isAt(expected + 1 + n, id))
}

function decideByRecentIds(facts: StreamFacts, expected: number, ids: readonly Uint8Array[]): Decision {
  let last: number | undefined
  for (const id of ids) {
    const revision = facts.recentRevision(id)
    if (revision === undefined) return last === undefined ? { type: 'append' } : wrongVersion(facts, expected)
    last = revision
  }
  return last === undefined ? { type: 'append' } : { type: 'repeated', last }
}

function wrongVersion(facts: StreamFacts, expected: number): Refusal {
  return { type: 'wrong-version', current: facts.isSoftDeleted && expected === STREAM_EXISTS ? NO_STREAM : facts.last, expected }
}
