import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { createLru } from './lru.ts'

/** A row of any table: what the platform knows of columns that services define. */
export type Value = string | number | null
export type Tables = Record<string, Record<string, Value>>

/** The read-model database: queries go through Kysely, the platform's own writes through the connection itself. */
export type Database = { query: Kysely<Tables>; connection: DatabaseSync; close(): void }

const STATEMENTS_KEPT = 500

/** Opens (and creates) a database file, or one in memory at ':memory:'. What it holds can be derived again from the log. */
export function openDatabase(path: string): Database {
  const connection = new DatabaseSync(path)
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000')
  const query = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driverOf(connection),
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  return { query, connection, close: () => connection.close() }
}

/** Runs `change` whole or not at all. It must not await: nothing else uses the connection meanwhile. */
export function inTransaction(connection: DatabaseSync, change: () => void): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    change()
    connection.exec('COMMIT')
  } catch (error) {
    // A disk without room has ended the transaction already.
    if (connection.isTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Kysely only reads here: its transactions would span awaits on a connection that everybody shares. */
function driverOf(connection: DatabaseSync): Driver {
  const statements = createLru<StatementSync>(STATEMENTS_KEPT)
  const statementOf = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const shared: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery) =>
      execute(statementOf(sql), parameters as Value[]) as QueryResult<R>,
    streamQuery: () => {
      throw new Error('queries are not streamed')
    },
  }
  const unsupported = async () => {
    throw new Error('write with inTransaction')
  }
  return {
    init: async () => {},
    acquireConnection: async () => shared,
    releaseConnection: async () => {},
    beginTransaction: unsupported,
    commitTransaction: unsupported,
    rollbackTransaction: unsupported,
    destroy: async () => {},
  }
}

function execute(statement: StatementSync, values: Value[]): QueryResult<unknown> {
  if (statement.columns().length > 0) return { rows: statement.all(...values) }
  const { changes, lastInsertRowid } = statement.run(...values)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}
