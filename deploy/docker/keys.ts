// Makes the API keys of the sample retailer's channels known to the services that share this data folder, once:
// `docker compose exec orders cat /var/lib/nahr/keys.json` shows them. A retailer of your own has keys of its own.
import { join } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { ensureKeys } from '../local/keys.ts'

const { dataDir, masterKey } = readConfig(process.env)
const keys = ensureKeys(dataDir, join(dataDir, 'secrets.sqlite'), masterKey)
console.log(`${Object.keys(keys).length} keys are in ${join(dataDir, 'keys.json')}`)
