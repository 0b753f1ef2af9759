import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../../services/ops/audit')

export type Rule = { file: string; says: string; matches(why: string): boolean }

/** A template as it was written, with a mark for what is filled in. */
function marked(source: string): string {
  let depth = 0
  let text = ''
  for (let at = 0; at < source.length; at++) {
    if (depth === 0 && source.startsWith('${', at)) {
      depth = 1
      at++
      text += '…'
    } else if (depth > 0) depth += source[at] === '{' ? 1 : source[at] === '}' ? -1 : 0
    else text += source[at]
  }
  return text
}

/** Every rule that the audit may call broken, by the words that it says then. */
export function rulesOfAudit(): Rule[] {
  const rules = new Map<string, Rule>()
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), 'utf8')
    for (const [, quoted = ''] of source.matchAll(/new Broken\(\s*(`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*')/g)) {
      const says = marked(quoted.slice(1, -1))
      const pattern = new RegExp(`^${says.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '[^]*')}$`)
      rules.set(`${file} ${says}`, { file, says, matches: why => pattern.test(why) })
    }
  }
  return [...rules.values()]
}

/** What hand-made logs are held against in other tests, by the words that they expect. */
export function saidByHand(): string[] {
  const tests = [join(import.meta.dirname, '..'), join(import.meta.dirname, '../../inventory')]
  return tests.flatMap(each =>
    readdirSync(each)
      .filter(name => /^audit.*\.test\.ts$/.test(name))
      .flatMap(name => [
        ...readFileSync(join(each, name), 'utf8').matchAll(/(['`])((?:(?!\1)[^\\\n]|\\.)+)\1|\/((?:[^/\\\n]|\\.)+)\//g),
      ])
      .map(([, , text, pattern]) =>
        (text ?? pattern ?? '')
          .replace(/^\^?(\$\{[^}]*\} |\d+ )?/, '')
          .replace(/^[a-z ]+: /, '')
          .replace(/\$$/, ''),
      ),
  )
}
