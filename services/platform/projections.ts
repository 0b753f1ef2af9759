import type { SelectQueryBuilder } from 'kysely'
import { Rejection } from '#kernel/rejection.ts'
import { backOff } from './backoff.ts'
import { type Database, inTransaction } from './database.ts'
import type { EventStore, RawEvent, Subscription } from './event-store.ts'
import type { Log } from './logging.ts'
import { createCheckpoints, earlier, isBehind } from './projecting/checkpoints.ts'
import { beginFolding, type Decode, decodingOnce, type Folding } from './projecting/folding.ts'
import { follow } from './projecting/following.ts'
import { createLookout } from './projecting/lookout.ts'
import { checkpointName, openTable, shapeOf, type Table } from './projecting/table.ts'
import type { Follower, ReadModel, Row } from './read-models.ts'
import { createSnapshots, LONG_STREAM } from './snapshots.ts'
import type { Metrics } from './telemetry.ts'

/** `rows(model).where('sku', '=', sku).selectAll().execute()`: the model's table, under the name `row`. */
export type Rows<R> = SelectQueryBuilder<{ row: R }, 'row', Record<never, never>>

export type Projections = {
  /** Throws for a read model that stopped: its rows are no longer true. */
  rows<R extends Row>(model: ReadModel<R>): Rows<R>
  /** The row of this key, as of now; throws as `rows` does. */
  row<R extends Row>(model: ReadModel<R>, key: Row): R | undefined
  /** Waits until every running read model holds what the log held at this position. Refused with POSITION_NOT_REACHED when aborted first. */
  reached(position: bigint, signal?: AbortSignal): Promise<void>
  /** Calls back with the streams of each batch of events that was folded, from now until what it answers is called. */
  folded(listener: (streams: ReadonlySet<string>) => void): () => void
  start(): Promise<void>
  /** Waits until the read models first stood at the log's end. */
  caughtUp(): Promise<void>
  /** Read models that stopped because a fold threw. */
  failed(): readonly string[]
  stop(): Promise<void>
}

export type ProjectionsDeps = {
  store: EventStore
  database: Database
  readModels: readonly ReadModel[]
  followers: readonly Follower[]
  log: Log
  metrics: Metrics
  /** Told once for each read model that stops: the process serves no longer what it should. */
  onFailure?(name: string): void
}

type Item = RawEvent | { caughtUp: true } | { checkpoint: bigint }
type Running = { model: ReadModel; table: Table; position: bigint | 'start'; hasFailed: boolean }

const MAX_BATCH = 500
/** What comes within so long is written in one transaction, unless somebody waits for it. */
const GATHER_MS = 10

