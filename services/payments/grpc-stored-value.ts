import { storedValueStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { requireRole } from '#platform/callers.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { StoredValue as StoredValueMessage } from '#protos/nahr/payments/v1/StoredValue.ts'
import type { StoredValueServiceHandlers } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { StoredValues } from './aggregate.ts'
import type { StoredValue } from './domain/stored-value.ts'
import { requestOf } from './grpc.ts'
import * as fields from './request.ts'

export function storedValueMethods(storedValues: StoredValues): Methods<StoredValueServiceHandlers> {
  return {
    async IssueStoreCredit(message, context) {
      requireRole(context.caller, 'service')
      const { requestId, storedValueId, currencyCode: currency, ...credit } = fields.issueStoreCredit.parse(message)
      const command = { type: 'IssueStoreCredit', ...credit, currency, at: context.now } as const
      const issued = await storedValues.handle(storedValueStream(storedValueId), command, requestOf(requestId, context))
      const { state, revision, position } = issued
      return { storedValue: storedValueMessage(storedValueId, state, revision), logPosition: String(position) }
    },
    async GetStoredValue(message, { caller }) {
      requireRole(caller, 'service', 'associate', 'manager', 'operator')
      const { storedValueId, asOf } = fields.getStoredValue.parse(message)
      const { state, revision } = await storedValues.load(storedValueStream(storedValueId), asOf ?? undefined)
      return { storedValue: storedValueMessage(storedValueId, state, revision) }
    },
  }
}

/** Refused with STORED_VALUE_NOT_FOUND where nothing was ever issued. */
function storedValueMessage(storedValueId: string, stored: StoredValue, revision: number): StoredValueMessage {
  if (stored.state === 'unissued') throw new Rejection('not-found', 'STORED_VALUE_NOT_FOUND')
  const { owner, currency, issuedMinor, balanceMinor, issuedAt } = stored
  return {
    storedValueId,
    currencyCode: currency,
    issuedMinor: String(issuedMinor),
    balanceMinor: String(balanceMinor),
    owner,
    issuedAt: toTimestamp(issuedAt),
    revision: String(revision),
  }
}
