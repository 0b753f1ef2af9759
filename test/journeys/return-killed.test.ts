import { afterAll, beforeAll, expect, test } from 'vitest'
import { returnProcessId } from '../../workflows/return/contract.ts'
import type { PartName } from '../support/stack.ts'
import { persist, until } from './patience.ts'
import { accepted, card, LEEDS, LONDON, lineOf, openShops, PICKUP, pickupAt, type Shops } from './shops.ts'

let shops: Shops
beforeAll(async () => {
  shops = await openShops()
})
afterAll(async () => {
  await shops?.close()
})

type Stage = 'UnitsClaimed' | 'RefundGranted' | 'StockReturned' | 'UnitsReturned' | 'RefundRequested'
type Death = readonly [part: PartName, behind: Stage]
/**
 * Behind which event of a return each process dies: before, between and behind what it has to do with it. Two die in each
 * return, the second once the first is back.
 */
const deaths: [Death, Death][] = [
  [
    ['returns', 'UnitsClaimed'],
    ['orders', 'StockReturned'],
  ],
  [
    ['inventory', 'RefundGranted'],
    ['payments', 'RefundRequested'],
  ],
  [
    ['temporal', 'RefundGranted'],
    ['loyalty', 'UnitsReturned'],
  ],
  [
    ['workflows', 'StockReturned'],
    ['eventstore', 'UnitsReturned'],
  ],
]
/** What the pickup's own journey kills as goods are handed over needs no second death. */
const accrue = (part: PartName) => part !== 'inventory' && part !== 'payments'

async function dies(part: PartName): Promise<void> {
  await shops.stack.kill(part, 'SIGKILL')
  await shops.stack.restart(part)
}

async function isWritten(stream: string, type: string): Promise<void> {
  while (!(await shops.typesOf(stream)).includes(type));
}

test.each(deaths)(
  '%s and %s, killed by -9 as goods that earn are handed over, and behind these events, leave one accrual and one return',
  async (...pair) => {
    const customerId = shops.unique('customer')
    await shops.app.loyalty.enrol({ requestId: customerId, customerId })
    const accountId = await shops.accountId(customerId)
    const sku = await shops.stocked({ [LONDON]: 5 })
    const { orderId, tenders } = await shops.place('web', {
      customerId,
      lines: [lineOf('1', sku, 2, 1_250, PICKUP)],
      fulfilments: [pickupAt(LONDON)],
      tenders: [card(2_500)],
      totalMinor: 2_500,
    })
    const paymentId = tenders[0]?.paymentId ?? ''
    const streams = {
      order: `order-${orderId}`,
      payment: `payment-${paymentId}`,
      london: `stock-${sku}@${LONDON}`,
      leeds: `stock-${sku}@${LEEDS}`,
      account: `loyaltyAccount-${accountId}`,
    }
    const isReady = isWritten(streams.order, 'FulfilmentReady')
    const dying = pair.map(([part]) => part).filter(accrue)
    await Promise.all([isReady.then(() => Promise.all(dying.map(dies))), shops.collect({ orderId })])
    await until(async () => (await persist(customerId, shops.points)).promised === 24)
    await isWritten(streams.payment, 'PaymentCaptured')

    const request = {
      requestId: shops.unique('return'),
      purchase: { orderId },
      lines: [{ lineId: '1', quantity: 1 }],
      quotedRefundMinor: 1_250,
      reason: 'one too many',
      receivedAtLocationId: LEEDS,
      inspection: [accepted('1')],
    }
    const ask = () => persist(request, asked => shops.leeds.returns.requestReturn(asked))
    const returnIdOf = async () => {
      await isWritten(streams.order, 'UnitsClaimed')
      const { order } = await persist({ orderId }, asked => shops.operator.orders.getOrder(asked))
      return order?.claims[0]?.returnId
    }
    const streamOf = async (stage: Stage): Promise<string> => {
      const ofStage: Record<Stage, string> = {
        UnitsClaimed: streams.order,
        UnitsReturned: streams.order,
        StockReturned: streams.leeds,
        RefundRequested: streams.payment,
        RefundGranted: stage === 'RefundGranted' ? `return-${await returnIdOf()}` : '',
      }
      return ofStage[stage]
    }
    const dieInTurn = async () => {
      for (const [part, stage] of pair) {
        await isWritten(await streamOf(stage), stage)
        await dies(part)
      }
    }
    const [answer] = await Promise.all([ask(), dieInTurn()])
    const returnId = answer.return?.returnId ?? ''
    await shops.returnIs({ returnId }, 'RETURN_STATE_SETTLED')
    await shops.ended(returnProcessId({ returnId }))
    expect((await ask()).return?.returnId).toBe(returnId)

    const { payment } = await shops.operator.payments.getPayment({ paymentId })
    const provider = `sandboxPayment-${payment?.providerReference.replace('sandbox-', '')}`
    const all = { ...streams, return: `return-${returnId}`, provider }
    const written = await Promise.all(Object.entries(all).map(async ([name, stream]) => [name, await shops.typesOf(stream)]))
    expect(Object.fromEntries(written)).toEqual({
      order: [
        ...['AuthorizationsRequested', 'OrderPlaced', 'PickingStarted', 'UnitsPicked', 'FulfilmentReady', 'NotificationDue'],
        ...['FulfilmentHandedOver', 'UnitsClaimed', 'UnitsReturned'],
      ],
      payment: [
        ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
        ...['RefundRequested', 'PaymentRefunded'],
      ],
      provider: ['SandboxAuthorized', 'SandboxCaptured', 'SandboxRefunded'],
      london: ['StockReceived', 'StockReserved', 'StockIssued'],
      leeds: ['StockReturned'],
      return: [
        ...['ReturnOpened', 'UnitsReceived', 'NotificationDue', 'UnitsAccepted', 'RefundGranted'],
        ...['RefundExecuted', 'NotificationDue', 'ReturnSettled'],
      ],
      account: ['AccountEnrolled', 'PointsPromised', 'PointsClawedBack'],
    })
    expect(payment).toMatchObject({ capturedMinor: '2500', refundedMinor: '1250', owedMinor: '0' })
    expect(await shops.points(customerId)).toEqual({ promised: 12, active: 0, debt: 0 })
    expect(await shops.stock(sku, LEEDS)).toMatchObject({ onHand: 1, available: 1 })
  },
)

test('the log is proven afterwards, and read models equal a replay of it', () => shops.areProven())
