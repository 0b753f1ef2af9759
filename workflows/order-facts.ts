import { z } from 'zod'
import type { RawEvent } from '#platform/event-store.ts'
import type { Fact } from './facts.ts'

/** A fact that some process waits for. `fulfilmentId`: null where it concerns all of the order. */
export type OrderFact = Fact & { orderId: string; fulfilmentId: string | null }

const placed = z.object({
  fulfilments: z.array(z.object({ method: z.string() })),
  tenders: z.array(z.object({ authorization: z.string().optional() })),
})
const ofFulfilment = z.object({ fulfilmentId: z.string() })

/** Null where no process waits for it: its run is neither woken nor started. */
export function awaitedFact({ stream, type, data, revision }: RawEvent): OrderFact | null {
  const orderId = stream.slice('order-'.length)
  switch (type) {
    case 'OrderPlaced':
      return needsProcess(data) ? { type, revision, orderId, fulfilmentId: null } : null
    case 'PaymentConfirmed':
    case 'OrderCancelled':
      return { type, revision, orderId, fulfilmentId: null }
    case 'FulfilmentReady':
    case 'FulfilmentHandedOver':
    case 'FulfilmentRejected':
      return { type, revision, orderId, fulfilmentId: ofFulfilment.parse(data).fulfilmentId }
    default:
      return null
  }
}

function needsProcess(data: unknown): boolean {
  const { fulfilments, tenders } = placed.parse(data)
  return fulfilments.some(({ method }) => method === 'pickup') || tenders.some(({ authorization }) => authorization === 'unknown')
}
