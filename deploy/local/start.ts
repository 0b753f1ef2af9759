// `npm start`: the local stack, a shopper's journey through it, and three real days of sales beside that.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CHANNELS } from './keys.ts'
import { endLeftovers } from './leftovers.ts'
import { lockStack } from './lock.ts'
import { type Facts, root } from './parts.ts'
import { openRetailer } from './retailer.ts'
import { unusable } from './room.ts'
import { type Screen, screenOn } from './screen.ts'
import { type Stack, startStack, type Telling } from './stack.ts'
import { tellHowToGoOn, tellStory } from './story.ts'

const HELP = `npm start [-- OPTIONS]

Sets up what is missing, starts the local stack on the loopback, plays a shopper's journey while three days of real sales
run in, and shows what came of both. Runs until ctrl-C. State, logs and API keys are kept in .nahr (or NAHR_DATA_DIR);
delete it to begin anew.

  --exit    stop afterwards, with status 0 if all went well, else 1
  --empty   play no journey and take in no sales
  --split   each service in a process of its own, as in production
  --help    this text`

const screen = screenOn(process.stdout)
process.exitCode = await main()
// Whatever still waits somewhere must not keep a stopped stack's terminal.
process.exit()

async function main(): Promise<number> {
  const options = readOptions()
  if (typeof options === 'number') return options
  const dataDir = resolve(process.env.NAHR_DATA_DIR || join(root, '.nahr'))
  const reason = unusable(dataDir)
  if (reason !== undefined) {
    console.error(cantKeepStateIn(dataDir, reason))
    return 1
  }
  const lock = lockStack(dataDir)
  if (!lock) return saySoAndLeave(dataDir)
  try {
    return await run(dataDir, options)
  } finally {
    lock.release()
  }
}

type Options = { exit: boolean; empty: boolean; split: boolean }

function readOptions(): Options | number {
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({ options: { exit: flag, empty: flag, split: flag, help: flag } })
    if (!values.help) return values
    console.log(HELP)
    return 0
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    return 2
  }
}

function cantKeepStateIn(dataDir: string, reason: string): string {
  const instead = 'Make room there, or set NAHR_DATA_DIR to a folder that it may write to.'
  return `Nahr can't keep its state in ${shown(dataDir)}: ${reason}. ${instead}`
}

function saySoAndLeave(dataDir: string): number {
  const file = join(dataDir, 'local.json')
  const running = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Facts & { pid: number }) : undefined
  screen.line(`Nahr is already running here (${shown(dataDir)}${running ? `, process ${running.pid}` : ', still starting'}).`)
  if (running) showAddresses(running)
  screen.line('Stop that one first (ctrl-C there), or set NAHR_DATA_DIR to another folder for a second one.')
  return 1
}

async function run(dataDir: string, options: Options): Promise<number> {
  const stopping = stopSignal()
  screen.line(`Nahr on Node ${process.version.slice(1)}, its state in ${shown(dataDir)}`)
  const localFile = join(dataDir, 'local.json')
  await endLeftovers(localFile, text => screen.line(text))
  rmSync(localFile, { force: true })
  screen.title('Starting')
  // Stopping takes a while, and whoever asked for it wants to see that it was heard.
  let isSaid = false
  const sayStopping = () => {
    if (!isSaid) screen.line('\nStopping …')
    isSaid = true
  }
  stopping.addEventListener('abort', sayStopping)
  let stack: Stack | undefined
  try {
    stack = await startStack({ dataDir, split: options.split, usualPorts: true }, tellingOn(screen), stopping)
    return await use(stack, dataDir, options, stopping)
  } catch (error) {
    if (stopping.aborted) {
      screen.line('Stopped before everything had started. Nothing is running any more.')
      return 1
    }
    // What a part made of a folder that turned out useless says less than the folder does.
    const reason = unusable(dataDir)
    screen.problem('nahr', reason ? cantKeepStateIn(dataDir, reason) : error instanceof Error ? error.message : String(error))
    return 1
  } finally {
    if (stack) {
      sayStopping()
      await stack.stop()
      screen.line('Stopped. Nothing is running any more; everything taken in is kept.')
    }
  }
}

/** What happens between start and stop; ends early when told to stop or when a part can't be kept running. */
async function use(stack: Stack, dataDir: string, { exit, empty }: Options, stopping: AbortSignal): Promise<number> {
  const stopped = new Promise<number>(settle => {
    stopping.addEventListener('abort', () => settle(exit ? 1 : 0))
    if (stopping.aborted) settle(1)
  })
  const broken = stack.broken.then(why => {
    screen.problem('nahr', why)
    return 1
  })
  return Promise.race([stopped, broken, told()])

  async function told(): Promise<number> {
    await openRetailer(stack)
    const story = empty ? undefined : await tellStory(stack, dataDir, screen, stopping)
    if (stopping.aborted) return 1
    showAddresses(stack)
    if (story) tellHowToGoOn(stack, story, screen)
    const ok = story?.ok ?? true
    if (exit) return ok ? 0 : 1
    screen.line(`\nRunning until ctrl-C. Logs: ${shown(join(dataDir, 'logs'))}/`)
    return new Promise(() => {})
  }
}

/** Aborts at the first word to stop; a second one, later, doesn't wait: parts stop by themselves when this process is gone. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  let firstAt = 0
  const stop = () => {
    // npm and the terminal may both pass on one and the same ctrl-C.
    if (controller.signal.aborted && Date.now() - firstAt > 1_000) process.exit(130)
    firstAt ||= Date.now()
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (process.send) process.on('disconnect', stop)
  return controller.signal
}

function tellingOn({ row, problem }: Screen): Telling {
  return { ready: (name, ms) => row(name, `ready after ${(ms / 1000).toFixed(1)} s`), note: row, problem }
}

function showAddresses({ eventstoreUrl, addresses, temporal, metrics, keys }: Facts): void {
  screen.title('Addresses')
  screen.row('event store', eventstoreUrl)
  screen.row('workflows', `${temporal.uiUrl}  (Temporal’s own console; its gRPC is ${temporal.address})`)
  const { orders, inventory } = addresses
  if (orders === inventory) screen.row('services', `${orders}  (gRPC: ${Object.keys(addresses).join(', ')}, reflection, health)`)
  else for (const [name, address] of Object.entries(addresses)) screen.row(name, `${address}  (gRPC, reflection, health)`)
  for (const [name, url] of Object.entries(metrics)) screen.row('metrics', `${url}  (${name})`)
  screen.title('API keys, sent as `authorization: Bearer KEY`')
  for (const name of [...CHANNELS, 'operator'] as const) screen.row(name, keys[name])
}

function shown(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere
}
