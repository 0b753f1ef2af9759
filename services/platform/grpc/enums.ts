import { wireName } from '../fields.ts'
import { definitions } from './protos.ts'

type Field = { name: string; type: string; typeName: string; label: string }
type Descriptor = { field: Field[]; nestedType: (Descriptor & { name: string; options: { mapEntry?: boolean } | null })[] }
type Finder = (message: Record<string, unknown>) => string | null
type Check = { name: string; isMap: boolean; isRepeated: boolean; find: (value: unknown) => string | null }

const finders = new Map<string, Finder>()
const none: Finder = () => null

/**
 * The path of the first enum value that the contract doesn't name, such as `lines[2].kind`; null when all are known.
 * Decoding leaves a number where it knows no name, and encoding would turn an unknown name into the unspecified value.
 */
export function findUnknownEnum(messageName: string, message: object): string | null {
  return finderFor(messageName)(message as Record<string, unknown>)
}

function finderFor(messageName: string): Finder {
  const known = finders.get(messageName)
  if (known) return known
  // A message may hold itself: while its finder is being made, it asks for the finished one.
  finders.set(messageName, message => finderFor(messageName)(message))
  const finder = makeFinder(messageName)
  finders.set(messageName, finder)
  return finder
}

function makeFinder(messageName: string): Finder {
  const definition = definitions[messageName]
  if (!definition || !('format' in definition)) return none
  const descriptor = definition.type as Descriptor
  const checks = descriptor.field.flatMap(field => checkOf(field, descriptor, messageName))
  if (checks.length === 0) return none
  return message => {
    for (const check of checks) {
      const found = findIn(check, message[check.name])
      if (found !== null) return found
    }
    return null
  }
}

function findIn({ name: field, isMap, isRepeated, find }: Check, value: unknown): string | null {
  const name = wireName(field)
  if (value === undefined || value === null) return null
  if (!isRepeated) return joined(name, find(value))
  for (const [index, item] of Object.entries(value)) {
    const found = joined(isMap ? `${name}["${index}"]` : `${name}[${index}]`, find(item))
    if (found !== null) return found
  }
  return null
}

const joined = (name: string, inner: string | null) => (inner === null ? null : inner === '' ? name : `${name}.${inner}`)

function checkOf(field: Field, descriptor: Descriptor, scope: string): Check[] {
  const entry = descriptor.nestedType.find(nested => nested.name === field.typeName && nested.options?.mapEntry)
  const valueField = entry?.field.find(({ name }) => name === 'value') ?? field
  const find = findOf(valueField, scope)
  return find ? [{ name: field.name, isMap: entry !== undefined, isRepeated: field.label === 'LABEL_REPEATED', find }] : []
}

/** An empty path means the value itself. */
function findOf({ type, typeName }: Field, scope: string): Check['find'] | null {
  if (type === 'TYPE_ENUM') {
    const names = enumNames(resolve(typeName, scope))
    return value => (typeof value === 'string' && names.has(value) ? null : '')
  }
  if (type !== 'TYPE_MESSAGE') return null
  const finder = finderFor(resolve(typeName, scope))
  return finder === none ? null : value => finder(value as Record<string, unknown>)
}

function enumNames(fullName: string): Set<string> {
  const definition = definitions[fullName]
  if (!definition || !('format' in definition)) throw new Error(`the contracts know no enum ${fullName}`)
  const { value } = definition.type as { value: { name: string }[] }
  return new Set(value.map(({ name }) => name))
}

/** Type names are relative to where they are used: innermost scope first. */
function resolve(typeName: string, scope: string): string {
  const parts = scope.split('.')
  for (let depth = parts.length; depth >= 0; depth--) {
    const candidate = [...parts.slice(0, depth), typeName.replace(/^\./, '')].join('.')
    if (definitions[candidate]) return candidate
  }
  throw new Error(`${typeName} in ${scope} is nowhere in the contracts`)
}
