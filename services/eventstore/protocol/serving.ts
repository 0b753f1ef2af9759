import type { Log } from '../logger.ts'
import type { Groups } from '../persistent/manager.ts'
import type { Store } from '../store.ts'

/** What every call is served with. Calls that have no end of their own end when `stopping` is aborted. */
export type Serving = { store: Store; groups: Groups; now: () => number; log: Log; stopping: AbortSignal }
