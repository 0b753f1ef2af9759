import { policyStream } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { AvailabilityPolicy, PolicyEvent, RuleFor } from '../domain/availability-policy.ts'
import { decodePolicyEvent } from '../stored-events.ts'

export const availabilityStream = policyStream('availability')

/** One row. `rules` is JSON; `position` is where the policy was put. */
export type AvailabilityPolicyRow = { name: string; version: number; rules: string; position: number }

export const availabilityPolicy = defineReadModel({
  name: 'availability_policy',
  version: 1,
  categories: ['policy'],
  columns: { name: 'text', version: 'integer', rules: 'text', position: 'integer' },
  key: ['name'],
  indexes: [],
  // Policies of other services are none of its business.
  decode: (type, data): PolicyEvent | null => (type === 'AvailabilityPolicyPut' ? decodePolicyEvent(type, data) : null),
  keysOf: ({ event }) => (event === null ? [] : [{ name: 'availability' }]),
  fold: (row: AvailabilityPolicyRow | undefined, { event, position }, { name }) =>
    event === null ? row : { name, version: event.version, rules: JSON.stringify(event.rules), position: Number(position) },
})

export const policyOf = (row: AvailabilityPolicyRow | undefined): AvailabilityPolicy & { position: number } =>
  row
    ? { version: row.version, rules: JSON.parse(row.rules) as RuleFor[], position: row.position }
    : { version: 0, rules: [], position: 0 }
