type Client = { dispose(): Promise<void> }
type Lane<C> = { client: C; busy: number; failures: number }

export type Lanes<C> = { run<T>(action: (client: C) => Promise<T>): Promise<T>; dispose(): Promise<void> }

const LANES = 16
/** With sixteen messages unsent a client queues behind its stream, and a connection lost then is an unhandled rejection. */
const PER_LANE = 15
const FAILURES_BEFORE_RENEWAL = 3

/**
 * Spreads calls over a few clients, with few enough at once on each. `isLost` tells errors that speak of the connection;
 * a client that keeps failing is replaced but not closed, because closing it would fail the calls of the others.
 */
export function createLanes<C extends Client>(connect: () => C, isLost: (error: unknown) => boolean): Lanes<C> {
  const lanes: Lane<C>[] = []
  const retired: C[] = []
  const waiting: (() => void)[] = []

  function freeLane(): Lane<C> | undefined {
    const lane = lanes.find(({ busy }) => busy < PER_LANE)
    if (lane || lanes.length === LANES) return lane
    const opened = { client: connect(), busy: 0, failures: 0 }
    lanes.push(opened)
    return opened
  }

  function failed(lane: Lane<C>): void {
    if (++lane.failures < FAILURES_BEFORE_RENEWAL) return
    retired.push(lane.client)
    lane.client = connect()
    lane.failures = 0
  }

  async function run<T>(action: (client: C) => Promise<T>): Promise<T> {
    let lane = freeLane()
    while (!lane) {
      await new Promise<void>(resolve => waiting.push(resolve))
      lane = freeLane()
    }
    lane.busy++
    try {
      const result = await action(lane.client)
      lane.failures = 0
      return result
    } catch (error) {
      if (isLost(error)) failed(lane)
      throw error
    } finally {
      lane.busy--
      waiting.shift()?.()
    }
  }

  const dispose = async () => {
    await Promise.all([...lanes.map(({ client }) => client), ...retired].map(client => client.dispose()))
  }
  return { run, dispose }
}
