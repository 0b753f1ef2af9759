/** JSON with sorted keys and without undefined fields: equal values, equal text. Throws on what JSON can't hold. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return ofFields(value as Record<string, unknown>)
  throw new TypeError(`no JSON form: ${typeof value}`)
}

/** Every command and every order passes here, so that no field makes more than its text. */
function ofFields(value: Record<string, unknown>): string {
  let text = ''
  for (const name of Object.keys(value).sort()) {
    const field = value[name]
    if (field !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(field)}`
  }
  return `{${text}}`
}
