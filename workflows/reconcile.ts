import type { Log } from '#platform/logging.ts'
import type { ShownRun, Temporal } from './client.ts'
import type { Clients } from './clients.ts'
import { followed } from './followed.ts'
import { type Process, processOfId } from './process.ts'
import type { FollowedStreams } from './streams.ts'

export type ReconcileDeps = { temporal: Temporal; clients: Clients; log: Log; now?: () => number }

/** How far back broken runs are looked for. */
const BROKEN_WITHIN_MS = 7 * 24 * 3_600_000
/** A run that failed by itself would fail again at once: it rests, and a person may look. */
const FAILED_RESTS_MS = 3_600_000
/** So many failures in a row are no longer the fault of what was looked at. */
const FAILURES_IN_A_ROW = 5

const waitingLong = new Set(kindsThat(isWaitingLong => isWaitingLong))

/**
 * Gives every unfinished process a run that knows how it stands: one whose run was terminated, whose fact never came, whose
 * start was lost. Candidates come from lists that may lag; whether anything is owed is read from the streams.
 */
export async function reconcile({ temporal, clients, log, now = Date.now }: ReconcileDeps): Promise<{ woken: number }> {
  const open = new Map<string, string | null>()
  for await (const { id, stage } of temporal.openRuns(kindsThat(isWaitingLong => !isWaitingLong))) open.set(id, stage)
  const resting = new Set<string>()
  const broken = new Set<string>()
  for await (const run of temporal.brokenRuns(new Date(now() - BROKEN_WITHIN_MS))) {
    if (isResting(run, now())) resting.add(run.id)
    else if (!open.has(run.id)) broken.add(run.id)
  }

  async function isUpToDate({ id, workflow, progress }: Process): Promise<boolean> {
    if (resting.has(id)) return true
    if (!waitingLong.has(workflow)) return open.get(id) === progress.stage
    return !broken.has(id) || ['RUNNING', 'COMPLETED'].includes((await temporal.look(id))?.status ?? '')
  }

  let woken = 0
  async function wakeThoseOf(subject: string, { read }: FollowedStreams): Promise<void> {
    const told = await read(subject, clients)
    for (const process of told?.processes ?? []) {
      if ((await isUpToDate(process)) || !(await process.isOwed(clients))) continue
      log.info({ workflow: process.id, stage: process.progress.stage }, 'an unfinished process is woken')
      await temporal.wake(process, { type: 'Reconciled', revision: Number(told?.revision) })
      woken++
    }
  }

  let failures = 0
  for (const streams of followed) {
    const { category, kinds, missed } = streams
    const ofBroken = [...broken].map(processOfId).filter(({ workflow }) => kinds.some(({ name }) => name === workflow))
    const suspects = new Set(ofBroken.map(({ subject }) => subject))
    for await (const subject of missed(clients, open)) suspects.add(subject)
    for (const subject of suspects) {
      try {
        await wakeThoseOf(subject, streams)
        failures = 0
      } catch (error) {
        if (++failures === FAILURES_IN_A_ROW) throw error
        log.error({ err: error, category, subject }, 'what failed is looked at again next time; the others are looked at now')
      }
    }
  }
  return { woken }
}

const isResting = ({ status, closedAt }: ShownRun, now: number): boolean =>
  status === 'FAILED' && closedAt !== null && now - closedAt.getTime() < FAILED_RESTS_MS

function kindsThat(isWanted: (isWaitingLong: boolean) => boolean): string[] {
  return followed.flatMap(({ kinds }) => kinds.filter(kind => isWanted(kind.isWaitingLong)).map(({ name }) => name))
}
