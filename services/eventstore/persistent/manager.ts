import { ANY } from '../appends.ts'
import type { Log } from '../logger.ts'
import type { AppendOutcome, Store } from '../store.ts'
import { RunningGroup } from './running-group.ts'
import { type GroupEntry, type GroupKey, groupConfig, idOf } from './settings.ts'
import { sourceOf } from './source.ts'
import { CONFIG_STREAM, checkpointStream, lastJson, parkedStream, proposalOf } from './system-streams.ts'

const CONFIG_TYPE = '$PersistentConfig'
const TICK_MS = 250

/** An append that was taken, or why not. */
export type Outcome = 'done' | 'exists' | 'does-not-exist' | { failed: Error }
type Answer = (outcome: Outcome) => void
type Wanted = Omit<GroupEntry, 'startsAt'>

/** All groups there are. Answers come once what they tell of is synced. */
export class Groups {
  private readonly running = new Map<string, RunningGroup>()
  private readonly store: Store
  private readonly now: () => number
  private readonly log: Log
  private readonly timer: NodeJS.Timeout

  constructor(store: Store, now: () => number, log: Log) {
    this.store = store
    this.now = now
    this.log = log
    const stored = lastJson(store, CONFIG_STREAM, now())
    for (const entry of stored === undefined ? [] : groupConfig.parse(stored).entries) this.run(entry)
    this.timer = setInterval(() => this.tick(), TICK_MS)
    this.timer.unref()
  }

  find(key: GroupKey): RunningGroup | undefined {
    return this.running.get(idOf(key))
  }

  get all(): RunningGroup[] {
    return [...this.running.values()]
  }

  create(wanted: Wanted, answer: Answer): void {
    if (this.find(wanted)) this.answerSynced('exists', answer)
    else {
      this.run(this.placed(wanted))
      this.save(answer)
    }
  }

  /** Drops the consumers, who may come again at once, and goes on from the checkpoint by the new settings. */
  update(key: GroupKey, settings: GroupEntry['settings'], answer: Answer): void {
    const group = this.find(key)
    if (!group) this.answerSynced('does-not-exist', answer)
    else {
      this.run(this.placed({ ...group.entry, settings }), group.close())
      this.save(answer)
    }
  }

  delete(key: GroupKey, answer: Answer): void {
    const group = this.find(key)
    if (!group) {
      this.answerSynced('does-not-exist', answer)
      return
    }
    group.close()
    this.running.delete(idOf(key))
    // The configuration comes last: a crash before it leaves a group that begins anew, never an old checkpoint for a new one.
    for (const stream of [checkpointStream(key), parkedStream(key)]) this.store.softDelete(stream, ANY, () => {})
    this.save(answer)
  }

  /** Starts all groups again from where they are. */
  restart(): void {
    for (const group of this.all) this.run(group.entry, group.close())
  }

  stop(): void {
    clearInterval(this.timer)
    for (const group of this.all) group.close()
    this.running.clear()
  }

  private run(entry: GroupEntry, from?: number): void {
    this.running.set(idOf(entry), new RunningGroup({ store: this.store, now: this.now, log: this.log }, entry, from))
  }

  private placed(wanted: Wanted): GroupEntry {
    return { ...wanted, startsAt: sourceOf(this.store, this.now, wanted).placeOf(wanted.settings.startFrom) }
  }

  private save(answer: Answer): void {
    const json = { version: 'nahr-1', entries: this.all.map(group => group.entry) }
    this.store.append(CONFIG_STREAM, ANY, [proposalOf({ type: CONFIG_TYPE, json })], outcome => answer(said(outcome)))
  }

  private answerSynced(outcome: Outcome, answer: Answer): void {
    this.store.whenSynced(() => answer(outcome))
  }

  private tick(): void {
    for (const group of this.running.values()) group.tick()
  }
}

function said(outcome: AppendOutcome): Outcome {
  if (outcome.type === 'appended') return 'done'
  return { failed: outcome.type === 'failed' ? outcome.failure : new Error(outcome.type) }
}
