import { randomUUID } from 'node:crypto'
import { type Metadata, status } from '@grpc/grpc-js'
import { Rejection } from '#kernel/rejection.ts'
import type { ApiKeys } from '../api-keys.ts'
import { actorOf, type Caller } from '../callers.ts'
import { EdgeRefusal } from './failures.ts'
import type { Lifetime } from './lifetime.ts'
import type { CallContext } from './methods.ts'

const idForm = /^[\w.:@/-]{1,128}$/
const traceparentForm = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/** KEY_REQUIRED without a key, KEY_UNKNOWN for one that was never made or was revoked. */
export function authenticate(metadata: Metadata, apiKeys: Pick<ApiKeys, 'resolve'>): Caller {
  const header = headerOf(metadata, 'authorization')
  const key = header && /^bearer +(\S+)$/i.exec(header)?.[1]
  if (!key) throw new EdgeRefusal(status.UNAUTHENTICATED, 'KEY_REQUIRED', 'Send an API key: `authorization: Bearer nahr_…`.')
  const caller = apiKeys.resolve(key)
  if (!caller) throw new EdgeRefusal(status.UNAUTHENTICATED, 'KEY_UNKNOWN', 'This API key is not known, or was revoked.')
  const associateId = headerOf(metadata, 'x-associate-id')
  return associateId === null ? caller : withAssociate(caller, associateId)
}

function withAssociate(caller: Caller, associateId: string): Caller {
  if (!caller.roles.includes('associate') && !caller.roles.includes('manager')) {
    throw new Rejection('denied', 'ROLE_REQUIRED', { roles: 'associate,manager', header: 'x-associate-id' })
  }
  return { ...caller, associateId: wellFormed('x-associate-id', associateId, idForm) }
}

export function contextOf(metadata: Metadata, caller: Caller, { deadline, signal }: Lifetime): CallContext {
  const read = (header: string, form: RegExp) => {
    const value = headerOf(metadata, header)
    return value === null ? null : wellFormed(header, value, form)
  }
  return {
    caller,
    actor: actorOf(caller),
    deadline,
    signal,
    now: new Date().toISOString(),
    correlationId: read('x-correlation-id', idForm) ?? randomUUID(),
    causationId: read('x-causation-id', idForm),
    traceparent: read('traceparent', traceparentForm),
  }
}

function wellFormed(header: string, value: string, form: RegExp): string {
  if (!form.test(value)) throw new Rejection('invalid', 'INVALID_FIELD', { field: header, problem: 'is not well formed' })
  return value
}

function headerOf(metadata: Metadata, name: string): string | null {
  const [value] = metadata.get(name)
  return typeof value === 'string' && value !== '' ? value : null
}
