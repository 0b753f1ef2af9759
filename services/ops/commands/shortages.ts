import type { Command } from 'commander'
import { z } from 'zod'
import { stockStream } from '#kernel/ids.ts'
import type { EventStore } from '#platform/event-store.ts'
import type { Stock__Output } from '#protos/nahr/inventory/v1/Stock.ts'
import { asJson } from '../json.ts'
import { type Clients, findSystem, keyOf, type Where, withClients, withEventStore, withSystemOptions } from '../running-system.ts'

type Options = Where & { location?: string; json?: true }
/** Units of a promise that the goods of its position no longer cover. */
type Hit = z.infer<typeof hit>
type Short = { stock: Stock__Output; hits: Hit[]; supplyHits: Hit[] }

const hit = z.object({
  reservationId: z.string(),
  quantity: z.number(),
  owner: z.object({ stream: z.string(), step: z.string() }),
})
const recorded = z.object({ hits: z.array(hit) })

export function addShortages(program: Command, env: Record<string, string | undefined>): void {
  withSystemOptions(program.command('shortages'))
    .description('list positions that have promised more than they have, or than is announced to come, and whom that hits')
    .option('--location <id>', 'only those of this store or warehouse')
    .option('--json', 'print as JSON')
    .action((options: Options) => listShortages(options, env))
}

async function listShortages(options: Options, env: Record<string, string | undefined>): Promise<void> {
  const system = findSystem(options, env)
  const short = await withClients(system, keyOf(system, 'operator'), clients => shortOf(clients, options.location ?? ''))
  const shortages = await withEventStore(system.eventStoreUrl, async store => {
    const all: Short[] = []
    for (const stock of short) all.push(await withHits(store, stock))
    return all
  })
  process.stdout.write(options.json ? `${asJson(shortages)}\n` : shortagesText(shortages))
}

async function shortOf({ inventory }: Clients, locationId: string): Promise<Stock__Output[]> {
  const short: Stock__Output[] = []
  let pageToken = ''
  do {
    const { stock, nextPageToken } = await inventory.listStock({ locationId, pageSize: 1_000, pageToken })
    short.push(...stock.filter(({ shortage, supplyShortage }) => shortage !== '0' || supplyShortage !== '0'))
    pageToken = nextPageToken
  } while (pageToken !== '')
  return short
}

/** The position itself wrote down whom it hits, each time that this changed. */
async function withHits(store: EventStore, stock: Stock__Output): Promise<Short> {
  const lastOf = async (wanted: string): Promise<Hit[]> => {
    for await (const { type, data } of store.read(stockStream(stock.sku, stock.locationId), { direction: 'backwards' }))
      if (type === wanted) return recorded.parse(data).hits
    return []
  }
  return {
    stock,
    hits: stock.shortage === '0' ? [] : await lastOf('ShortageRecorded'),
    supplyHits: stock.supplyShortage === '0' ? [] : await lastOf('SupplyShortageRecorded'),
  }
}

export const shortagesText = (shortages: readonly Short[]): string =>
  shortages.length === 0 ? 'nothing is short\n' : shortages.map(textOf).join('')

function textOf({ stock, hits, supplyHits }: Short): string {
  const { shortage, supplyShortage, onHand, reserved, damaged, quarantine, backordered, supply } = stock
  const aside = [
    ...(damaged === '0' ? [] : [`, damaged ${damaged}`]),
    ...(quarantine === '0' ? [] : [`, quarantine ${quarantine}`]),
  ]
  const ofGoods =
    shortage === '0' ? [] : [`${shortage} short: on hand ${onHand}, reserved ${reserved}${aside.join('')}`, ...hits.map(hitText)]
  const ofSupply =
    supplyShortage === '0'
      ? []
      : [`${supplyShortage} short of supply: promised ${backordered}, announced ${supply}`, ...supplyHits.map(hitText)]
  return `${stock.sku}@${stock.locationId}\n${[...ofGoods, ...ofSupply].map(line => `  ${line}\n`).join('')}`
}

const hitText = ({ quantity, owner }: Hit): string => `  ${quantity} of ${owner.stream}, ${owner.step}`
