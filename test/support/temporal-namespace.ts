import { randomUUID } from 'node:crypto'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { searchAttributes } from '../../deploy/temporal/search-attributes.ts'

/** As Temporal's API numbers them (temporal.api.enums.v1.IndexedValueType). */
const TYPES = { Keyword: 2, Datetime: 6 }

/** A namespace of its own on a server that others use too, with what runs can be searched by. */
export async function registerTestNamespace(address: string): Promise<string> {
  const namespace = `test-${randomUUID()}`
  const connection = await Connection.connect({ address })
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') })
    const types = Object.entries(searchAttributes).map(([name, type]) => [name, TYPES[type]])
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) })
  } finally {
    await connection.close()
  }
  return namespace
}
