import { type Command, InvalidArgumentError } from 'commander'
import { loyaltyAccountStream, orderStream, returnStream, stockStream } from '#kernel/ids.ts'
import type { EventStore, RawEvent } from '#platform/event-store.ts'
import type { AsOf } from '#protos/nahr/common/v1/AsOf.ts'
import { Failed } from '../failed.ts'
import { asJson } from '../json.ts'
import { type Clients, findSystem, keyOf, type Where, withClients, withEventStore, withSystemOptions } from '../running-system.ts'
import { historyText, stateText } from '../show/text.ts'

type Moment = { time: string } | { position: bigint }
type Options = Where & { asOf?: Moment; json?: true }
type Shown = { stream: string; read(clients: Clients, asOf: AsOf | null): Promise<object | null> }

export function addShow(program: Command, env: Record<string, string | undefined>): void {
  const group = program.command('show').description('show a thing as it is, or was, and the events that made it so')
  const add = (name: string, id: string, what: string, shownOf: (id: string) => Shown) =>
    withSystemOptions(group.command(name))
      .description(what)
      .argument(`<${id}>`)
      .option('--as-of <moment>', 'an ISO-8601 time or a log position', aMoment)
      .option('--json', 'print as JSON')
      .action((of: string, options: Options) => show(shownOf(of), options, env))
  add('order', 'order-id', 'one order', orderId => ({
    stream: orderStream(orderId),
    read: async ({ orders }, asOf) => (await orders.getOrder({ orderId, asOf })).order,
  }))
  add('stock', 'sku@location', 'one stock position', id => {
    const [sku, locationId] = partsOf(id)
    return {
      stream: stockStream(sku, locationId),
      read: async ({ inventory }, asOf) => (await inventory.getStock({ sku, locationId, asOf })).stock,
    }
  })
  add('return', 'return-id', 'one return', returnId => ({
    stream: returnStream(returnId),
    read: async ({ returns }, asOf) => (await returns.getReturn({ returnId, asOf })).return,
  }))
  add('account', 'account-id', 'one account of points', accountId => ({
    stream: loyaltyAccountStream(accountId),
    read: async ({ loyalty }, asOf) => (await loyalty.getAccount({ accountId, asOf })).account,
  }))
}

async function show({ stream, read }: Shown, options: Options, env: Record<string, string | undefined>): Promise<void> {
  const system = findSystem(options, env)
  const moment = options.asOf ?? null
  const state = await withClients(system, keyOf(system, 'operator'), clients => read(clients, moment && requestOf(moment)))
  const events = await withEventStore(system.eventStoreUrl, store => eventsOf(store, stream, moment))
  if (options.json) process.stdout.write(`${asJson({ state, events })}\n`)
  else process.stdout.write(`${stateText(state ?? {})}\n${historyText(events)}`)
}

async function eventsOf(store: EventStore, stream: string, moment: Moment | null): Promise<RawEvent[]> {
  const events: RawEvent[] = []
  for await (const event of store.read(stream)) events.push(event)
  const isWithin = (event: RawEvent): boolean => {
    if (moment === null) return true
    return 'time' in moment ? Date.parse(event.created) <= Date.parse(moment.time) : event.position <= moment.position
  }
  return events.slice(0, events.findLastIndex(isWithin) + 1)
}

const requestOf = (moment: Moment): AsOf =>
  'position' in moment
    ? { position: String(moment.position) }
    : { time: { seconds: Math.floor(Date.parse(moment.time) / 1000), nanos: (Date.parse(moment.time) % 1000) * 1_000_000 } }

function partsOf(id: string): [string, string] {
  const at = id.lastIndexOf('@')
  if (at < 1 || at === id.length - 1) throw new Failed(`'${id}' is no stock position: write sku@location`, 2)
  return [id.slice(0, at), id.slice(at + 1)]
}

function aMoment(text: string): Moment {
  if (/^\d{1,19}$/.test(text)) return { position: BigInt(text) }
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('must be an ISO-8601 time or a log position.')
  return { time: new Date(text).toISOString() }
}
