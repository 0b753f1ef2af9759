import { reject } from './rejection.ts'

/** One version of a set of rules: in force from its time until that of the next. Numbered from 1. */
export type Version = { version: number; effectiveFrom: string }

/**
 * What the next version is, from `at` unless told. What was decided by rules stays explained by them, so that only the first may
 * reach back: for what was bought before anybody put any. Refused with EFFECTIVE_TOO_EARLY.
 */
export function nextVersion(versions: readonly Version[], effectiveFrom: string | null, at: string): Version {
  const last = versions.at(-1)
  const from = effectiveFrom ?? at
  const earliest = last && laterOf(justAfter(last.effectiveFrom), at)
  if (earliest && from < earliest) reject('EFFECTIVE_TOO_EARLY', { earliest })
  return { version: versions.length + 1, effectiveFrom: from }
}

const justAfter = (time: string): string => new Date(Date.parse(time) + 1).toISOString()
const laterOf = (a: string, b: string): string => (a > b ? a : b)

/** The version in force at a time; the one that is built in before any other. */
export const inForceAt = <Rules extends Version>(versions: readonly Rules[], at: string, builtIn: Rules): Rules =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? builtIn
