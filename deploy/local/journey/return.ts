import { returnProcessId } from '../../../workflows/return/contract.ts'
import { ITEMS } from '../retailer.ts'
import { pounds } from '../screen.ts'
import type { Cast } from './cast.ts'
import { type Collected, CUPS, type Shopper } from './pickup.ts'
import { mustBe, refusalOf, type Telling } from './telling.ts'

const STORE = 'store-leeds'
const [, cup] = ITEMS

/** One of two cups comes back in another store than it left; it is taken back once. */
export async function returnInLeeds(
  { leeds, written }: Cast,
  { act, row, ...telling }: Telling,
  { orderId }: Collected,
  { requestId }: Shopper,
): Promise<{ returnId: string; wasRefused: boolean }> {
  const purchase = { orderId }
  const quote = await leeds.returns.quoteReturn({ purchase, lines: [{ lineId: CUPS, quantity: 1 }] })
  const refundMinor = Number(quote.refundMinor)
  row(STORE, `asks what 1 of the 2 cups brings: ${pounds(refundMinor)} to the ${tenderOf(quote)}, ${quote.points} points go back`)
  written.follow([`stock-${cup.sku}@${STORE}`])
  await written.news()
  const units = mustBe(quote.lines[0], 'a quoted line').units
  let returnId = ''
  const walkIn = {
    purchase,
    lines: [{ lineId: CUPS, units }],
    quotedRefundMinor: quote.refundMinor,
    reason: 'one too many',
    receivedAtLocationId: STORE,
    inspection: [{ lineId: CUPS, verdict: 'VERDICT_ACCEPT' as const, disposition: 'DISPOSITION_SELLABLE' as const }],
  }
  await act(STORE, 'takes the cup back over the counter: as new', ['UnitsClaimed', 'RefundGranted'], async () => {
    const answer = await leeds.returns.requestReturn({ ...walkIn, requestId: requestId() })
    returnId = mustBe(answer.return, 'a return').returnId
    written.follow([`return-${returnId}`])
  })
  const { reason } = await refusalOf(leeds.returns.requestReturn({ ...walkIn, requestId: requestId() }))
  row('', `the same cup once more is refused: ${reason}`)
  await act('workflow', 'settles it: the order, the shelf in Leeds, the card, the points', [
    ...['UnitsReturned', 'StockReturned', 'PaymentRefunded', 'PointsClawedBack', 'ReturnSettled'],
  ])
  await telling.workflowEnds(returnProcessId({ returnId }))
  return { returnId, wasRefused: reason !== 'not at all' }
}

const tenderOf = ({ refunds }: { refunds: { kind: string }[] }): string =>
  refunds.map(({ kind }) => kind.replace('TENDER_KIND_', '').toLowerCase()).join(' and ')
