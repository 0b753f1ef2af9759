import { setTimeout as delay } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { Connection, isGrpcServiceError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { searchAttributes } from '../../deploy/temporal/search-attributes.ts'

/** As Temporal's API numbers them (temporal.api.enums.v1.IndexedValueType). */
const TYPES = { Keyword: 2, Datetime: 6 }

/** The namespace that a development server brings; resolves when runs can be searched by ours. Again: nothing changes. */
export async function registerDefaultNamespace(address: string): Promise<void> {
  const namespace = 'default'
  const connection = await Connection.connect({ address })
  try {
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') })
      .catch(unlessThere)
    const types = Object.entries(searchAttributes).map(([name, type]) => [name, TYPES[type]])
    await connection.operatorService
      .addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) })
      .catch(unlessThere)
    const query = Object.keys(searchAttributes)
      .map(name => `${name} IS NULL`)
      .join(' AND ')
    while (!(await isUnderstood(connection, { namespace, query }))) await delay(50)
  } finally {
    await connection.close()
  }
}

/** A frontend learns of a namespace's attributes a moment after they were registered, and refuses runs that bear them until then. */
async function isUnderstood({ workflowService }: Connection, search: { namespace: string; query: string }): Promise<boolean> {
  try {
    await workflowService.countWorkflowExecutions(search)
    return true
  } catch (error) {
    if (isGrpcServiceError(error) && [status.INVALID_ARGUMENT, status.NOT_FOUND].includes(error.code)) return false
    throw error
  }
}

function unlessThere(error: unknown): void {
  if (!isGrpcServiceError(error) || error.code !== status.ALREADY_EXISTS) throw error
}
