import type { ChannelKind } from '#kernel/channels.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Actor } from '#kernel/stored.ts'

export const roles = ['channel', 'associate', 'manager', 'operator', 'service'] as const
export type Role = (typeof roles)[number]

/** What an API key vouches for. */
export type Caller = {
  keyId: string
  name: string
  channel: { id: string; kind: ChannelKind } | null
  stores: string[]
  roles: Role[]
  /** Who holds the device, told by the call; only from a key with the role associate or manager. */
  associateId: string | null
}

/** Passes a caller that has one of the roles; else ROLE_REQUIRED. */
export function requireRole(caller: Caller, ...accepted: Role[]): void {
  if (!caller.roles.some(role => accepted.includes(role))) {
    throw new Rejection('denied', 'ROLE_REQUIRED', { roles: accepted.join(',') })
  }
}

/** Passes services, operators, and keys of that very store; else STORE_REQUIRED. */
export function requireStore(caller: Caller, locationId: string): void {
  const everywhere = caller.roles.includes('operator') || caller.roles.includes('service')
  if (!everywhere && !caller.stores.includes(locationId)) {
    throw new Rejection('denied', 'STORE_REQUIRED', { location_id: locationId })
  }
}

export function actorOf({ keyId, name, channel, stores, roles: held, associateId }: Caller): Actor {
  const [store, ...others] = stores
  return {
    key: keyId,
    kind: associateId ? 'associate' : (held[0] ?? 'channel'),
    id: associateId ?? channel?.id ?? name,
    channel: channel?.id ?? '',
    ...(store !== undefined && others.length === 0 ? { storeId: store } : {}),
  }
}
