import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { connectEventStore, type RawEvent } from '#platform/event-store.ts'
import { createLog } from '#platform/logging.ts'
import type { TestStack } from '../support/stack.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const wholeFile = join(root, 'test/data/online-retail-dec-mar.csv.gz')
export const sample = join(root, 'test/data/online-retail-sample.csv')

/** What the command line finds the stack by. */
export function writeLocal({ dataDir, eventstoreUrl, addresses, keys }: TestStack): void {
  writeFileSync(join(dataDir, 'local.json'), JSON.stringify({ eventstoreUrl, addresses, keys }))
}

export type Nahr = { child: ChildProcess; done: Promise<{ status: number | null; stdout: string; stderr: string }> }

/** Runs the command line as a person would. */
export function startNahr({ dataDir }: TestStack, ...args: string[]): Nahr {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'services/ops/nahr.ts', ...args], {
    cwd: root,
    env: { ...process.env, NAHR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const done = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(([stdout, stderr, [status]]) => ({
    status: status as number | null,
    stdout,
    stderr,
  }))
  return { child, done }
}

/** What an import calls; the workflows that carry returns and points out are not there. */
export const importing = { also: ['returns', 'loyalty'] } as const
/** Proves a log of which those have not done their part. */
export const auditing = ['audit', '--json', '--margin', '3600']

export const nahr = (stack: TestStack, ...args: string[]) => startNahr(stack, ...args).done

export const importOf = (file: string, from: string, to: string, ...more: string[]): string[] => [
  ...['import', 'online-retail', file, '--from', from, '--to', to, '--json', '--no-wait'],
  ...more,
]

export async function readLog({ eventstoreUrl }: TestStack): Promise<RawEvent[]> {
  const store = connectEventStore(eventstoreUrl, createLog({ logLevel: 'error' }, process.stderr))
  try {
    return await Array.fromAsync(store.readAll())
  } finally {
    await store.dispose()
  }
}

/** Resolves once so many events of a type are in the log. */
export async function logHolds({ eventstoreUrl }: TestStack, count: number, type: string): Promise<void> {
  const store = connectEventStore(eventstoreUrl, createLog({ logLevel: 'error' }, process.stderr))
  const subscription = store.subscribe({ from: 'start' })
  let seen = 0
  for await (const event of subscription) {
    if ('type' in event && event.type === type && ++seen === count) break
  }
  await subscription.stop()
  await store.dispose()
}

/** What a log says happened, whatever the order in which requests that ran side by side were taken, and whenever that was. */
export function factsOf(log: readonly RawEvent[]): string[] {
  // The clock's, keyed hashes, what is sealed, and what is named after the key that asked: each stack has its own.
  const ofOneStack = new Set([
    'placedAt',
    'recordedAt',
    'placedAs',
    'enrolledAt',
    'claimedAt',
    'openedAt',
    'askedAs',
    'opening',
    'sealed',
    'keyId',
    'refundId',
  ])
  const requestOf = new Map(
    log
      .filter(({ type }) => type === 'ReturnOpened')
      .map(({ stream, metadata }) => [stream.slice('return-'.length), metadata.requestId]),
  )
  return log
    .map(({ stream, type, data, metadata }) => {
      const facts = JSON.stringify(data, (name, value: unknown) => (ofOneStack.has(name) ? undefined : value))
      const told = `${stream} ${type} ${metadata.requestId} ${facts}`
      return told.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, id => requestOf.get(id) ?? id)
    })
    .sort()
}
