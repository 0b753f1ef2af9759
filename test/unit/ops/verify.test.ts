import { globSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { readModels } from '../../../services/ops/commands/verify.ts'

const services = fileURLToPath(new URL('../../../services/', import.meta.url))

test('every read model of every service is verified', async () => {
  const defined: Record<string, string[]> = {}
  for (const file of globSync('*/read-models/*.ts', { cwd: services })) {
    const exported = Object.values(await import(pathToFileURL(`${services}${file}`).href)) as { name?: string; fold?: unknown }[]
    const names = exported.flatMap(one => (one.fold && one.name ? [one.name] : []))
    const service = file.split('/')[0] ?? ''
    defined[service] = [...(defined[service] ?? []), ...names].sort()
  }
  const verified = Object.entries(readModels).map(([service, models]) => [service, models.map(({ name }) => name).sort()])
  expect(Object.fromEntries(verified)).toEqual(defined)
})
