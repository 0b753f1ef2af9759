import { expect, test } from 'vitest'
import { inTransaction, openDatabase } from '#platform/database.ts'

test('a change that finds no room fails with just that, and nothing of it is kept', () => {
  const { connection, close } = openDatabase(':memory:')
  try {
    connection.exec('CREATE TABLE kept (bytes BLOB); PRAGMA max_page_count = 20')
    const insert = connection.prepare('INSERT INTO kept VALUES (zeroblob(?))')
    const change = () => {
      insert.run(10)
      insert.run(1_000_000)
    }
    expect(() => inTransaction(connection, change)).toThrow('database or disk is full')
    inTransaction(connection, () => insert.run(20))
    expect(connection.prepare('SELECT length(bytes) AS length FROM kept').all()).toEqual([{ length: 20 }])
  } finally {
    close()
  }
})
