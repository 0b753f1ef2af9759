import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { root } from './parts.ts'

export type Ran = { status: number | null; stdout: string }

/** Runs the `nahr` command line against the stack of this folder, just as a person would; its progress shows as it goes. */
export async function runNahr(dataDir: string, args: readonly string[], signal: AbortSignal): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'services/ops/nahr.ts'), ...args], {
    env: { ...process.env, NAHR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () => void child.kill('SIGTERM')
  signal.addEventListener('abort', stop)
  try {
    const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number | null]>])
    return { status, stdout }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
