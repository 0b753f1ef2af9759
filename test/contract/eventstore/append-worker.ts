import { EventStoreDBClient, jsonEvent, WrongExpectedVersionError } from '@eventstore/db-client'

/**
 * A client in a process of its own: appends to the shared stream until it has won so many times, reading on after every
 * conflict, and tells its parent each event that was acknowledged.
 */
const [url = '', stream = '', name = '', wins = '0'] = process.argv.slice(2)
const client = EventStoreDBClient.connectionString(url)

async function lastRevision(): Promise<bigint | 'no_stream'> {
  try {
    for await (const { event } of client.readStream(stream, { direction: 'backwards', fromRevision: 'end', maxCount: 1 })) {
      if (event) return event.revision
    }
  } catch (error) {
    if (!(error instanceof Error && 'type' in error && error.type === 'stream-not-found')) throw error
  }
  return 'no_stream'
}

const acknowledged: string[] = []
while (acknowledged.length < Number(wins)) {
  const event = jsonEvent({ type: 'Happened', data: { name: `${name}${acknowledged.length}` } })
  try {
    await client.appendToStream(stream, event, { expectedRevision: await lastRevision() })
    acknowledged.push(event.id)
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error
  }
}
process.send?.(acknowledged, () => process.exit(0))
