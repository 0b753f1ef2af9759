import type { Account__Output as Account } from '#protos/nahr/loyalty/v1/Account.ts'
import { ITEMS } from '../retailer.ts'
import { pounds } from '../screen.ts'
import type { Cast } from './cast.ts'
import type { Shopper } from './pickup.ts'
import { mustBe, type Telling } from './telling.ts'
import { untilInWords } from './when.ts'

const [, , dates] = ITEMS
const STORE = 'store-leeds'

/** The app opens an account for the shopper. */
export async function enrol({ app, written }: Cast, { act }: Telling, { customerId, requestId }: Shopper): Promise<void> {
  await act('app', 'enrols the shopper for points', ['AccountEnrolled'], async () => {
    const { account } = await app.loyalty.enrol({ requestId: requestId(), customerId })
    written.follow([`loyaltyAccount-${account?.accountId}`])
  })
}

/** The same shopper buys at a till, and shows the loyalty card. */
export async function buyInLeeds({ leeds, written }: Cast, { act }: Telling, { customerId, requestId }: Shopper): Promise<void> {
  const { sku, name, priceMinor } = dates
  await act(
    STORE,
    `sells 1 × ${name.toLowerCase()} to the same shopper: ${pounds(priceMinor)} in cash`,
    ['OrderPlaced'],
    async () => {
      const { order } = await leeds.orders.placeOrder({
        requestId: requestId(),
        channelOrderId: `sale-${customerId}`,
        receiptNumber: `sale-${customerId}`,
        customerId,
        currencyCode: 'GBP',
        pricesIncludeTax: true,
        lines: [{ lineId: '1', sku, quantity: 1, unitPriceMinor: priceMinor, fulfilmentId: 'carried' }],
        fulfilments: [{ fulfilmentId: 'carried', method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: STORE }],
        tenders: [{ tenderId: 'cash', kind: 'TENDER_KIND_CASH', amountMinor: priceMinor, currencyCode: 'GBP' }],
        totalMinor: priceMinor,
      })
      written.follow([`order-${order?.orderId}`])
    },
  )
}

/** Any channel sees the one account. */
export async function showAccount({ app }: Cast, { row }: Telling, { customerId }: Shopper): Promise<Account> {
  const account = mustBe((await app.loyalty.getAccount({ customerId })).account, 'an account')
  const soonest = account.lots
    .flatMap(({ activatesAt }) => activatesAt ?? [])
    .sort((a, b) => Number(a.seconds) - Number(b.seconds))[0]
  const since = soonest ? `, promised ${untilInWords(new Date(Number(soonest.seconds) * 1000).toISOString())}` : ''
  row('account', `${account.promisedPoints} points${since}; ${account.activePoints} active, ${account.debtPoints} owed`)
  return account
}
