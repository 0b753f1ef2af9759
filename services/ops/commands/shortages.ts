import type { Command } from 'commander'
import { timestamp } from '#platform/fields.ts'
import type { Short__Output } from '#protos/nahr/inventory/v1/Short.ts'
import type { Shortage__Output } from '#protos/nahr/inventory/v1/Shortage.ts'
import type { Stock__Output } from '#protos/nahr/inventory/v1/Stock.ts'
import { asJson } from '../json.ts'
import { type Clients, findSystem, keyOf, type Where, withClients, withSystemOptions } from '../running-system.ts'

type Options = Where & { location?: string; json?: true }
/** Units of a promise that the goods of its position no longer cover. */
type Hit = { reservationId: string; quantity: number; owner: { stream: string; step: string } }
type Short = { stock: Stock__Output; since: string | null; hits: Hit[]; supplySince: string | null; supplyHits: Hit[] }

export function addShortages(program: Command, env: Record<string, string | undefined>): void {
  withSystemOptions(program.command('shortages'))
    .description('list positions that have promised more than they have, or than is announced to come, and whom that hits')
    .option('--location <id>', 'only those of this store or warehouse')
    .option('--json', 'print as JSON')
    .action((options: Options) => listShortages(options, env))
}

async function listShortages(options: Options, env: Record<string, string | undefined>): Promise<void> {
  const system = findSystem(options, env)
  const all = await withClients(system, keyOf(system, 'operator'), clients => shortOf(clients, options.location ?? ''))
  process.stdout.write(options.json ? `${asJson(all)}\n` : shortagesText(all))
}

async function shortOf({ inventory }: Clients, locationId: string): Promise<Short[]> {
  const short: Short[] = []
  let pageToken = ''
  do {
    const page = await inventory.listShortages({ locationId, pageSize: 1_000, pageToken })
    for (const shortage of page.shortages) {
      const { stock } = await inventory.getStock({ sku: shortage.sku, locationId: shortage.locationId })
      // Read later: what has ended since is short no longer.
      if (stock && (stock.shortage !== '0' || stock.supplyShortage !== '0')) short.push(withHits(stock, shortage))
    }
    pageToken = page.nextPageToken
  } while (pageToken !== '')
  return short
}

const withHits = (stock: Stock__Output, { goods, supply }: Shortage__Output): Short => ({
  ...{ stock, since: sinceOf(goods), hits: hitsOf(goods) },
  ...{ supplySince: sinceOf(supply), supplyHits: hitsOf(supply) },
})

const sinceOf = (short: Short__Output | null): string | null => (short?.since ? timestamp.parse(short.since) : null)
const hitsOf = (short: Short__Output | null): Hit[] =>
  (short?.hits ?? []).map(({ reservationId, quantity, owner }) => ({
    ...{ reservationId, quantity: Number(quantity) },
    owner: { stream: owner?.stream ?? '', step: owner?.step ?? '' },
  }))

export const shortagesText = (shortages: readonly Short[]): string =>
  shortages.length === 0 ? 'nothing is short\n' : shortages.map(textOf).join('')

function textOf({ stock, since, hits, supplySince, supplyHits }: Short): string {
  const { shortage, supplyShortage, onHand, reserved, damaged, quarantine, backordered, supply } = stock
  const aside = [
    ...(damaged === '0' ? [] : [`, damaged ${damaged}`]),
    ...(quarantine === '0' ? [] : [`, quarantine ${quarantine}`]),
  ]
  const ofGoods =
    shortage === '0'
      ? []
      : [`${shortage} short${sinceText(since)}: on hand ${onHand}, reserved ${reserved}${aside.join('')}`, ...hits.map(hitText)]
  const ofSupply =
    supplyShortage === '0'
      ? []
      : [
          `${supplyShortage} short of supply${sinceText(supplySince)}: promised ${backordered}, announced ${supply}`,
          ...supplyHits.map(hitText),
        ]
  return `${stock.sku}@${stock.locationId}\n${[...ofGoods, ...ofSupply].map(line => `  ${line}\n`).join('')}`
}

const sinceText = (since: string | null): string => (since === null ? '' : ` since ${since}`)
const hitText = ({ quantity, owner }: Hit): string => `  ${quantity} of ${owner.stream}, ${owner.step}`
