import { status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import { builtIn } from '../../../services/returns/domain/policy.ts'
import type { RequestingDeps } from '../../../services/returns/preparing.ts'
import { answerWindows } from '../../../services/returns/windows.ts'

const at = (day: number) => ({ seconds: String(Date.UTC(2026, 2, day) / 1000), nanos: 0 })
const units = (first: number, last: number) => [{ first: String(first), last: String(last) }]

/** An order of three lamps of which a return claims the first just after it was read so many times. */
function meetingClaims(claims: number) {
  let read = 0
  const refused = new CallFailed('QuoteUnits', {
    ...{ code: status.FAILED_PRECONDITION, reason: 'UNITS_CLAIMED', message: 'UNITS_CLAIMED' },
    ...{ figures: {}, violations: [] },
  })
  const order = () => ({
    ...{
      orderId: 'o',
      channelId: 'web',
      channelKind: 'CHANNEL_KIND_WEB',
      customerId: '',
      currencyCode: 'GBP',
      occurredAt: at(1),
    },
    ...{ fulfilments: [{ fulfilmentId: 'f', leftAt: at(1) }], tenders: [], claims: [] },
    lines: [
      {
        ...{ lineId: '1', sku: 'A', kind: 'LINE_KIND_GOODS', fulfilmentId: 'f', quantity: '3', totalMinor: '900' },
        ...{ leftUnits: units(1, 3), cancelledUnits: [], claimedUnits: read > claims ? units(1, 1) : [], returnedUnits: [] },
      },
    ],
  })
  const clients = {
    orders: () => ({
      getOrder: async () => {
        read++
        return { order: order() }
      },
    }),
    claims: () => ({
      quoteUnits: async ({ lines }: { lines: object[] }) => {
        if (read <= claims) throw refused
        return { lines: lines.map(line => ({ ...line, leftAt: at(1), paid: [] })) }
      },
    }),
    catalog: () => ({ lookUp: async () => ({ items: [{ sku: 'A', category: 'lamps' }] }) }),
    rules: { inForceAt: async () => builtIn },
  }
  return { deps: clients as unknown as RequestingDeps, read: () => read }
}

test('windows are those of the order as it stands after a claim came in between', async () => {
  const { deps, read } = meetingClaims(2)
  const { windows } = await answerWindows('o', deps, {})
  expect(windows.map(window => [window.units, window.returnableUntil])).toMatchObject([
    [units(2, 3), {}],
    [units(1, 1), {}],
  ])
  expect(read()).toBe(3)
})

test('an order that never rests is refused in the end', async () => {
  const { deps, read } = meetingClaims(99)
  await expect(answerWindows('o', deps, {})).rejects.toMatchObject({ reason: 'UNITS_CLAIMED' })
  expect(read()).toBe(5)
})
