import { type Database, inTransaction, type Value } from '../database.ts'
import type { ReadModel, Row } from '../read-models.ts'
import type { Checkpoints } from './checkpoints.ts'

/** A read model's table. */
export type Table = {
  get(key: Row): Row | undefined
  put(row: Row): void
  remove(key: Row): void
  all(): Row[]
}

/** What a stored table must agree with to be gone on with. */
export const shapeOf = ({ version, columns, key, indexes, sparse }: ReadModel): string =>
  JSON.stringify({ version, columns, key, indexes, sparse })

export const checkpointName = (model: ReadModel): string => `read-model/${model.name}`

/** Opens the model's table; one of another shape is dropped, and the model begins at the log's start. */
export function openTable({ connection }: Database, checkpoints: Checkpoints, model: ReadModel): Table {
  const { name, columns, key, indexes, sparse = [] } = model
  for (const identifier of [name, ...Object.keys(columns)]) assertIdentifier(identifier)
  const shape = shapeOf(model)
  if (checkpoints.read(checkpointName(model))?.shape !== shape) {
    const columnList = Object.entries(columns).map(([column, type]) => `${column} ${type === 'integer' ? 'INTEGER' : 'TEXT'}`)
    inTransaction(connection, () => {
      connection.exec(`DROP TABLE IF EXISTS ${name}`)
      connection.exec(`CREATE TABLE ${name} (${columnList.join(', ')}, PRIMARY KEY (${key.join(', ')})) WITHOUT ROWID`)
      for (const index of indexes) {
        const present = sparse.filter(column => column === index[0]).map(column => ` WHERE ${column} IS NOT NULL`)
        connection.exec(`CREATE INDEX ${name}_by_${index.join('_')} ON ${name} (${index.join(', ')})${present.join('')}`)
      }
      checkpoints.write(checkpointName(model), shape, 'start')
    })
  }

  const names = Object.keys(columns)
  const rest = names.filter(column => !key.includes(column))
  const where = key.map(column => `${column} = ?`).join(' AND ')
  const select = connection.prepare(`SELECT * FROM ${name} WHERE ${where}`)
  const upsert = connection.prepare(
    `INSERT INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (${key.join(', ')}) ` +
      (rest.length ? `DO UPDATE SET ${rest.map(column => `${column} = excluded.${column}`).join(', ')}` : 'DO NOTHING'),
  )
  const remove = connection.prepare(`DELETE FROM ${name} WHERE ${where}`)
  const selectAll = connection.prepare(`SELECT * FROM ${name}`)
  return {
    get(wanted) {
      const stored = select.get(...valuesOf(wanted, key))
      return stored && ({ ...stored } as Row)
    },
    put: row => void upsert.run(...valuesOf(row, names)),
    remove: wanted => void remove.run(...valuesOf(wanted, key)),
    all: () => selectAll.all().map(stored => ({ ...stored }) as Row),
  }
}

export const keyText = (model: ReadModel, row: Row): string => JSON.stringify(valuesOf(row, model.key))

function valuesOf(row: Row, columns: readonly string[]): Value[] {
  return columns.map(column => {
    const value = row[column]
    if (value === undefined) throw new Error(`a row without its column ${column}`)
    return value
  })
}

function assertIdentifier(name: string): void {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a snake_case name: ${name}`)
}
