import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Log } from '#platform/logging.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The workflow code as the worker loads it, by path: made when a source has changed, else kept from before. A program of its own
 * makes it, which gives back the hundred MiB that this takes.
 */
export async function workflowBundle({ cacheFolder, log }: { cacheFolder: string; log: Log }): Promise<{ codePath: string }> {
  const codePath = join(cacheFolder, `workflows-${version()}.js`)
  if (readable(codePath)) return { codePath }
  log.debug({ codePath }, 'the workflows are bundled')
  mkdirSync(cacheFolder, { recursive: true })
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', join(here, 'bundling.ts'), codePath])
  return { codePath }
}

/** Of everything that a bundle can hold: our sources and the SDK. */
function version(): string {
  const sdk: { version: string } = createRequire(import.meta.url)('@temporalio/worker/package.json')
  const hash = createHash('sha256').update(sdk.version)
  for (const file of globSync('{workflows,services/kernel}/**/*.ts', { cwd: root }).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

function readable(path: string): boolean {
  try {
    return readFileSync(path).length > 0
  } catch {
    return false
  }
}

/** A task lasts as long as its local activities, which wait for our services where these are busy: nothing is wrong with it. */
const LONG_TASK = '[TMPRL1104]'

/** The SDK's own notes as ours. */
export function loggerOn(log: Pick<Log, 'debug' | 'info' | 'warn' | 'error'>) {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: object) =>
    log[message.startsWith(LONG_TASK) ? 'debug' : level](meta ?? {}, message)
  const at = { trace: write('debug'), debug: write('debug'), info: write('debug'), warn: write('warn'), error: write('error') }
  return {
    ...at,
    log: (level: string, message: string, meta?: object) => at[level.toLowerCase() as keyof typeof at](message, meta),
  }
}
