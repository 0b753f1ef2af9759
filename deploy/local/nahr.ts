import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { root } from './parts.ts'

export type Ran = { status: number | null; stdout: string }

/** Runs the `nahr` command line against the stack of this folder, just as a person would; `tell` hears how it goes on. */
export async function runNahr(
  dataDir: string,
  args: readonly string[],
  { signal, tell }: { signal: AbortSignal; tell: (line: string) => void },
): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'services/ops/nahr.ts'), ...args], {
    env: { ...process.env, NAHR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => void child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  createInterface(child.stderr).on('line', tell)
  try {
    const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number | null]>])
    return { status, stdout }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
