// `node deploy/run.mjs [SCRIPT [ARGUMENTS…]]` sets up, then runs the script on the right Node, whichever Node started this.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SetupFailed, setUp } from './setup.mjs'

const [script, ...args] = process.argv.slice(2)
/** The others need the sources and packages alone. */
const RUNS_THE_STACK = [undefined, 'deploy/local/start.ts', 'deploy/test.ts']

async function prepared() {
  try {
    return await setUp({ withServers: RUNS_THE_STACK.includes(script) })
  } catch (failure) {
    if (!(failure instanceof SetupFailed)) throw failure
    console.error(failure.message)
    process.exit(1)
  }
}

/** The channel tells the script when this process is gone, however that came. */
function runOn(node) {
  const child = spawn(node, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal) console.error(`${script} was ended by ${signal}`)
    process.exit(code ?? 1)
  })
}

const node = await prepared()
if (!script) console.error(`Nahr is set up, on ${node}`)
else if (node === process.execPath) {
  process.argv.splice(1, 2, resolve(script))
  await import(pathToFileURL(resolve(script)).href)
} else runOn(node)
