import type { Facts } from '../parts.ts'
import { pounds, type Screen } from '../screen.ts'
import { type Cast, callCast } from './cast.ts'
import { orderDelivery } from './delivery.ts'
import { type Collected, playPickup, TOTAL_MINOR } from './pickup.ts'
import { buyInLeeds, enrol, showAccount } from './points.ts'
import { returnInLeeds } from './return.ts'
import { tellingOf } from './telling.ts'

/** `played`: what there is to look at; null when there is no order. */
export type Journey = { ok: boolean; outcome: string; played: Played | null }
type Played = { orderId: string; processId: string; returnId: string; customerId: string }

/** A new shopper each time: ordered in the app, collected in London, one thing returned in Leeds, points from the till as well; a delivery that is cancelled. */
export async function playJourney(facts: Facts, screen: Screen, signal: AbortSignal): Promise<Journey> {
  screen.title('A shopper’s journey: ordered in the app, collected in London, returned in Leeds')
  const cast = callCast(facts)
  try {
    return await play(cast, screen, signal)
  } catch (error) {
    if (!signal.aborted) screen.problem('journey', error instanceof Error ? error.message : String(error))
    return { ok: false, outcome: 'the journey did not come to its end', played: null }
  } finally {
    await cast.leave()
  }
}

async function play(cast: Cast, screen: Screen, signal: AbortSignal): Promise<Journey> {
  const telling = tellingOf(cast, screen, signal)
  const customerId = `shopper-${new Date().toISOString()}`
  let acts = 0
  const shopper = { customerId, requestId: () => `${customerId}/${++acts}` }
  await enrol(cast, telling, shopper)
  const collected = await playPickup(cast, telling, shopper)
  await telling.act('workflow', 'promises points for what left', ['PointsPromised'])
  await buyInLeeds(cast, telling, shopper)
  await telling.act('workflow', 'promises points for that too', ['PointsPromised'])
  await orderDelivery(cast, telling, shopper)
  const before = await showAccount(cast, telling, shopper)
  const { returnId, wasRefused } = await returnInLeeds(cast, telling, collected, shopper)
  const after = await showAccount(cast, telling, shopper)
  const found = await outcomeOf(cast, collected)
  const points = `${before.promisedPoints} points before the return, ${after.promisedPoints} after`
  const took = Number(before.promisedPoints) - Number(after.promisedPoints)
  return {
    ok: found.ok && collected.wasRefused && wasRefused && took > 0,
    outcome: `${found.outcome}; ${points}`,
    played: { orderId: collected.orderId, processId: collected.processId, returnId, customerId },
  }
}

async function outcomeOf({ app, money }: Cast, { orderId, paymentId }: Collected) {
  const [{ order }, { payment }] = await Promise.all([app.orders.getOrder({ orderId }), money.getPayment({ paymentId })])
  const count = (kind: string) => payment?.operations.filter(operation => operation.kind === `OPERATION_KIND_${kind}`).length ?? 0
  const times = (kind: string) => (count(kind) === 1 ? 'once' : `${count(kind)} times`)
  const [captured, refunded] = [Number(payment?.capturedMinor), Number(payment?.refundedMinor)]
  const isOnce = count('CAPTURE') === 1 && count('REFUND') === 1
  const state = order?.state.replace('ORDER_STATE_', '').toLowerCase()
  return {
    ok: state === 'fulfilled' && isOnce && captured === TOTAL_MINOR && refunded === 900,
    outcome: `order ${orderId} is ${state}, ${pounds(captured)} captured ${times('CAPTURE')}, ${pounds(refunded)} refunded ${times('REFUND')}`,
  }
}
