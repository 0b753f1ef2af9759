import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Caller } from '#platform/callers.ts'
import {
  enumWord,
  integer,
  locationId,
  minPosition,
  optional,
  position,
  requestId,
  sku,
  text,
  wireEnum,
} from '#platform/fields.ts'
import type { AvailabilityPolicy, RuleFor, Viewer } from '../domain/availability-policy.ts'

export const channelAsked = {
  channelId: optional(text(1, 128)),
  channelKind: enumWord('CHANNEL_KIND', ['unspecified', ...channelKinds]).transform(kind =>
    kind === 'unspecified' ? null : kind,
  ),
}
const locationIds = z.array(locationId).max(1000, 'must be at most 1,000')
const skus = z.array(sku).min(1, 'must not be empty').max(200, 'must be at most 200')

export const getAvailability = z.object({ skus, locationIds, minPosition, ...channelAsked })
export const watchAvailability = z.object({ skus, locationIds, afterPosition: position, ...channelAsked })

const units = integer(0, 1_000_000_000)
const rule = z
  .object({
    ...channelAsked,
    keepBack: units,
    showFrom: units,
    locationIds,
  })
  .refine(({ channelId, channelKind }) => channelId === null || channelKind === null, {
    path: ['channelKind'],
    error: 'must be unspecified beside channel_id',
  })
const isFor = ({ channelId, channelKind }: Viewer) => JSON.stringify([channelId, channelKind])

export const putAvailabilityPolicy = z.object({
  requestId,
  policy: z.object(
    {
      version: z.literal(0, 'is told by answers only'),
      rules: z
        .array(rule)
        .max(200, 'must be at most 200')
        .refine(rules => new Set(rules.map(isFor)).size === rules.length, 'must name each channel and each kind once'),
    },
    'must be told',
  ),
})

/**
 * Whose eyes a call is answered for: those of a channel that it names, else of its own; null sees everything. A key for
 * nothing but its channel sees with that channel's eyes only: CHANNEL_DIFFERS.
 */
export function viewerOf({ channel, roles }: Caller, { channelId, channelKind }: Viewer): Viewer | null {
  const own = { channelId: channel?.id ?? null, channelKind: channel?.kind ?? null }
  const isOwn = (channelId ?? own.channelId) === own.channelId && (channelKind ?? own.channelKind) === own.channelKind
  const isOnlyChannel = roles.every(role => role === 'channel')
  if (isOnlyChannel && !isOwn) throw new Rejection('denied', 'CHANNEL_DIFFERS')
  if (isOnlyChannel || (isOwn && channel !== null)) return own
  return channelId === null && channelKind === null ? null : { channelId, channelKind }
}

const wireRule = ({ channelId, channelKind, keepBack, showFrom, locationIds }: RuleFor) => ({
  channelId: channelId ?? '',
  channelKind: wireEnum('CHANNEL_KIND', channelKind ?? 'unspecified'),
  keepBack: String(keepBack),
  showFrom: String(showFrom),
  locationIds,
})
export const wirePolicy = ({ version, rules }: AvailabilityPolicy) => ({ version, rules: rules.map(wireRule) })
