import { expect, test } from 'vitest'
import { loggerOn } from '../../workflows/bundle.ts'

function noting() {
  const noted: [string, string][] = []
  const at = (level: string) => (_: unknown, message?: string) => void noted.push([level, message ?? ''])
  return { noted, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } }
}

test('a task that waited for its local activities is no trouble, whatever else the SDK warns of is', () => {
  const { noted, log } = noting()
  const long = '[TMPRL1104] 049efa5a:5:1 Workflow task duration exceeded 5 seconds.'
  loggerOn(log).log('WARN', long)
  loggerOn(log).log('WARN', '[TMPRL1103] Attempted to upload payloads with size that exceeded the warning limit.')
  expect(noted.map(([level]) => level)).toEqual(['debug', 'warn'])
})
