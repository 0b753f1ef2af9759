import { type Command, InvalidArgumentError } from 'commander'
import type { EventStore } from '#platform/event-store.ts'
import { createAudit, type Verdict } from '../audit/audit.ts'
import { verdictText } from '../audit/text.ts'
import { Failed } from '../failed.ts'
import { asJson } from '../json.ts'
import { type Progress, showProgress } from '../progress.ts'
import { findSystem, type Where, withEventStore, withSystemOptions } from '../running-system.ts'

type Options = Where & { at?: bigint; margin: number; json?: true }

export function addAudit(program: Command, env: Record<string, string | undefined>): void {
  withSystemOptions(program.command('audit'))
    .description('prove the whole log, or name the first event that breaks an invariant')
    .option('--at <position>', 'only up to this log position', aPosition)
    .option('--margin <seconds>', 'work over several streams that is younger counts as in flight', aMargin, 60)
    .option('--json', 'print the verdict as JSON')
    .addHelpText('after', '\nReads the event store alone. Ends with status 0 when every invariant holds, else with 1.')
    .action((options: Options) => audit(options, env))
}

async function audit(options: Options, env: Record<string, string | undefined>): Promise<void> {
  const { eventStoreUrl } = findSystem(options, env)
  const progress = showProgress(process.stderr, { unit: 'events' })
  const verdict = await withEventStore(eventStoreUrl, store => auditLog(store, options, progress)).finally(progress.end)
  process.stdout.write(options.json ? `${asJson(verdict)}\n` : verdictText(verdict))
  if (verdict.first) throw new Failed(`the log breaks an invariant at position ${verdict.first.place.position}`)
}

/** Up to a position, the last event's time is the end; else the end is now. */
async function auditLog(store: EventStore, { at, margin }: Options, progress: Progress): Promise<Verdict> {
  const proof = createAudit()
  for await (const event of store.readAll()) {
    if (at !== undefined && event.position > at) break
    proof.take(event)
    progress.advance(1)
  }
  const marginMs = margin * 1000
  return proof.finish(at === undefined ? { marginMs, at: Date.now(), isCut: false } : { marginMs, isCut: true })
}

function aPosition(text: string): bigint {
  if (!/^\d{1,19}$/.test(text)) throw new InvalidArgumentError('must be a log position, a whole number.')
  return BigInt(text)
}

function aMargin(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('must be a whole number of seconds.')
  return Number(text)
}
