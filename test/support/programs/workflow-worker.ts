// A worker of the processes, in a process of its own that tests can kill: ADDRESS of Temporal, of the services, KEY, CACHE.
import { readConfig } from '#platform/config.ts'
import { connectClients } from '../../../workflows/clients.ts'
import { installRuntime, startWorker } from '../../../workflows/worker.ts'
import { recordingLog } from '../quiet.ts'

const [address = '', services = '', key = '', cacheFolder = ''] = process.argv.slice(2)
const names = ['ORDERS', 'INVENTORY', 'PAYMENTS', 'RETURNS', 'LOYALTY']
const config = readConfig(Object.fromEntries(names.map(name => [`NAHR_${name}_ADDRESS`, services])))
const log = recordingLog()
installRuntime(log)
await startWorker({ address, namespace: 'default', clients: connectClients(config, key), log, cacheFolder })
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
