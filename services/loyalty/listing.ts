import type { z } from 'zod'
import { decodePageToken, encodePageToken, toTimestamp, wireEnum } from '#platform/fields.ts'
import type { Projections } from '#platform/projections.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { Transaction } from '#protos/nahr/loyalty/v1/Transaction.ts'
import { type TransactionRow, transactions } from './read-models/transactions.ts'
import type { listTransactions as fields } from './request.ts'

/** Movements of an account, newest first; what one event did stays together. */
export async function listTransactions(
  { accountId, pageSize: size, pageToken, minPosition }: z.infer<typeof fields>,
  projections: Projections,
  signal: AbortSignal,
) {
  if (minPosition !== null) await projections.reached(minPosition, signal)
  const list = ['transactions', accountId]
  const [revision = Number.MAX_SAFE_INTEGER, kind = ''] = decodePageToken(list, pageToken) ?? []
  const rows = await projections
    .rows(transactions)
    .where('account_id', '=', accountId)
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('revision', 'kind'), '<', tuple(Number(revision), String(kind) as TransactionRow['kind'])),
    )
    .orderBy('revision', 'desc')
    .orderBy('kind', 'desc')
    .limit(size + 1)
    .selectAll()
    .execute()
  const last = rows.length > size ? rows[size - 1] : undefined
  return {
    transactions: rows.slice(0, size).map(transactionMessage),
    nextPageToken: last ? encodePageToken(list, [last.revision, last.kind]) : '',
  }
}

const transactionMessage = (row: TransactionRow): Transaction => ({
  transactionId: uuidV5(['loyalty-transaction', row.account_id, String(row.revision), row.kind]),
  kind: wireEnum('TRANSACTION_KIND', row.kind),
  promisedPoints: String(row.promised),
  activePoints: String(row.active),
  debtPoints: String(row.debt),
  orderId: row.order_id,
  returnId: row.return_id,
  reason: row.reason,
  policyVersion: row.policy_version,
  occurredAt: toTimestamp(row.occurred_at),
  recordedAt: toTimestamp(row.recorded_at),
  logPosition: row.log_position,
})
