import { closeSync, existsSync, openSync, readSync } from 'node:fs'

const LOOK_EVERY_MS = 200
const SHOWN_AT_ONCE = 5
const ONCE_MS = 10_000

/** Follows a part's log and tells of every line that warns or fails, and of what is no log line at all, like a stack trace. */
export function tellProblems(file: string, tell: (problem: string) => void): { stop(): void } {
  let offset = 0
  let rest = ''
  const tellSparingly = sparing(tell)

  function look(): void {
    const { text, length } = readFrom(file, offset)
    offset += length
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const problem of lines.map(problemIn)) if (problem) tellSparingly(problem)
  }

  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      look()
    },
  }
}

function readFrom(file: string, offset: number): { text: string; length: number } {
  if (!existsSync(file)) return { text: '', length: 0 }
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(256 * 1024)
    const length = readSync(descriptor, buffer, 0, buffer.length, offset)
    return { text: buffer.toString('utf8', 0, length), length }
  } finally {
    closeSync(descriptor)
  }
}

export function problemIn(line: string): string | undefined {
  if (line.trim() === '') return undefined
  try {
    const { level, msg, err, ...fields } = JSON.parse(line)
    if (level !== 'warn' && level !== 'error') return undefined
    const { time: _, pid: __, ...rest } = fields
    const details = Object.entries(rest).map(
      ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    return [msg, err?.message, ...details].filter(Boolean).join(' · ')
  } catch {
    return line
  }
}

/** A store that is down makes everyone complain: the first few lines say it, the log has the rest. */
function sparing(tell: (problem: string) => void): (problem: string) => void {
  let since = 0
  let shown = 0
  return problem => {
    if (Date.now() - since > ONCE_MS) {
      since = Date.now()
      shown = 0
    }
    shown += 1
    if (shown <= SHOWN_AT_ONCE) tell(problem)
    else if (shown === SHOWN_AT_ONCE + 1) tell('… and more, in its log')
  }
}
