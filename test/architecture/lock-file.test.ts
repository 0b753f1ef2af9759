import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Package = { version?: string; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }

/** npm leaves out what a registry did not have when the lock file was written, and then refuses to install from it. */
test('the lock file names the packages of every platform', () => {
  const isLocked = (by: string, name: string) => `${by}/node_modules/${name}` in packages || `node_modules/${name}` in packages
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(name => !isLocked(path, name)),
  )
  expect(missing).toEqual([])
})

test('every locked package has its version', () => {
  const unversioned = Object.entries(packages).filter(([path, { version }]) => path !== '' && !version)
  expect(unversioned.map(([path]) => path)).toEqual([])
})
