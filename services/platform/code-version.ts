import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const kernel = fileURLToPath(new URL('../kernel', import.meta.url))

/**
 * A hash of these sources (files, or folders with all below) and of the kernel's, such as
 * `codeVersion(new URL('./domain/', import.meta.url), new URL('./stored-events.ts', import.meta.url))`.
 */
export function codeVersion(...sources: URL[]): string {
  const hash = createHash('sha256')
  for (const path of [kernel, ...sources.map(source => fileURLToPath(source))].flatMap(filesBelow)) {
    hash.update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function filesBelow(path: string): string[] {
  const entries = path.endsWith('.ts') ? [] : readdirSync(path, { recursive: true, encoding: 'utf8' })
  return path.endsWith('.ts')
    ? [path]
    : entries
        .filter(entry => entry.endsWith('.ts'))
        .sort()
        .map(entry => join(path, entry))
}
