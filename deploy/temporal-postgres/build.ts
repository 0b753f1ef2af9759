import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { constants, homedir, setPriority } from 'node:os'
import { dirname, join } from 'node:path'

const VERSION = '1.31.2'
const MODULE = 'go.temporal.io/server'
/** As Go names what it builds, and the packages. */
const PROGRAMS = { server: 'cmd/server', sql: 'cmd/tools/sql' }

export type Programs = { server: string; sql: string }

/** Where this user's clones keep what they built. */
function cached({ XDG_CACHE_HOME }: NodeJS.ProcessEnv): Programs {
  const folder = join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'nahr/bin')
  return { server: join(folder, `${VERSION}-temporal-server`), sql: join(folder, `${VERSION}-temporal-sql-tool`) }
}

export const isBuilt = (env: NodeJS.ProcessEnv): boolean => Object.values(cached(env)).every(existsSync)

/** The production Temporal server and the tool that makes its schemas, built once. */
export async function builtPrograms(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<Programs> {
  const programs = cached(env)
  if (isBuilt(env)) return programs
  say(`Building the Temporal server ${VERSION} with Go, once: about 5 minutes on 2 cores …`)
  const startedAt = Date.now()
  mkdirSync(dirname(programs.server), { recursive: true })
  const workshop = mkdtempSync(join(dirname(programs.server), 'making-'))
  try {
    await goInstall(workshop, env)
    // Made elsewhere and moved: what a cut-off build leaves is never taken for a program.
    for (const name of ['server', 'sql'] as const) renameSync(join(workshop, name), programs[name])
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
  say(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s`)
  return programs
}

async function goInstall(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const packages = Object.values(PROGRAMS).map(path => `${MODULE}/${path}@v${VERSION}`)
  const child = spawn('go', ['install', '-trimpath', '-ldflags', '-s -w', ...packages], {
    cwd: folder,
    env: { ...env, CGO_ENABLED: '0', GOBIN: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(-4_000)
  })
  const end = await new Promise<string | number | null>(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
  if (end !== 0) throw new Error(`go install ended with ${end}:\n${said}`)
}
