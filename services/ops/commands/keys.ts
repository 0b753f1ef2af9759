import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type ChannelKind, channelKinds } from '#kernel/channels.ts'
import type { ApiKeys, KeyEntry, KeySpec } from '#platform/api-keys.ts'
import { type Role, roles } from '#platform/callers.ts'
import { locationId } from '#platform/fields.ts'
import { openSecrets } from '#platform/secrets.ts'
import { Failed } from '../failed.ts'
import { asJson } from '../json.ts'
import { configOf } from '../running-system.ts'

type Env = Record<string, string | undefined>
type Where = { dataDir?: string }
type Wanted = Where & {
  name: string
  channel?: string
  kind?: ChannelKind
  store?: string[]
  role: Role[]
}

export function addKeys(program: Command, env: Env): void {
  const group = program.command('keys').description('make and revoke the API keys of those who call the services')
  const add = (name: string, what: string) =>
    group
      .command(name)
      .description(what)
      .option('--data-dir <folder>', 'where the services keep their state (default: NAHR_DATA_DIR or .nahr)')
  add('create', 'make a key and print it, once: only its hash is kept')
    .requiredOption('--name <name>', 'who calls with it')
    .option('--channel <id>', 'the channel that it speaks for')
    .addOption(new Option('--kind <kind>', 'the kind of that channel').choices(channelKinds))
    .option('--store <id...>', 'stores that it works in')
    .addOption(new Option('--role <role...>', 'what it may do').choices(roles).makeOptionMandatory())
    .addHelpText('after', help)
    .action((wanted: Wanted) => {
      const spec = specOf(wanted)
      const { key, keyId } = withKeys(wanted, env, keys => keys.create(spec))
      process.stdout.write(`${key}\n`)
      process.stderr.write(`${keyId}: '${spec.name}'. The key is shown this once.\n`)
    })
  add('list', 'show what keys there are')
    .option('--json', 'print them as JSON')
    .action((options: Where & { json?: true }) => {
      const entries = withKeys(options, env, keys => keys.list())
      process.stdout.write(options.json ? `${asJson(entries)}\n` : entries.map(textOf).join(''))
    })
  add('revoke', 'let a key open nothing any more; running services notice at once')
    .argument('<key-id>')
    .action((keyId: string, options: Where) => {
      withKeys(options, env, keys => {
        if (!keys.list().some(known => known.keyId === keyId)) throw new Failed(`no key '${keyId}': see \`nahr keys list\``, 2)
        keys.revoke(keyId)
      })
      process.stdout.write(`${keyId} is revoked\n`)
    })
}

const help = `
Standard output is the key alone. NAHR_MASTER_KEY must be the services' own, where they have one.

  npm run nahr -- keys create --name 'Till 2 in Leeds' --channel till-leeds-2 --kind store --store store-leeds \\
    --role channel associate`

const channelForm = /^[\w.:-]{1,100}$/
/** A list shows each key in one line. */
const nameForm = /^[^\p{Cc}]{1,200}$/u

function specOf({ name, channel: id, kind, store: stores = [], role }: Wanted): KeySpec {
  if (name.trim() === '' || !nameForm.test(name)) throw new Failed('--name must be 1 to 200 characters in one line', 2)
  if ((id === undefined) !== (kind === undefined)) throw new Failed('--channel and --kind go together', 2)
  if (role.includes('channel') && id === undefined) throw new Failed('--role channel needs --channel and --kind', 2)
  if (id !== undefined && !channelForm.test(id))
    throw new Failed('--channel must be 1 to 100 letters, digits and characters of . _ : -', 2)
  const noStore = stores.find(store => !locationId.safeParse(store).success)
  if (noStore !== undefined) throw new Failed(`--store ${asJson(noStore)} must be 1 to 64 characters of a-z, 0-9 and -`, 2)
  const channel = id === undefined || kind === undefined ? null : { id, kind }
  return { name, channel, stores: [...new Set(stores)], roles: [...new Set(role)] }
}

function withKeys<Result>(where: Where, env: Env, use: (keys: ApiKeys) => Result): Result {
  const { dataDir, masterKey } = configOf(env)
  const path = secretsIn(where.dataDir ?? dataDir)
  if (!masterKey && !existsSync(`${path}.master-key`))
    throw new Failed(`no master key beside ${path}: say the services' own in NAHR_MASTER_KEY`, 2)
  const secrets = openSecrets(path, { masterKey })
  try {
    return use(secrets.apiKeys)
  } finally {
    secrets.close()
  }
}

/** The local stack keeps those of its services one folder down. */
function secretsIn(dataDir: string): string {
  const found = [join(dataDir, 'services'), dataDir].map(folder => join(folder, 'secrets.sqlite')).find(path => existsSync(path))
  if (!found) throw new Failed(`no secrets in ${dataDir}: start the services once, or say --data-dir`, 2)
  return found
}

function textOf({ keyId, name, channel, stores, roles: held, revokedAt }: KeyEntry): string {
  const what = [
    ...(channel ? [`channel ${channel.id} (${channel.kind})`] : []),
    ...(stores.length > 0 ? [`stores ${stores.join(', ')}`] : []),
    `roles ${held.join(', ')}`,
  ]
  return `${keyId}  ${revokedAt === null ? 'valid  ' : 'REVOKED'}  ${name}: ${what.join('; ')}\n`
}
