import { type Command, InvalidArgumentError } from 'commander'
import { loyaltyAccountStream, orderStream, returnStream, stockStream, transferStream } from '#kernel/ids.ts'
import type { EventStore, RawEvent } from '#platform/event-store.ts'
import { toTimestamp } from '#platform/fields.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { AsOf } from '#protos/nahr/common/v1/AsOf.ts'
import { Failed } from '../failed.ts'
import { asJson } from '../json.ts'
import { type Clients, findSystem, keyOf, type Where, withClients, withEventStore, withSystemOptions } from '../running-system.ts'
import { whyAvailable } from '../show/availability.ts'
import { historyText, stateText } from '../show/text.ts'

type Moment = { time: string } | { position: bigint }
type Options = Where & { asOf?: Moment; channel?: string; customer?: true; json?: true }
type Read = { stream: string; state: object | null; why?(events: readonly RawEvent[]): string }
type Shown = { what: string; read(clients: Clients, asOf: AsOf | null): Promise<Read> }

export function addShow(program: Command, env: Record<string, string | undefined>): void {
  const group = program.command('show').description('show a thing as it is, or was, and the events that made it so')
  const add = (name: string, id: string, what: string, shownOf: (id: string, options: Options) => Shown) =>
    withSystemOptions(group.command(name))
      .description(what)
      .argument(`<${id}>`)
      .option('--as-of <moment>', 'an ISO-8601 time (of UTC unless it says otherwise) or a log position', aMoment)
      .option('--json', 'print as JSON')
      .action((of: string, options: Options) => show(shownOf(of, options), options, env))
  add('order', 'id', 'one order', (id, { channel }) => ({
    what: channel === undefined ? `order '${id}'` : `order '${id}' of channel '${channel}'`,
    read: async ({ orders }, asOf) => {
      const orderId = channel === undefined ? id : await orderIdOf(orders, channel, id)
      const { order } = await orders.getOrder({ orderId, asOf })
      return { stream: orderStream(orderId), state: order }
    },
  })).option('--channel <id>', 'the id is the one that this channel has for the order')
  add('transfer', 'transfer-id', 'one transfer', transferId => ({
    what: `transfer '${transferId}'`,
    read: async ({ transfers }, asOf) => {
      const { transfer } = await transfers.getTransfer({ transferId, asOf })
      return { stream: transferStream(transferId), state: transfer }
    },
  }))
  add('stock', 'sku@location', 'one stock position, why so much of it is available, and for whom the rest is held', id => {
    const [sku, locationId] = partsOf(id)
    return {
      what: `stock position '${id}'`,
      read: async ({ inventory }, asOf) => {
        const { stock, supplies } = await inventory.getStock({ sku, locationId, asOf })
        const why = (events: readonly RawEvent[]) => (stock ? whyAvailable(stock, supplies, events) : '')
        return { stream: stockStream(sku, locationId), state: stock, why }
      },
    }
  })
  add('return', 'return-id', 'one return', returnId => ({
    what: `return '${returnId}'`,
    read: async ({ returns }, asOf) => {
      const { return: state } = await returns.getReturn({ returnId, asOf })
      return { stream: returnStream(returnId), state }
    },
  }))
  add('account', 'id', 'one account of points', (id, { customer }) => ({
    what: customer ? `account of customer '${id}'` : `account '${id}'`,
    read: async ({ loyalty }, asOf) => {
      const { account } = await loyalty.getAccount({ ...(customer ? { customerId: id } : { accountId: id }), asOf })
      return { stream: loyaltyAccountStream(account?.accountId ?? id), state: account }
    },
  })).option('--customer', 'the id is that of the customer, not of the account')
}

async function show({ what, read }: Shown, options: Options, env: Record<string, string | undefined>): Promise<void> {
  const system = findSystem(options, env)
  const moment = options.asOf ?? null
  const reading = withClients(system, keyOf(system, 'operator'), clients => read(clients, moment && requestOf(moment)))
  const { stream, state, why } = await reading.catch(failure => notThere(failure, what, moment))
  const events = await withEventStore(system.eventStoreUrl, store => eventsOf(store, stream, moment))
  if (options.json) process.stdout.write(`${asJson({ state, events })}\n`)
  else process.stdout.write(`${stateText(state ?? {})}\n${why ? `\n${why(events)}` : ''}${historyText(events)}`)
}

async function orderIdOf(orders: Clients['orders'], channelId: string, channelOrderId: string): Promise<string> {
  const { orders: found } = await orders.listOrders({ channelId, channelOrderId })
  const [order] = found
  if (!order) throw new Failed(`there is no order '${channelOrderId}' of channel '${channelId}'`)
  return order.orderId
}

function notThere(failure: unknown, what: string, moment: Moment | null): never {
  if (!(failure instanceof CallFailed && /^UNKNOWN_|_NOT_FOUND$/.test(failure.reason))) throw failure
  if (failure.reason === 'UNKNOWN_SKU') throw new Failed(`there is no ${what}: nobody knows its SKU`)
  if (failure.reason === 'UNKNOWN_LOCATION') throw new Failed(`there is no ${what}: nobody knows its location`)
  if (moment === null) throw new Failed(`there is no ${what}`)
  throw new Failed(`there was no ${what} ${'time' in moment ? `at ${moment.time}` : `at position ${moment.position}`}`)
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
  'position' in moment ? { position: String(moment.position) } : { time: toTimestamp(moment.time) }

function partsOf(id: string): [string, string] {
  const at = id.lastIndexOf('@')
  if (at < 1 || at === id.length - 1) throw new Failed(`'${id}' is no stock position: write sku@location`, 2)
  return [id.slice(0, at), id.slice(at + 1)]
}

const timeForm = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/

function aMoment(text: string): Moment {
  if (/^\d{1,19}$/.test(text)) return { position: BigInt(text) }
  const [, day, clock, , , zone] = timeForm.exec(text) ?? []
  const time = Date.parse(clock !== undefined && zone === undefined ? `${text}Z` : text)
  const isDay = day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
  if (!isDay || Number.isNaN(time)) throw new InvalidArgumentError('must be an ISO-8601 time or a log position.')
  return { time: new Date(time).toISOString() }
}
