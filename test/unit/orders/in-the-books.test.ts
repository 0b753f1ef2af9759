import { expect, test } from 'vitest'
import type { CallContext } from '#platform/grpc/host.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { Orders } from '../../../services/orders/aggregate.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { fulfilmentMethods } from '../../../services/orders/grpc-fulfilment.ts'
import { createSettling } from '../../../services/orders/settling.ts'
import type { Transfers } from '../../../services/orders/steps.ts'
import type { Policy } from '../../../services/orders/terms.ts'
import { noon, oneOClock, pickup, placed, placement } from './fixtures.ts'

const never = () => {
  throw new Error('nobody is to be asked')
}
const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent }
const units = [{ lineId: 'l-1', units: [{ first: 1, last: 3 }] }]
const at = (locationId: string) => [{ sku: 'sku-l-1', locationId, quantity: 3 }]
const arrived: OrderEvent[] = [
  placed({ placement: placement({ fulfilments: [{ ...pickup, method: 'ship_to_store', destinationId: 'york' }] }) }),
  { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: noon },
  { type: 'UnitsPicked', fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity: 3 }], pickedAt: noon },
  {
    ...{ type: 'SentToStore', fulfilmentId: 'f-1', parcelId: 'p-1', carrier: 'post', trackingReference: '', lines: units },
    ...{ into: 'f-1', sentAt: noon },
    transit: { transferId: 'x-1', reservationId: 'r-1', from: 'leeds', to: 'york', positions: at('leeds') },
  },
  {
    ...{ type: 'TransitEnded', fulfilmentId: 'f-1', locationId: 'york', parcelId: 'p-1', transferId: 'x-1', came: units },
    ...{ positions: at('york'), pickBy: oneOClock, endedAt: noon },
  },
]

/** Who asks to have it ready, and what other services are asked for then. */
async function asking(caller: Partial<CallContext['caller']>) {
  const asked: string[] = []
  const told = (name: string) => async () => void asked.push(name)
  const transfers = {
    requestTransfer: told('request'),
    shipTransfer: told('ship'),
    receiveTransfer: told('receive'),
  } as unknown as Transfers
  const orders = {
    load: async () => ({ state: arrived.reduce(orderDecider.evolve, orderDecider.initial) }),
    handle: () => Promise.reject(new Error('decided')),
  } as unknown as Orders
  const methods = fulfilmentMethods({
    ...{ orders, inventory: never, transfers: () => transfers, policy: { pickupKeepSeconds: 60 } as Policy },
    settling: createSettling({ inventory: never, transfers: never, payments: never }, silent),
    looking: { lookFor: never },
    secrets: { hmac: () => 'ab', sealing: {} } as unknown as Secrets,
  })
  const message = { requestId: 'q-1', orderId: 'o-1', fulfilmentId: 'f-1', pickupUntil: null }
  const context = { now: noon, caller: { roles: [], stores: [], channel: null, ...caller } } as unknown as CallContext
  const refused = await Promise.resolve(methods.MarkReady(message as never, context as never)).then(
    () => 'accepted',
    error => error.reason ?? error.message,
  )
  return { refused, asked }
}

test('goods that came are put into the books for whoever may have them ready, and for nobody else', async () => {
  expect(await asking({ roles: ['channel'] })).toEqual({ refused: 'ROLE_REQUIRED', asked: [] })
  expect(await asking({ roles: ['associate'], stores: ['leeds'] })).toEqual({ refused: 'STORE_REQUIRED', asked: [] })
  expect(await asking({ roles: ['associate'], stores: ['york'] })).toEqual({
    refused: 'decided',
    asked: ['request', 'ship', 'receive'],
  })
})
