import { isLink } from '../links.ts'
import type { Store } from '../store.ts'
import { streamBounds } from '../stream-bounds.ts'
import type { Message } from './group.ts'
import { appendOne, changeMetadata } from './system-streams.ts'

/** The stream of links to what a group has given up on for now. */
export class Parked {
  private readonly store: Store
  private readonly stream: string
  private readonly now: () => number
  private isTruncating = false

  constructor(store: Store, stream: string, now: () => number) {
    this.store = store
    this.stream = stream
    this.now = now
  }

  /** The revisions that are parked, the last one exclusive. */
  get range(): { first: number; end: number } {
    const bounds = streamBounds(this.store, this.stream, this.now())
    return typeof bounds === 'string' ? { first: 0, end: 0 } : { first: bounds.first, end: bounds.last + 1 }
  }

  ordinal(revision: number): number {
    const { streams } = this.store.catalog
    const stream = streams.numberOf(this.stream)
    return stream === undefined ? Number.NaN : streams.ordinal(stream, revision)
  }

  /** Calls back once the link is safe; a message whose link was not taken stays with its group. */
  add(message: Message, reason: string, resolvesLinks: boolean, then: () => void): void {
    const { store } = this
    const event = store.event(message.ordinal)
    const isFollowed = (resolvesLinks || message.isReplayed) && isLink(store, message.ordinal)
    const text = Buffer.from(isFollowed ? event.data : `${event.revision}@${Buffer.from(event.stream)}`).toString()
    const metadata = { added: new Date(this.now()).toISOString(), reason, subscriptionEventNumber: event.revision }
    appendOne(store, this.stream, { type: '$>', text, metadata }, outcome => {
      if (outcome.type === 'appended') then()
    })
  }

  /** Lets go of what was replayed and is settled. */
  truncateBefore(revision: number): void {
    if (this.isTruncating || revision <= this.range.first) return
    this.isTruncating = true
    changeMetadata(this.store, this.stream, { $tb: revision }, () => {
      this.isTruncating = false
    })
  }
}
