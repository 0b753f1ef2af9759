/** JSON for machines: log positions as strings. */
export const asJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? String(field) : field), indent)
