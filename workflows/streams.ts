import { categoryOf, idOf } from '#kernel/ids.ts'
import type { Clients } from './clients.ts'
import type { Fact } from './facts.ts'
import type { OpenRuns, Process, ProcessKind, StoredFact } from './process.ts'

/** A fact that some process of its stream waits for. `wakes`: by kind, the part that it concerns. */
export type AwaitedFact = Fact & { stream: string; wakes: ReadonlyMap<string, string | null> }

/** Streams of one category, and the kinds of processes that they have. */
export type FollowedStreams = {
  category: string
  /** The consumer group that follows them. */
  group: string
  kinds: readonly { name: string; isWaitingLong: boolean }[]
  wakes(event: StoredFact): Map<string, string | null>
  /** What its stream tells now; null: there is no such stream. */
  read(subject: string, clients: Clients): Promise<{ revision: number; processes: Process[] } | null>
  /** Subjects of which some process may lack a run that knows how it stands. */
  missed(clients: Clients, open: OpenRuns): AsyncIterable<string>
}

type Streams<Subject, Listed> = {
  category: string
  group: string
  read(clients: Clients, subject: string): Promise<Subject | null>
  revisionOf(subject: Subject): number
  /** Those that have not ended. */
  unfinished(clients: Clients): AsyncIterable<Listed>
  idOf(listed: Listed): string
  /** Of others too something may be owed. */
  owed?(clients: Clients, open: OpenRuns): AsyncIterable<string>
  kinds: readonly ProcessKind<Subject, Listed>[]
}

export function follow<Subject, Listed>(streams: Streams<Subject, Listed>): FollowedStreams {
  const { category, group, kinds } = streams
  return {
    category,
    group,
    kinds,
    wakes(event) {
      const wakes = new Map<string, string | null>()
      for (const { name, wokenBy } of kinds) {
        const woken = wokenBy(event)
        if (woken) wakes.set(name, woken.part)
      }
      return wakes
    },
    async read(id, clients) {
      const subject = await streams.read(clients, id)
      if (!subject) return null
      return { revision: streams.revisionOf(subject), processes: kinds.flatMap(kind => kind.processesOf(subject)) }
    },
    async *missed(clients, open) {
      for await (const listed of streams.unfinished(clients))
        if (kinds.some(kind => kind.isMissed(listed, open))) yield streams.idOf(listed)
      if (streams.owed) yield* streams.owed(clients, open)
    },
  }
}

/** Null where no process waits for it: its run is neither woken nor started. */
export function awaitedFact(followed: readonly FollowedStreams[], event: StoredFact): AwaitedFact | null {
  const { stream, type, revision } = event
  const wakes = streamsOf(followed, categoryOf(stream))?.wakes(event)
  return wakes && wakes.size > 0 ? { stream, type, revision, wakes } : null
}

/** The processes that facts of one stream concern, as it tells of them now, each with the newest that concerns it. */
export async function concerned(
  followed: readonly FollowedStreams[],
  facts: readonly AwaitedFact[],
  clients: Clients,
): Promise<{ process: Process; fact: AwaitedFact }[]> {
  const newestFirst = facts.toSorted((a, b) => b.revision - a.revision)
  const stream = newestFirst[0]?.stream ?? ''
  const now = await streamsOf(followed, categoryOf(stream))?.read(idOf(stream), clients)
  if (!now) throw new Error(`there is no ${stream}`)
  return now.processes.flatMap(process => {
    const fact = newestFirst.find(({ wakes }) => concerns(wakes.get(process.workflow), process))
    return fact ? [{ process, fact }] : []
  })
}

const concerns = (woken: string | null | undefined, { part }: Process): boolean =>
  woken !== undefined && (woken === null || woken === part)

const streamsOf = (followed: readonly FollowedStreams[], category: string) => followed.find(each => each.category === category)
