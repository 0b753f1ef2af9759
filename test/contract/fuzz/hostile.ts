import fc from 'fast-check'
import { definitions } from '#platform/grpc/protos.ts'

export type Field = { name: string; type: string; typeName: string; label: string }
type Descriptor = { field: Field[]; nestedType: { name: string; options: { mapEntry?: boolean } | null }[] }
export type Message = Record<string, unknown>

const deepest = 6

const texts = (known: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    fc.constantFrom('', ' ', 'x', '-1', '0', 'null', '__proto__', 'constructor', '../../etc/passwd', "'; DROP TABLE stock; --"),
    fc.constantFrom(
      '\0',
      '\u202e',
      '\ud83d\ude00'.repeat(70),
      'XXX',
      'gbp',
      'EUR',
      '9'.repeat(40),
      '$all',
      '%',
      'a b@c',
      '2026-13-45',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('x'.repeat(129), 'x'.repeat(3_000), 'x'.repeat(100_000)),
  )
const longs = fc.constantFrom(
  ...['0', '1', '2', '-1', '100', '1000000000', '1000000001', '9007199254740993', '253402300800', '-62135596801'],
  ...['9223372036854775807', '-9223372036854775808', '1000000000001'],
)
const ints = fc.constantFrom(0, 1, -1, 5, 1_001, 999_999_999, 1_000_000_000, 2_147_483_647, -2_147_483_648)
const doubles = fc.constantFrom(0, -0, 1.5, -90.1, 181, Number.NaN, Number.POSITIVE_INFINITY, 1e308)

/** Valid messages of this type with values that nobody means: `known` are texts that mean something to the services. */
export function hostileMessage(name: string, known: readonly string[], depth = 0): fc.Arbitrary<Message> {
  const fields = fieldsOf(name).filter(field => depth < deepest || field.type !== 'TYPE_MESSAGE')
  const arbitraries = fields.map(field => [field.name, hostileField(field, name, known, depth)] as const)
  return fc.record(Object.fromEntries(arbitraries), { requiredKeys: [] }) as fc.Arbitrary<Message>
}

export const fieldsOf = (name: string): Field[] => descriptorOf(name).field

function hostileField(field: Field, scope: string, known: readonly string[], depth: number): fc.Arbitrary<unknown> {
  if (mapEntryOf(field, scope))
    return fc.dictionary(fc.constantFrom('en', '', 'x'.repeat(200), '\0'), texts(known), { maxKeys: 3 })
  const one = hostileValue(field, scope, known, depth)
  if (field.label !== 'LABEL_REPEATED') return one
  const many = fc.tuple(one, fc.constantFrom(2, 150)).map(([value, times]) => Array.from({ length: times }, () => value))
  return fc.oneof({ weight: 5, arbitrary: fc.array(one, { maxLength: 2 }) }, many)
}

export function hostileValue(
  { type, typeName }: Field,
  scope: string,
  known: readonly string[],
  depth = 0,
): fc.Arbitrary<unknown> {
  if (type === 'TYPE_MESSAGE') return hostileMessage(resolve(typeName, scope), known, depth + 1)
  if (type === 'TYPE_ENUM') return fc.oneof(fc.constantFrom(...enumNumbers(resolve(typeName, scope))), fc.constantFrom(99, -1))
  if (type === 'TYPE_STRING') return texts(known)
  if (type === 'TYPE_BOOL') return fc.boolean()
  if (type === 'TYPE_BYTES') return fc.constantFrom(Buffer.alloc(0), Buffer.alloc(70_000, 255))
  if (type === 'TYPE_DOUBLE' || type === 'TYPE_FLOAT') return doubles
  return /64/.test(type) ? longs : ints
}

/** Every place in a message that holds one value: what it is, and the same message with another value there. */
export function* places(
  message: Message,
  name: string,
): Generator<{ field: Field; scope: string; put(value: unknown): Message }> {
  for (const field of fieldsOf(name)) {
    const value = message[field.name]
    if (value === undefined || mapEntryOf(field, name)) continue
    const inner = field.type === 'TYPE_MESSAGE' ? resolve(field.typeName, name) : undefined
    const set = (to: unknown): Message => ({ ...message, [field.name]: to })
    const values = Array.isArray(value) ? value : [value]
    for (const [index, each] of values.entries()) {
      const into = (to: unknown) => set(Array.isArray(value) ? values.with(index, to) : to)
      yield { field, scope: name, put: into }
      if (!inner || typeof each !== 'object' || each === null) continue
      for (const place of places(each as Message, inner)) yield { ...place, put: to => into(place.put(to)) }
    }
  }
}

const descriptorOf = (name: string): Descriptor => typeOf(name) as Descriptor
const enumNumbers = (name: string): number[] =>
  (typeOf(name) as { value: { number: number }[] }).value.map(({ number }) => number)

function typeOf(name: string): object {
  const definition = definitions[name]
  if (!definition || !('format' in definition)) throw new Error(`the contracts know no type ${name}`)
  return definition.type
}

const mapEntryOf = (field: Field, scope: string): boolean =>
  descriptorOf(scope).nestedType.some(({ name, options }) => name === field.typeName && options?.mapEntry === true)

/** Type names are relative to where they are used: innermost scope first. */
function resolve(typeName: string, scope: string): string {
  const parts = scope.split('.')
  for (let depth = parts.length; depth >= 0; depth--) {
    const candidate = [...parts.slice(0, depth), typeName.replace(/^\./, '')].join('.')
    if (definitions[candidate]) return candidate
  }
  throw new Error(`${typeName} in ${scope} is nowhere in the contracts`)
}
