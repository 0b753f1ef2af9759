import { createClient } from '#platform/grpc/client.ts'

/** Watches, tells once that it was told something, and reads no further. */
const [address = '', key = '', service = '', method = '', request = '{}'] = process.argv.slice(2)
type Watching = Record<string, (request: object) => AsyncIterable<object>>
const client = createClient<never>(service, address, { key }) as unknown as Watching
const told = client[method]?.(JSON.parse(request))[Symbol.asyncIterator]()
await told?.next()
process.send?.('told')
