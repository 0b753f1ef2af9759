import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { type Database, openDatabase } from '#platform/database.ts'
import type { ReadModel } from '#platform/read-models.ts'
import { type Difference, verifyAll } from '#platform/verify.ts'
import { availabilityPolicy } from '../../inventory/read-models/availability-policy.ts'
import { items } from '../../inventory/read-models/items.ts'
import { locations } from '../../inventory/read-models/locations.ts'
import { ordersTaken } from '../../inventory/read-models/orders-taken.ts'
import { reservations } from '../../inventory/read-models/reservations.ts'
import { stockPositions } from '../../inventory/read-models/stock-positions.ts'
import { transits } from '../../inventory/read-models/transits.ts'
import { transactions } from '../../loyalty/read-models/transactions.ts'
import { orderLocations } from '../../orders/read-models/order-locations.ts'
import { orderSummaries } from '../../orders/read-models/orders.ts'
import { payments } from '../../payments/read-models/payments.ts'
import { returnLocations } from '../../returns/read-models/return-locations.ts'
import { returnSummaries } from '../../returns/read-models/returns.ts'
import { Failed } from '../failed.ts'
import { asJson } from '../json.ts'
import { findSystem, type Where, withEventStore, withSystemOptions } from '../running-system.ts'

type Verified = { database: string; model: string; differences: Difference[] }

/** Of every service that has any. */
export const readModels: Record<string, readonly ReadModel[]> = {
  inventory: [items, locations, stockPositions, reservations, transits, ordersTaken, availabilityPolicy],
  orders: [orderSummaries, orderLocations],
  payments: [payments],
  loyalty: [transactions],
  returns: [returnSummaries, returnLocations],
}

export function addVerify(program: Command, env: Record<string, string | undefined>): void {
  withSystemOptions(program.command('verify'))
    .description('compare every read model with a replay of the log up to its checkpoint')
    .option('--json', 'print what was compared as JSON')
    .addHelpText('after', '\nReads the databases in the data folder. Ends with status 0 when all are equal, else with 1.')
    .action((options: Where & { json?: true }) => verifyStack(options, env))
}

async function verifyStack(options: Where & { json?: true }, env: Record<string, string | undefined>): Promise<void> {
  const { eventStoreUrl, dataDir } = findSystem(options, env)
  const present = databasesIn(dataDir)
  if (present.length === 0) throw new Failed(`no read-model database in ${dataDir}`)
  const open: Database[] = []
  const asked = present.flatMap(({ file, models }) => {
    const database = openDatabase(file)
    open.push(database)
    return models.map(model => ({ file, database, model }))
  })
  const verified = await withEventStore(eventStoreUrl, async store => {
    const all = await verifyAll(store, asked)
    return all.map(({ file, model, differences }): Verified => ({ database: file, model: model.name, differences }))
  }).finally(() => open.forEach(database => void database.close()))
  process.stdout.write(options.json ? `${asJson(verified)}\n` : verified.map(textOf).join(''))
  const wrong = verified.filter(({ differences }) => differences.length > 0)
  if (wrong.length > 0) throw new Failed(`${wrong.map(({ model }) => model).join(', ')} differ from the log`)
}

/** A database is named after the services that its process hosts. */
function databasesIn(dataDir: string): { file: string; models: ReadModel[] }[] {
  const folders = [dataDir, join(dataDir, 'services')].filter(folder => existsSync(folder))
  return folders.flatMap(folder =>
    readdirSync(folder).flatMap(name => {
      const models = name.endsWith('.sqlite')
        ? basename(name, '.sqlite')
            .split('-')
            .map(service => readModels[service])
        : []
      const known = models.flatMap(ofService => ofService ?? [])
      return known.length > 0 ? [{ file: join(folder, name), models: known }] : []
    }),
  )
}

function textOf({ database, model, differences }: Verified): string {
  if (differences.length === 0) return `  equal    ${model} (${database})\n`
  const shown = differences.slice(0, 5).map(({ key, stored, replayed }) => {
    const [is, belongs] = [stored, replayed].map(row => (row ? asJson(row) : 'nothing'))
    return `           ${asJson(key)}: ${is} where ${belongs} belongs\n`
  })
  return `  DIFFERS  ${model} (${database}): ${differences.length} rows\n${shown.join('')}`
}
