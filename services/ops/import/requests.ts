import { uuidV5 } from '#platform/uuid.ts'
import type { AdjustStockRequest } from '#protos/nahr/inventory/v1/AdjustStockRequest.ts'
import type { PutItemRequest } from '#protos/nahr/inventory/v1/PutItemRequest.ts'
import type { PutLocationRequest } from '#protos/nahr/inventory/v1/PutLocationRequest.ts'
import type { ReceiveStockRequest } from '#protos/nahr/inventory/v1/ReceiveStockRequest.ts'
import type { EnrolRequest } from '#protos/nahr/loyalty/v1/EnrolRequest.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { Classified } from './classify.ts'
import { type ItemKindName, kindOf } from './items.ts'
import type { SoldUnits } from './matching.ts'
import type { Row } from './rows.ts'
import { startOfLondonDay } from './uk-time.ts'

/** The data set, whatever its file is called. */
const source = 'uci-online-retail:10.24432/C5BW33'
const dozen = 12
const fulfilmentId = 'delivery'
export const warehouse = 'warehouse-uk'

/** Equal for equal intents, so that another run of the import asks for nothing new. */
const requestId = (...intent: string[]): string => uuidV5([source, ...intent])

const timestamp = (iso: string) => ({ seconds: Math.floor(Date.parse(iso) / 1000), nanos: 0 })

const kinds = {
  goods: 'ITEM_KIND_GOODS',
  postage: 'ITEM_KIND_POSTAGE',
  fee: 'ITEM_KIND_FEE',
  voucher: 'ITEM_KIND_VOUCHER',
  discount: 'ITEM_KIND_DISCOUNT',
  manual: 'ITEM_KIND_MANUAL',
} as const satisfies Record<ItemKindName, string>

export const customerIdOf = (customer: string): string => `uci-${customer}`

export const locationOf = (): PutLocationRequest => ({
  requestId: requestId('location', warehouse),
  location: {
    locationId: warehouse,
    kind: 'LOCATION_KIND_WAREHOUSE',
    name: 'UK warehouse',
    countryCode: 'GB',
    timeZone: 'Europe/London',
  },
})

/** An item that no row describes bears its code as its name. */
export const itemOf = (sku: string, name: string = sku): PutItemRequest => ({
  requestId: requestId('item', sku),
  item: { sku, kind: kinds[kindOf(sku)], names: { en: name }, barcodes: [], category: 'giftware', taxClass: 'standard' },
})

/** The file tells of no receipts: what goes out in a day is made up to have come in before, in whole dozens. */
export const receiptOf = (day: string, sku: string, outflow: number): ReceiveStockRequest => ({
  requestId: requestId('receipt', sku, day),
  sku,
  locationId: warehouse,
  quantity: Math.ceil(outflow / dozen) * dozen,
  reference: `made up: opening stock of ${day}, the file tells of no receipts`,
  occurredAt: timestamp(startOfLondonDay(day)),
})

export const adjustmentOf = (row: Row): AdjustStockRequest => ({
  requestId: requestId('adjustment', row.invoice, String(row.numberInInvoice)),
  sku: row.sku,
  locationId: warehouse,
  difference: row.quantity,
  reason: row.description || '(no description)',
  occurredAt: timestamp(row.at),
})

