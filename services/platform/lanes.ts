type Client = { dispose(): Promise<void> }
type Connection<C> = { client: C; busy: number; isRetired: boolean }
type Lane<C> = { connection: Connection<C>; busy: number; failures: number }

export type Lanes<C> = { run<T>(action: (client: C) => Promise<T>): Promise<T>; dispose(): Promise<void> }

const LANES = 16
/** With sixteen messages unsent a client queues behind its stream, and a connection lost then is an unhandled rejection. */
const PER_LANE = 15
const FAILURES_BEFORE_RENEWAL = 3

/**
 * Spreads calls over a few clients, with few enough at once on each. `isLost` tells errors that speak of the connection;
 * a client that keeps failing is replaced, and closed once its last call is answered: closing it would fail the others.
 */
export function createLanes<C extends Client>(connect: () => C, isLost: (error: unknown) => boolean): Lanes<C> {
  const lanes: Lane<C>[] = []
  const open = new Set<Connection<C>>()
  const waiting: (() => void)[] = []

  function connected(): Connection<C> {
    const connection = { client: connect(), busy: 0, isRetired: false }
    open.add(connection)
    return connection
  }

  function freeLane(): Lane<C> | undefined {
    const lane = lanes.find(({ busy }) => busy < PER_LANE)
    if (lane || lanes.length === LANES) return lane
    const opened = { connection: connected(), busy: 0, failures: 0 }
    lanes.push(opened)
    return opened
  }

  function failed(lane: Lane<C>, connection: Connection<C>): void {
    if (connection.isRetired || ++lane.failures < FAILURES_BEFORE_RENEWAL) return
    connection.isRetired = true
    lane.connection = connected()
    lane.failures = 0
  }

  function answered(connection: Connection<C>): void {
    connection.busy--
    if (!connection.isRetired || connection.busy > 0 || !open.delete(connection)) return
    // It was given up for failing: that it can't be closed well either changes nothing.
    connection.client.dispose().catch(() => {})
  }

  async function run<T>(action: (client: C) => Promise<T>): Promise<T> {
    let lane = freeLane()
    while (!lane) {
      await new Promise<void>(resolve => waiting.push(resolve))
      lane = freeLane()
    }
    const { connection } = lane
    lane.busy++
    connection.busy++
    try {
      const result = await action(connection.client)
      lane.failures = 0
      return result
    } catch (error) {
      if (isLost(error)) failed(lane, connection)
      throw error
    } finally {
      lane.busy--
      answered(connection)
      waiting.shift()?.()
    }
  }

  const dispose = async () => {
    await Promise.all([...open].map(({ client }) => client.dispose()))
  }
  return { run, dispose }
}
