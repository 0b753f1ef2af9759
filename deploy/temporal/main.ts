// The Temporal server as a part of the local stack: tells its parent when it serves, and ends with it.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findTemporal } from './find.mjs'
import { startTemporal } from './server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { NAHR_TEMPORAL_PORT, NAHR_TEMPORAL_UI_PORT, NAHR_DATA_DIR } = process.env

const stopping = new AbortController()
const stop = () => stopping.abort()
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)
// A parent gone before anybody listened is not told of any more.
if (process.send && !process.connected) stop()

try {
  const binary = findTemporal({ root })
  if (!binary) throw new Error('there is no Temporal command line here; `npm run setup` brings one')
  const server = await startTemporal({
    binary,
    port: Number(NAHR_TEMPORAL_PORT || 7233),
    uiPort: NAHR_TEMPORAL_UI_PORT ? Number(NAHR_TEMPORAL_UI_PORT) : null,
    databaseFile: join(resolve(NAHR_DATA_DIR || join(root, '.nahr')), 'temporal.sqlite'),
    giveUp: stopping.signal,
  })
  const end = async () => {
    await server.stop()
    process.exit(0)
  }
  stopping.signal.addEventListener('abort', end)
  void server.ended.then(how => {
    if (stopping.signal.aborted) return
    console.error(JSON.stringify({ level: 'error', msg: `the Temporal server ended (${how})`, said: server.said() }))
    process.exit(1)
  })
  if (stopping.signal.aborted) await end()
  else process.send?.({ ready: true, programPid: server.pid })
} catch (error) {
  const { message } = error instanceof Error ? error : { message: String(error) }
  if (stopping.signal.aborted) process.exit(0)
  console.error(JSON.stringify({ level: 'error', msg: message }))
  process.exitCode = 1
  process.disconnect?.()
}
