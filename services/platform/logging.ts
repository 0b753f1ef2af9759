import { pino } from 'pino'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type Log = { [Level in LogLevel]: (fields: object, message: string) => void } & { child(fields: object): Log }

/** Fields that carry people's data or a secret: their values never reach the log, however deep they are. */
const withheld = new Set(
  [
    ...['recipient', 'email', 'phone', 'address', 'fullName', 'firstName', 'lastName', 'note', 'freeText'],
    ...['authorization', 'password', 'secret', 'token', 'key', 'apiKey', 'serviceKey', 'masterKey', 'privateKey'],
  ].map(name => name.toLowerCase()),
)
const apiKeyText = /nahr_[A-Za-z0-9_-]{16,}/g
const maxDepth = 8
const keptUnwrittenBytes = 256 * 1024

/** Writes JSON lines to standard output, or to the given destination. An error goes in as `err`. */
export function createLog(config: { logLevel: LogLevel }, destination?: { write(line: string): void }): Log {
  const options = {
    level: config.logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    base: { pid: process.pid },
    // Errors are told by `safeError`; the library's own way would add their every field.
    serializers: { err: (err: unknown) => err },
  }
  return logOf(pino(options, destination ?? standardOutput()))
}

/** A log on a disk without room goes on once there is room; until then it keeps what is new, up to a bound, and no process ends by it. */
function standardOutput() {
  const output = pino.destination({ fd: 1, sync: true, maxLength: keptUnwrittenBytes })
  output.on('error', () => {})
  // With its bound reached it would never write again by itself.
  output.on('drop', () => output.write(''))
  return output
}

function logOf(target: pino.Logger): Log {
  const write = (level: LogLevel) => (fields: object, message: string) => {
    if (target.isLevelEnabled(level)) target[level](safe(fields, 0), withoutKeys(message))
  }
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: fields => logOf(target.child(safe(fields, 0) as pino.Bindings)),
  }
}

const withoutKeys = (text: string) => text.replace(apiKeyText, 'nahr_[redacted]')

function safe(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutKeys(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === maxDepth) return '[deeper]'
  if (value instanceof Error) return safeError(value, depth)
  if (value instanceof Date) return value
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.map(item => safe(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      withheld.has(name.toLowerCase().replaceAll('_', '')) ? '[redacted]' : safe(item, depth + 1),
    ]),
  )
}

/** An error's own fields may hold whole requests, so only what names it is told. */
function safeError(error: Error, depth: number): object {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return {
    type: error.name,
    message: withoutKeys(error.message),
    stack: withoutKeys(error.stack ?? ''),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause === undefined ? {} : { cause: safe(cause, depth + 1) }),
  }
}