/** An order of history: its goods left when it was placed, its invoice was paid, its prices include what tax there was. */
export function orderOf(lines: readonly Classified[]): PlaceOrderRequest {
  const rows = lines.map(({ row }) => row)
  const invoice = rows[0]?.invoice ?? ''
  const earliest = timestamp(rows.map(({ at }) => at).sort()[0] ?? '')
  const totalMinor = rows.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0)
  const customer = rows.find(row => row.customer !== '')?.customer
  return {
    requestId: requestId('order', invoice),
    channelOrderId: invoice,
    receiptNumber: invoice,
    customerId: customer === undefined ? '' : customerIdOf(customer),
    currencyCode: 'GBP',
    pricesIncludeTax: true,
    lines: rows.map(({ numberInInvoice, sku, quantity, unitPriceMinor }) => ({
      lineId: String(numberInInvoice),
      sku,
      quantity,
      unitPriceMinor,
      discounts: [],
      taxMinor: 0,
      fulfilmentId: kindOf(sku) === 'goods' ? fulfilmentId : '',
    })),
    fulfilments: rows.some(({ sku }) => kindOf(sku) === 'goods')
      ? [{ fulfilmentId, method: 'FULFILMENT_METHOD_DELIVERY', locationId: warehouse, leftAt: earliest }]
      : [],
    tenders: [{ tenderId: '1', kind: 'TENDER_KIND_INVOICE', amountMinor: totalMinor, reference: invoice, currencyCode: 'GBP' }],
    totalMinor,
    occurredAt: earliest,
  }
}

/** A customer has an account from before the first order on. */
export const enrolmentOf = (customer: string, at: string): EnrolRequest => ({
  requestId: requestId('customer', customer),
  customerId: customerIdOf(customer),
  occurredAt: timestamp(at),
})

type Part = SoldUnits & { row: Row }

/** What one cancellation takes back of one sale; which order that is, is said when it is sent. */
export function returnOf(parts: readonly Part[]): RequestReturnRequest {
  const [{ row, sale }] = parts as [Part, ...Part[]]
  const lines = [...Map.groupBy(parts, part => part.sale.numberInInvoice)].map(([lineId, own]) => ({
    lineId: String(lineId),
    units: joined(own.map(({ units }) => units)),
    quantity: 0,
  }))
  const isGoods = new Map(parts.map(part => [String(part.sale.numberInInvoice), kindOf(part.sale.sku) === 'goods']))
  return {
    requestId: requestId('return', row.invoice, sale.invoice),
    lines,
    quotedRefundMinor: parts.reduce(
      (sum, { units, sale: { unitPriceMinor } }) => sum + (units.last - units.first + 1) * unitPriceMinor,
      0,
    ),
    ...historyOf(parts.map(part => part.row)),
    inspection: lines.map(({ lineId }) => accepted(lineId, isGoods.get(lineId) === true)),
  }
}

/** What fits no sale: taken back on the cancellation's word. */
export function unreceiptedOf(rest: readonly { row: Row; quantity: number }[]): RequestReturnRequest {
  const rows = rest.map(({ row }) => row)
  const customer = rows[0]?.customer ?? ''
  return {
    requestId: requestId('return', rows[0]?.invoice ?? '', 'without receipt'),
    unreceipted: rest.map(({ row, quantity }) => ({
      lineId: String(row.numberInInvoice),
      sku: row.sku,
      quantity,
      refundMinor: quantity * row.unitPriceMinor,
    })),
    quotedRefundMinor: -1,
    currencyCode: 'GBP',
    customerId: customer === '' ? '' : customerIdOf(customer),
    ...historyOf(rows),
    inspection: rows.map(row => accepted(String(row.numberInInvoice), kindOf(row.sku) === 'goods')),
  }
}

/** The money went back then, and the goods to the shelf. */
const historyOf = (rows: readonly Row[]) => ({
  reason: `cancellation ${rows[0]?.invoice}`,
  receivedAtLocationId: warehouse,
  alreadyRefunded: true,
  occurredAt: timestamp(rows.map(({ at }) => at).sort()[0] ?? ''),
})

const accepted = (lineId: string, isGoods: boolean) => ({
  lineId,
  units: [],
  verdict: 'VERDICT_ACCEPT' as const,
  disposition: isGoods ? ('DISPOSITION_SELLABLE' as const) : ('DISPOSITION_UNSPECIFIED' as const),
})

function joined(units: readonly { first: number; last: number }[]): { first: number; last: number }[] {
  const all: { first: number; last: number }[] = []
  for (const { first, last } of units.toSorted((a, b) => a.first - b.first)) {
    const before = all.at(-1)
    if (before && before.last + 1 === first) before.last = last
    else all.push({ first, last })
  }
  return all
}
