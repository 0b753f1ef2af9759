import { GenericContainer, Wait } from 'testcontainers'

/** One EventStoreDB for the whole run; the tests find it by EVENTSTORE_URL and keep apart by the names of their streams. */
export default async function start(): Promise<() => Promise<void>> {
  const container = await new GenericContainer('eventstore/eventstore:24.10')
    .withCommand(['--insecure', '--mem-db', '--enable-atom-pub-over-http'])
    .withExposedPorts(2113)
    .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
    .start()
  process.env.EVENTSTORE_URL = `esdb://${container.getHost()}:${container.getMappedPort(2113)}?tls=false`
  return async () => {
    await container.stop()
  }
}
