import { expect, test } from 'vitest'
import { ZodError } from 'zod'
import { wirePath } from '#platform/fields.ts'
import { readPlaceOrderRequest } from '../../../services/orders/request.ts'

const tender = {
  tenderId: 't-1',
  kind: 'TENDER_KIND_CARD',
  amountMinor: '1500',
  reference: '',
  currencyCode: 'GBP',
  paymentToken: '',
}
const line = {
  lineId: 'l-1',
  sku: 'mug',
  quantity: '3',
  unitPriceMinor: '500',
  discounts: [],
  taxMinor: '0',
  fulfilmentId: 'f-1',
}
const group = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId: 'leeds', leftAt: null, destinationId: '' }
const order = {
  ...{ requestId: 'r-1', channelOrderId: 'o-1', customerId: '', currencyCode: 'GBP', pricesIncludeTax: true },
  ...{ lines: [line], fulfilments: [group], tenders: [tender], totalMinor: '1500' },
  ...{ recipient: null, occurredAt: null, receiptNumber: '', sourcing: null },
}

function problemsOf(over: object): string[] {
  try {
    readPlaceOrderRequest({ ...order, ...over })
    return []
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    return error.issues.map(({ path, message }) => `${wirePath(path)} ${message}`)
  }
}

test.each([
  [{ lines: [line, line] }, 'lines[1].line_id must not be that of another'],
  [{ fulfilments: [] }, 'lines[0].fulfilment_id must name one of fulfilments'],
  [{ fulfilments: [group, { ...group, fulfilmentId: 'f-2' }] }, 'fulfilments[1].fulfilment_id must be named by a line'],
  [{ lines: [{ ...line, taxMinor: '1501' }] }, 'lines[0].tax_minor must be at most what the line costs, 1500'],
  [
    { lines: [{ ...line, discounts: [{ amountMinor: '1501', reason: '' }] }] },
    'lines[0].discounts must take off at most what the line costs',
  ],
  [
    { lines: [{ ...line, quantity: '1000000000', unitPriceMinor: '1000000000' }] },
    'lines[0].unit_price_minor must come to at most 9007199254740991 with the line’s quantity',
  ],
  [
    { fulfilments: [{ ...group, method: 'FULFILMENT_METHOD_CARRY_OUT' }], tenders: [{ ...tender, paymentToken: 'tok' }] },
    'tenders[0].payment_token must be empty unless goods are ordered and all are still to leave',
  ],
])('what is not accepted is told with what would be: %j', (over, problem) => {
  expect(problemsOf({})).toEqual([])
  expect(problemsOf(over)[0]).toBe(problem)
})
