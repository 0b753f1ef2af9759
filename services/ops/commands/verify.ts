import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { type Database, openDatabase } from '#platform/database.ts'
import type { ReadModel } from '#platform/read-models.ts'
import { type Difference, verifyAll } from '#platform/verify.ts'
import { readModels as ofInventory } from '../../inventory/read-models/all.ts'
import { readModels as ofLoyalty } from '../../loyalty/read-models/all.ts'
import { readModels as ofOrders } from '../../orders/read-models/all.ts'
import { readModels as ofPayments } from '../../payments/read-models/all.ts'
import { readModels as ofReturns } from '../../returns/read-models/all.ts'
import { Failed } from '../failed.ts'
import { asJson } from '../json.ts'
import { findSystem, type Where, withEventStore, withSystemOptions } from '../running-system.ts'

type Verified = { database: string; model: string; differences: Difference[] }

/** Of every service that has any. */
export const readModels: Record<string, readonly ReadModel[]> = {
  inventory: ofInventory,
  orders: ofOrders,
  payments: ofPayments,
  loyalty: ofLoyalty,
  returns: ofReturns,
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
