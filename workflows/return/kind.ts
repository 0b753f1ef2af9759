import type { Return__Output } from '#protos/nahr/returns/v1/Return.ts'
import type { ReturnSummary__Output } from '#protos/nahr/returns/v1/ReturnSummary.ts'
import type { Clients } from '../clients.ts'
import type { Process, ProcessKind } from '../process.ts'
import { readOrder } from '../reading.ts'
import { creditsOwed } from '../store-credit.ts'
import { returnProcessId } from './contract.ts'
import { releasesOf, stageOf } from './standing.ts'

const WAKING = [
  ...['ReturnOpened', 'UnitsReceived', 'UnitsAccepted', 'UnitsRejected', 'ReviewAsked', 'UnitsLost', 'ReturnCancelled'],
  // Whoever recorded it, store credit is to be issued.
  'RefundReplaced',
]
/** What the process itself records of refunds wakes it where somebody else did. */
const WAKING_BY_OTHERS = ['RefundExecuted', 'RefundFailed', 'RefundNeedsPerson']

export const returnKind: ProcessKind<Return__Output, ReturnSummary__Output> = {
  name: 'return',
  isWaitingLong: false,
  wokenBy: ({ type, metadata }) =>
    WAKING.includes(type) || (WAKING_BY_OTHERS.includes(type) && metadata?.actor.kind !== 'service') ? { part: null } : null,
  processesOf(goods) {
    const { returnId, orderId, channelId: channel } = goods
    const process: Process = {
      workflow: returnKind.name,
      id: returnProcessId({ returnId }),
      input: { returnId },
      summary: 'Goods that come back',
      ...{ orderId: orderId || null, channel, part: null },
      storeId: goods.lines.find(({ locationId }) => locationId !== '')?.locationId ?? null,
      progress: { stage: stageOf(goods.state), dueAt: null },
      comesBack: true,
      isOwed: clients => isOwed(goods, clients),
    }
    return [process]
  },
  isMissed: ({ returnId, state }, open) => open.get(returnProcessId({ returnId })) !== stageOf(state),
}

async function isOwed(goods: Return__Output, clients: Clients): Promise<boolean> {
  const stage = stageOf(goods.state)
  if (stage !== 'settled' && stage !== 'cancelled') return true
  if ((await creditsOwed(goods.refunds, clients)).length > 0) return true
  return goods.orderId !== '' && releasesOf(goods, await readOrder(clients, goods.orderId)).length > 0
}
