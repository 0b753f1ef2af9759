import { expect, test } from 'vitest'
import { contentHash, type PlaceOrderRequest } from '../../../services/orders/request.ts'

const bare = (_: string, value: string) => value
const request = (paymentToken: string): PlaceOrderRequest => ({
  requestId: 'r-1',
  channelOrderId: '536365',
  customerId: '',
  currencyCode: 'GBP',
  pricesIncludeTax: true,
  lines: [],
  fulfilments: [],
  tenders: [{ tenderId: 't-1', kind: 'card', amountMinor: 1500, reference: 'settled', currencyCode: 'GBP', paymentToken }],
  totalMinor: 1500,
  recipient: null,
  occurredAt: null,
  receiptNumber: null,
  sourcing: null,
})

test('an order without tokens hashes as it did before there were any, so that it is known when it is sent again', () => {
  expect(contentHash('web-uk', request(''), bare)).not.toContain('paymentToken')
  expect(JSON.parse(contentHash('web-uk', request(''), bare)).tenders).toEqual([
    { tenderId: 't-1', kind: 'card', amountMinor: 1500, reference: 'settled', currencyCode: 'GBP' },
  ])
})
test('so does one without a receipt’s number; with another it is another content', () => {
  expect(contentHash('web-uk', request(''), bare)).not.toContain('receiptNumber')
  const hashes = ['R-1', 'R-2'].map(receiptNumber => contentHash('web-uk', { ...request(''), receiptNumber }, bare))
  expect(hashes[0]).not.toBe(hashes[1])
})
test('another token is another content, another request id is not', () => {
  const hashes = ['a', 'b'].map(token => contentHash('web-uk', request(token), bare))
  expect(hashes[0]).not.toBe(hashes[1])
  expect(contentHash('web-uk', { ...request('a'), requestId: 'r-2' }, bare)).toBe(hashes[0])
})
test('a group that asks for nothing of supply hashes as before; one that does is another content, and so is another day', () => {
  const group = { fulfilmentId: 'f-1', method: 'pickup', locationId: 'leeds', leftAt: null, destinationId: null } as const
  const asked = (againstSupply: { by: string | null } | null) =>
    contentHash('web-uk', { ...request(''), fulfilments: [{ ...group, againstSupply }] }, bare)
  expect(asked(null)).not.toContain('upply')
  expect(new Set([asked(null), asked({ by: null }), asked({ by: '2030-03-01T08:00:00.000Z' })]).size).toBe(3)
})