/** One subscription to the whole log that feeds all read models and followers of a process. */
export function createProjections(deps: ProjectionsDeps): Projections {
  const { store, database, readModels, followers, log, metrics } = deps
  const checkpoints = createCheckpoints(database)
  const snapshots = createSnapshots(database)
  const lag = metrics.gauge('nahr_read_model_lag_seconds', 'Age of the last event folded when it was folded')
  const foldedEvents = metrics.counter('nahr_read_model_events', 'Events given to read models')
  const modelsStopped = metrics.counter('nahr_read_models_stopped', 'Read models that stopped because a fold threw')
  const waitingGauge = metrics.gauge('nahr_follower_waiting', 'Events that a follower has still to handle')
  const models: Running[] = readModels.map(model => {
    const table = openTable(database, checkpoints, model)
    return { model, table, position: checkpoints.read(checkpointName(model))?.position ?? 'start', hasFailed: false }
  })
  const following = followers.map(follower => follow(follower, { store, checkpoints, log, waitingGauge }))
  const firstCaughtUp = Promise.withResolvers<void>()
  const stopped = new AbortController()
  const watchers = new Set<() => void>()
  const listeners = new Set<(streams: ReadonlySet<string>) => void>()
  let subscription: Subscription | undefined
  let loop: Promise<void> = Promise.resolve()
  let hurry = () => {}

  const categories = [
    ...new Set([...readModels, ...followers.filter(({ types }) => !types)].flatMap(reader => reader.categories)),
  ]
  /** What the subscription gave, up to here. */
  let taken: bigint | 'start' = 'start'
  let working: Promise<unknown> = Promise.resolve()

  const lookout = createLookout({
    store,
    categories,
    taken: () => taken,
    isAwaited: () => watchers.size > 0 && !stopped.signal.aborted,
    pass: end => handled([{ checkpoint: end }]),
    log,
  })

  const alive = () => models.filter(({ hasFailed }) => !hasFailed)

  async function start(): Promise<void> {
    for (const one of following) one.start()
    const together = following.filter(({ isAlone }) => !isAlone)
    const from = [...models, ...together.map(({ from }) => ({ position: from }))].map(({ position }) => position)
    const first = from.reduce<bigint | 'start' | undefined>((a, b) => (a === undefined ? b : earlier(a, b)), undefined)
    if (first === undefined) return firstCaughtUp.resolve()
    taken = first
    subscription = store.subscribe({ from: first, categories })
    loop = run(subscription).catch(error => log.error({ err: error }, 'projections stopped'))
  }

  async function run(source: Subscription): Promise<void> {
    for await (const batch of inBatches(source)) {
      const gathered = performance.now() + GATHER_MS
      taken = batch.map(positionOf).findLast(position => position !== undefined) ?? taken
      await handled(batch)
      if (batch.length < MAX_BATCH) await gathering(gathered - performance.now())
    }
  }

  /** One batch after another, whoever brings them. */
  function handled(batch: Item[]): Promise<void> {
    const handling = working.then(async () => {
      await applied(batch)
      for (const item of batch) for (const one of following) one.take(item)
      for (const one of following) one.save()
      if (batch.some(item => 'caughtUp' in item)) firstCaughtUp.resolve()
      for (const watcher of watchers) watcher()
      tell(batch)
    })
    working = handling.catch(() => {})
    return handling
  }

  function tell(batch: Item[]): void {
    if (listeners.size === 0) return
    const streams = new Set(batch.flatMap(item => ('stream' in item ? [item.stream] : [])))
    if (streams.size > 0) for (const listener of listeners) listener(streams)
  }

  /** Rests before the next batch, so that it holds more than one event; not while somebody waits. */
  function gathering(ms: number): Promise<void> {
    if (ms <= 0 || watchers.size > 0 || stopped.signal.aborted) return Promise.resolve()
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms)
      hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** A database that can't be written now may be later: nothing of the batch was kept. */
  async function applied(batch: Item[]): Promise<void> {
    for (let failures = 1; !stopped.signal.aborted; failures++) {
      try {
        apply(batch)
        return
      } catch (error) {
        log.error({ err: error, failures }, 'read models not written; they will be tried again')
        await backOff(failures, stopped.signal)
      }
    }
  }

  function apply(batch: Item[]): void {
    const events = batch.filter(item => 'stream' in item)
    const last = batch.map(positionOf).findLast(position => position !== undefined)
    if (last === undefined) return
    const decode = decodingOnce()
    const foldings = alive().map(running => ({ running, folding: foldAll(running, events, decode) }))
    inTransaction(database.connection, () => {
      for (const { running, folding } of foldings) if (folding) write(running, folding, last)
      for (const { stream, revision } of events) if (revision === LONG_STREAM) snapshots.noteLong(stream)
    })
    for (const { running, folding } of foldings) if (folding && isBehind(running.position, last)) running.position = last
    measure(events)
  }

  /** A fold that throws stops its own model only; what it folded of this batch is not kept. */
  function foldAll(running: Running, events: RawEvent[], decode: Decode): Folding | undefined {
    const { model, table, position } = running
    let isUnreadable = false
    const load = (key: Row) => {
      isUnreadable = true
      const row = table.get(key)
      isUnreadable = false
      return row
    }
    const folding = beginFolding(model, load, decode)
    for (const raw of events) {
      if (!isBehind(position, raw.position)) continue
      try {
        folding.fold(raw)
      } catch (error) {
        if (isUnreadable) throw error
        running.hasFailed = true
        modelsStopped.add(1, { read_model: model.name })
        deps.onFailure?.(model.name)
        const { stream, type, revision } = raw
        log.error({ readModel: model.name, stream, type, revision, err: error }, 'read model stopped: its fold threw')
        return undefined
      }
    }
    return folding
  }

  function write({ model, table, position }: Running, folding: Folding, last: bigint): void {
    for (const { key, row } of folding.changes()) {
      if (row) table.put(row)
      else table.remove(key)
    }
    if (isBehind(position, last)) checkpoints.write(checkpointName(model), shapeOf(model), last)
  }

  function measure(events: RawEvent[]): void {
    const latest = events.at(-1)
    if (!latest) return
    foldedEvents.add(events.length)
    lag.record((Date.now() - Date.parse(latest.created)) / 1_000)
  }

  function reached(position: bigint, signal?: AbortSignal): Promise<void> {
    const isReached = () => alive().every(model => !isBehind(model.position, position))
    if (isReached()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const end = () => {
        watchers.delete(look)
        signal?.removeEventListener('abort', giveUp)
      }
      const look = () => {
        if (!isReached()) return
        end()
        resolve()
      }
      const giveUp = () => {
        end()
        reject(new Rejection('contended', 'POSITION_NOT_REACHED', { position: String(position) }))
      }
      watchers.add(look)
      hurry()
      lookout.look()
      if (signal?.aborted) giveUp()
      else signal?.addEventListener('abort', giveUp)
    })
  }

  function requireRunning(name: string): void {
    if (models.some(running => running.hasFailed && running.model.name === name))
      throw new Error(`read model ${name} has stopped`)
  }

  return {
    row<R extends Row>(model: ReadModel<R>, key: Row) {
      requireRunning(model.name)
      return models.find(running => running.model.name === model.name)?.table.get(key) as R | undefined
    },
    rows<R extends Row>(model: ReadModel<R>) {
      requireRunning(model.name)
      return database.query.selectFrom(`${model.name} as row`) as unknown as Rows<R>
    },
    reached,
    folded(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start,
    caughtUp: () => firstCaughtUp.promise,
    failed: () => models.filter(({ hasFailed }) => hasFailed).map(({ model }) => model.name),
    async stop() {
      stopped.abort()
      hurry()
      await subscription?.stop()
      await loop
      await Promise.all(following.map(one => one.stop()))
    },
  }
}

function positionOf(item: Item): bigint | undefined {
  if ('caughtUp' in item) return undefined
  return 'checkpoint' in item ? item.checkpoint : item.position
}

/** What is at hand at once, up to a bound. */
async function* inBatches(source: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  const iterator = source[Symbol.asyncIterator]()
  let next = iterator.next()
  for (;;) {
    const first = await next
    if (first.done) return
    const batch = [first.value]
    next = iterator.next()
    const idle = new Promise<undefined>(resolve => setImmediate(resolve, undefined))
    while (batch.length < MAX_BATCH) {
      const more = await Promise.race([next, idle])
      if (!more || more.done) break
      batch.push(more.value)
      next = iterator.next()
    }
    yield batch
  }
}
