import type { Log } from '../log.ts'
import type { Store } from '../store.ts'

/** What every call is served with. */
export type Serving = { store: Store; now: () => number; log: Log }
