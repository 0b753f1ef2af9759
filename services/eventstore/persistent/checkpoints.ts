import type { Store } from '../store.ts'
import { appendOne, changeMetadata, lastJson } from './system-streams.ts'

const CHECKPOINT_TYPE = '$SubscriptionCheckpoint'
const KEPT = 2

/** How far a group has come, as the last event before which all is settled. */
export class Checkpoints {
  /** The latest that was written, or is being written. */
  latest: string | undefined
  private readonly store: Store
  private readonly stream: string
  private isKeptShort: boolean
  private isWriting = false

  constructor(store: Store, stream: string, nowMs: number) {
    this.store = store
    this.stream = stream
    const last = lastJson(store, stream, nowMs)
    if (last !== undefined && typeof last !== 'string') throw new Error(`${stream} does not hold checkpoints`)
    this.latest = last
    this.isKeptShort = last !== undefined
  }

  get isBusy(): boolean {
    return this.isWriting
  }

  write(text: string): void {
    this.latest = text
    this.isWriting = true
    appendOne(this.store, this.stream, { type: CHECKPOINT_TYPE, json: text }, () => {
      this.isWriting = false
    })
    if (this.isKeptShort) return
    this.isKeptShort = true
    changeMetadata(this.store, this.stream, { $maxCount: KEPT }, () => {})
  }
}
