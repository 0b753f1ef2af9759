import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isBuilt } from './build.ts'

/** What a run takes from the machine; each that is not there, with what brings it. */
export function whatIsMissing(env: NodeJS.ProcessEnv): string[] {
  return [
    ...(postgresPrograms(env) ? [] : ["PostgreSQL's server programs (Debian: apt-get install postgresql)"]),
    ...(isBuilt(env) || onPath('go', env) ? [] : ['Go, which builds the Temporal server (https://go.dev/dl/)']),
  ]
}

/** The folder that holds `initdb` and `postgres`: Debian keeps it off PATH, one for each version. */
export function postgresPrograms(env: NodeJS.ProcessEnv): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  return [...debian, ...foldersOf(env)].find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name))))
}

const onPath = (name: string, env: NodeJS.ProcessEnv) => foldersOf(env).some(folder => existsSync(join(folder, name)))
const foldersOf = ({ PATH = '' }: NodeJS.ProcessEnv) => PATH.split(delimiter)
