import { expect, test } from 'vitest'
import { channelKinds } from '#kernel/channels.ts'
import { wireEnum } from '#platform/fields.ts'
import { ChannelKind } from '#protos/nahr/common/v1/ChannelKind.ts'
import { channel } from '../../../services/ops/audit/shapes-parts.ts'

/** The audit's list is its own, so that it can contradict the services; here they meet. */
test.each([
  ['services know', channelKinds],
  ['audit knows', channel.shape.kind.options],
])('the kinds of channels that the %s are those of the contracts', (_, kinds) => {
  const { CHANNEL_KIND_UNSPECIFIED, ...contracts } = ChannelKind
  expect(kinds.map(kind => wireEnum('CHANNEL_KIND', kind))).toEqual(Object.values(contracts))
})
