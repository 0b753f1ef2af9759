import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readModels } from '../../../services/ops/commands/verify.ts'

const folder = new URL('../../../services/', import.meta.url)
const isModel = (exported: unknown): boolean =>
  typeof exported === 'object' && exported !== null && 'keysOf' in exported && 'fold' in exported

/** The names of the read models that the files of a service define. */
async function definedBy(service: string): Promise<string[]> {
  const there = new URL(`${service}/read-models/`, folder)
  const modules = await Promise.all(readdirSync(there).map(file => import(new URL(file, there).href)))
  const models = new Set(modules.flatMap(module => Object.values(module)).filter(isModel)) as Set<{ name: string }>
  return [...models].map(({ name }) => name).toSorted()
}

test('every read model that is defined is kept by its service, and verified', async () => {
  const services = readdirSync(folder, { withFileTypes: true })
    .filter(each => each.isDirectory() && readdirSync(new URL(`${each.name}/`, folder)).includes('read-models'))
    .map(({ name }) => name)
  expect(Object.keys(readModels).toSorted()).toEqual(services.toSorted())
  for (const service of services)
    expect(readModels[service]?.map(({ name }) => name).toSorted(), service).toEqual(await definedBy(service))
})
