import { expect, test } from 'vitest'
import { builtIn } from '../../../services/returns/domain/policy.ts'
import type { RequestingDeps } from '../../../services/returns/preparing.ts'
import { answerWindows } from '../../../services/returns/windows.ts'

const at = (day: number) => ({ seconds: String(Date.UTC(2026, 2, day) / 1000), nanos: 0 })
const units = (first: number, last: number) => [{ first: String(first), last: String(last) }]

/** Three lamps in two parcels, of which a return claims the one that was sent later. */
const order = {
  ...{ orderId: 'o', channelId: 'web', channelKind: 'CHANNEL_KIND_WEB', customerId: '', currencyCode: 'GBP', occurredAt: at(1) },
  ...{ fulfilments: [{ fulfilmentId: 'f', leftAt: at(2) }], tenders: [], claims: [] },
  lines: [
    {
      ...{ lineId: '1', sku: 'A', kind: 'LINE_KIND_GOODS', fulfilmentId: 'f', quantity: '3', totalMinor: '900' },
      ...{ leftUnits: units(1, 3), cancelledUnits: [], claimedUnits: units(3, 3), returnedUnits: [] },
      departures: [
        { units: units(1, 2), leftAt: at(2) },
        { units: units(3, 3), leftAt: at(9) },
      ],
    },
  ],
}
const deps = {
  orders: () => ({ getOrder: async () => ({ order }) }),
  catalog: () => ({ lookUp: async () => ({ items: [{ sku: 'A', category: 'lamps' }] }) }),
  rules: { inForceAt: async () => builtIn },
} as unknown as RequestingDeps

test('the window of each unit begins when it left itself, whoever claims it', async () => {
  const { windows } = await answerWindows('o', deps, {})
  expect(windows).toEqual([
    { lineId: '1', category: 'lamps', units: units(1, 2), leftAt: at(2), returnableUntil: at(32) },
    { lineId: '1', category: 'lamps', units: units(3, 3), leftAt: at(9), returnableUntil: at(39) },
  ])
})
