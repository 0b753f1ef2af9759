import { expect, test } from 'vitest'
import type { Caller } from '#platform/callers.ts'
import { openSecrets } from '#platform/secrets.ts'
import { eventMessage } from '../../../services/feed/answer.ts'
import { translateReturn } from '../../../services/feed/domain/translate.ts'
import { decodeReturnEvent } from '../../../services/feed/stored-events.ts'

test('words about a return are told to its channel, sealed or as they were stored before, and not once they are forgotten', () => {
  const secrets = openSecrets(':memory:', { masterKey: new Uint8Array(32) })
  try {
    const { sealing } = secrets
    const sealed = sealing.sealAlike(sealing.keyFor('customer-1'), 'worn')
    const shop: Caller = {
      ...{ keyId: 'k', name: 'web', channel: { id: 'web', kind: 'web' as const }, stores: [], associateId: null },
      roles: ['channel'],
    }
    const told = (reason: unknown, caller = shop) => {
      const stored = { id: 'n-1', key: 'return.rejected', params: { units: '1', reason }, dueAt: '2026-03-01T10:00:00.000Z' }
      const returned = { returnId: 'r-1', orderId: 'o-1', channelId: 'web' }
      const event = translateReturn(decodeReturnEvent('NotificationDue', stored), returned)
      const at = { position: 1n, recordedAt: '2026-03-01T10:00:00.000Z', topic: 'notifications' as const, fault: null }
      return eventMessage({ ...at, event }, caller, secrets)?.notificationDue?.params
    }
    for (const reason of [sealed, 'worn']) expect(told(reason)).toEqual({ units: '1', reason: 'worn' })
    expect(told(sealed, { ...shop, channel: { id: 'app', kind: 'app' } })).toEqual({})
    sealing.forget(sealed.keyId)
    expect(told(sealed)).toEqual({ units: '1', reason: '' })
  } finally {
    secrets.close()
  }
})
