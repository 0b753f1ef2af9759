// Finds the Temporal command line, which brings a server of one machine; fetches or builds it where there is none.
// Plain JavaScript for Node 20 with no packages installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

// Later tags carry a `replace` directive, which `go install` refuses.
const VERSION = 'v1.5.1'
const DOWNLOAD = `https://temporal.download/cli/archive/${VERSION}`
const MODULE = `github.com/temporalio/cli/cmd/temporal@${VERSION}`
const NAME = process.platform === 'win32' ? 'temporal.exe' : 'temporal'
/** A closed network may swallow what is sent into it. */
const ANSWER_WITHIN_MS = 8_000
const DOWNLOAD_WITHIN_MS = 180_000
const TELL_EVERY_MS = 15_000

export class TemporalMissing extends Error {}

/** The path of a Temporal command line that runs: the first of what there is, else made. Safe to call at any time. */
export async function ensureTemporal({ root, say, env = process.env }) {
  const found = findTemporal({ root, env })
  if (found) return found
  const linked = join(root, '.nahr/bin', NAME)
  const cached = join(cacheFolder(env), `${VERSION}-${NAME}`)
  const failures = []
  for (const make of [download, buildWithGo]) {
    const failure = await make(cached, say, env)
    if (!failure) return link(cached, linked)
    failures.push(failure)
  }
  throw new TemporalMissing(missing(failures))
}

/** Only looks: `TEMPORAL_CLI`, PATH, the copy of this clone, the one that other clones of this user made. */
export function findTemporal({ root, env = process.env }) {
  if (env.TEMPORAL_CLI) {
    if (runs(env.TEMPORAL_CLI)) return env.TEMPORAL_CLI
    throw new TemporalMissing(`TEMPORAL_CLI names ${env.TEMPORAL_CLI}, which does not run as the Temporal command line`)
  }
  const onPath = (env.PATH ?? '').split(delimiter).map(folder => join(folder, NAME))
  const linked = join(root, '.nahr/bin', NAME)
  const found = [...onPath, linked].find(path => existsSync(path) && runs(path))
  if (found) return found
  const cached = join(cacheFolder(env), `${VERSION}-${NAME}`)
  return existsSync(cached) && runs(cached) ? link(cached, linked) : undefined
}

function runs(binary) {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  return status === 0 && /Server \d/.test(stdout)
}

const cacheFolder = env => join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'nahr/bin')

function link(target, linked) {
  mkdirSync(join(linked, '..'), { recursive: true })
  rmSync(linked, { force: true })
  symlinkSync(target, linked)
  return linked
}

/** What a cut-off run leaves behind is never taken for a whole binary: it is made elsewhere and moved. */
async function made(target, make) {
  const folder = join(target, '..')
  mkdirSync(folder, { recursive: true })
  const workshop = mkdtempSync(join(folder, 'making-'))
  try {
    const failure = await make(workshop)
    if (failure) return failure
    if (!runs(join(workshop, NAME))) return 'what came of it does not run here'
    renameSync(join(workshop, NAME), target)
  } catch (error) {
    return error instanceof Error
      ? `${error.message}${error.cause ? ` (${error.cause.message ?? error.cause})` : ''}`
      : `${error}`
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

async function download(target, say) {
  const platform = { win32: 'windows' }[process.platform] ?? process.platform
  const architecture = { x64: 'amd64' }[process.arch] ?? process.arch
  const url = `${DOWNLOAD}?platform=${platform}&arch=${architecture}`
  say(`Set-up: fetching the Temporal command line ${VERSION} from temporal.download …`)
  const failure = await made(target, async workshop => {
    const archive = await fetched(url)
    writeFileSync(join(workshop, 'archive'), archive)
    const { status, stderr } = spawnSync('tar', ['-xf', 'archive'], { cwd: workshop, encoding: 'utf8' })
    if (status !== 0) return `the archive could not be unpacked: ${stderr}`
  })
  if (failure) say(`Set-up: not from there (${failure})`)
  return failure && `download from ${url}: ${failure}`
}

async function fetched(url) {
  const giveUp = new AbortController()
  const impatience = setTimeout(() => giveUp.abort(new Error(`no answer within ${ANSWER_WITHIN_MS / 1000} s`)), ANSWER_WITHIN_MS)
  const limit = setTimeout(() => giveUp.abort(new Error('too slow')), DOWNLOAD_WITHIN_MS)
  try {
    const response = await fetch(url, { signal: giveUp.signal })
    clearTimeout(impatience)
    if (!response.ok) throw new Error(`HTTP status ${response.status}`)
    return Buffer.from(await response.arrayBuffer())
  } finally {
    clearTimeout(impatience)
    clearTimeout(limit)
  }
}

async function buildWithGo(target, say, env) {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' })
  if (status !== 0) return 'build with Go: `go` is not on PATH (https://go.dev/dl/)'
  say(
    `Set-up: building the Temporal command line ${VERSION} with ${stdout.trim().split(' ')[2]}, once: about 4 minutes on 2 cores …`,
  )
  const startedAt = Date.now()
  const failure = await made(target, workshop => goInstall(workshop, say, env, startedAt))
  if (!failure) say(`Set-up: Temporal built in ${Math.round((Date.now() - startedAt) / 1000)} s`)
  return failure && `build with Go: ${failure}`
}

function goInstall(workshop, say, env, startedAt) {
  const args = ['install', '-v', '-trimpath', '-ldflags', '-s -w', MODULE]
  const child = spawn('go', args, {
    cwd: workshop,
    env: { ...env, CGO_ENABLED: '0', GOBIN: workshop },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const counted = { downloaded: 0, compiled: 0 }
  let said = ''
  let rest = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()
    for (const line of lines) counted[line.startsWith('go: downloading') ? 'downloaded' : 'compiled']++
    said = (said + text).slice(-2_000)
  })
  const telling = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    say(`Set-up: … ${counted.downloaded} modules fetched, ${counted.compiled} packages compiled (${seconds} s)`)
  }, TELL_EVERY_MS)
  return new Promise(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('close', code => resolve(code === 0 ? undefined : `go install ended with status ${code}:\n${said}`))
  }).finally(() => clearInterval(telling))
}

const missing = failures => `Nahr needs the Temporal command line, and none was found. Any of these helps:
  - set TEMPORAL_CLI to the path of one
  - install it, so that \`temporal\` is on PATH (https://docs.temporal.io/cli)
  - put one at .nahr/bin/${NAME}
  - let this machine reach https://temporal.download
  - let this machine reach a Go module proxy, with Go on PATH (https://go.dev/dl/); it is then built from source
What was tried:
${failures.map(failure => `  - ${failure.trimEnd().replaceAll('\n', '\n    ')}`).join('\n')}`
