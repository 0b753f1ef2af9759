import { globSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob, normalize } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }

export type Source = { path: string; text: string; imports: readonly string[] }

const STATIC = /^\s*(?:import|export)\s+[^'"();=]*?\bfrom\s*['"]([^'"]+)['"]/gm
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

/** What a text imports: paths from the repository's root, else names of packages. */
export function importsOf(path: string, text: string): string[] {
  return [STATIC, BARE, DYNAMIC]
    .flatMap(pattern => [...text.matchAll(pattern)].map(match => match[1] ?? ''))
    .map(specifier => resolved(path, specifier))
}

function resolved(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier))
  const alias = Object.entries(manifest.imports).find(([name]) => specifier.startsWith(name.slice(0, -1)))
  return alias ? normalize(alias[1].replace('*', specifier.slice(alias[0].length - 1))) : specifier
}

export const sources: readonly Source[] = globSync('{services,deploy,test,workflows}/**/*.ts').map(path => {
  const text = readFileSync(path, 'utf8')
  return { path, text, imports: importsOf(path, text) }
})

export const matches = (path: string, globs: readonly string[]): boolean => globs.some(glob => matchesGlob(path, glob))

/** `<own>` stands for the folder of the service that the file belongs to. */
export const withOwnFolder = (path: string, globs: readonly string[]): string[] =>
  globs.map(glob => glob.replace('<own>', path.split('/').slice(0, 2).join('/')))
