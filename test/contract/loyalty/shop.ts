import { fresh } from '../service-host.ts'
import { type Client, timestampOf } from './host.ts'

export const lastYear = timestampOf('2025-01-10T10:00:00Z')
export const nextCentury = timestampOf('2100-01-01T00:00:00Z')

export type Left = {
  customerId: string
  orderId: string
  lineId?: string
  quantity?: number
  amountMinor?: number | string
  units?: [first: number, last: number][]
  activatesAt?: { seconds: string; nanos: number }
}

export const rangesOf = (units: [number, number][]) =>
  units.map(([first, last]) => ({ first: String(first), last: String(last) }))

/** Units of an order of one line have left: one point each by the built-in policy. */
export const leaving = ({ customerId, orderId, lineId = 'l-1', ...left }: Left) => {
  const { quantity = 10, amountMinor = quantity * 100, units = [[1, quantity]], activatesAt = lastYear } = left
  return {
    requestId: fresh('q'),
    customerId,
    orderId,
    currencyCode: 'GBP',
    channelKind: 'CHANNEL_KIND_WEB' as const,
    purchasedAt: lastYear,
    lines: [
      {
        line: { lineId, sku: 'sku-1', category: 'mugs', quantity: String(quantity), amountMinor: String(amountMinor) },
        units: rangesOf(units),
        activatesAt,
      },
    ],
  }
}

export const comingBack = (
  { customerId, orderId, lineId = 'l-1' }: Pick<Left, 'customerId' | 'orderId' | 'lineId'>,
  returnId: string,
  units: [number, number][],
) => ({ requestId: fresh('q'), customerId, orderId, returnId, lines: [{ lineId, units: rangesOf(units) }] })

export async function enrolled(desk: Client): Promise<{ customerId: string; accountId: string }> {
  const customerId = fresh('c')
  const { account } = await desk.enrol({ requestId: fresh('q'), customerId })
  return { customerId, accountId: account?.accountId ?? '' }
}

/** What an account holds. */
export const balanceOf = async (client: Client, customerId: string) => {
  const { account } = await client.getAccount({ customerId })
  return {
    promised: Number(account?.promisedPoints),
    active: Number(account?.activePoints),
    debt: Number(account?.debtPoints),
  }
}
