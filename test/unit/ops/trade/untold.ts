/** What the recorded trade does not do yet, and what is never named without another. */
export const unrecorded: { types: string[]; invariants: string[] } = { types: ['RefundDropped'], invariants: [] }

/** Rules that no mutant which chance had no part in, and no log made by hand shows to be named yet: to become fewer, never more. */
export const untold: readonly string[] = []
