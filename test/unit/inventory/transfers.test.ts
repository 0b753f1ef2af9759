import { describe, test } from 'vitest'
import {
  type TransferCommand,
  type TransferEvent,
  type TransferLine,
  transferDecider,
} from '../../../services/inventory/domain/transfers.ts'
import { specification } from '../../specification.ts'
import { noon } from './fixtures.ts'

const { given } = specification(transferDecider)
const owner = { stream: 'order-o-1', step: 'transfer/t-1' }
const mugs: TransferLine = { sku: 'mug', quantity: 5, carries: ['a', 'b'].map(reservationId => ({ reservationId, quantity: 2 })) }
const lamps: TransferLine = { sku: 'lamp', quantity: 1, carries: [] }
const asked = { from: 'leeds', to: 'york', lines: [mugs, lamps], owner }

type Request = Extract<TransferCommand, { type: 'RequestTransfer' }>
const request = (over: Partial<Request> = {}): Request => ({ type: 'RequestTransfer', ...asked, at: noon, ...over })
const requested: TransferEvent = { type: 'TransferRequested', ...asked, requestedAt: noon }

describe('a transfer that is asked for again', () => {
  test('is the same in whatever order its lines come', () =>
    given(requested)
      .when(request({ lines: [lamps, { ...mugs, carries: mugs.carries.toReversed() }] }))
      .nothing())

  test.each<[string, Partial<Request>]>([
    ['another source', { from: 'bath' }],
    ['another destination', { to: 'bath' }],
    ['another owner', { owner: { ...owner, stream: 'order-o-2' } }],
    ['another step', { owner: { ...owner, step: 'transfer/t-2' } }],
    ['no owner', { owner: undefined }],
    ['more units', { lines: [{ ...mugs, quantity: 6 }, lamps] }],
    ['a line less', { lines: [mugs] }],
    ['a line more', { lines: [mugs, lamps, { ...lamps, sku: 'rug' }] }],
    ['another line', { lines: [mugs, { ...lamps, sku: 'rug' }] }],
    ['fewer promises', { lines: [{ ...mugs, carries: mugs.carries.slice(1) }, lamps] }],
    [
      'another promise',
      { lines: [{ ...mugs, carries: [...mugs.carries.slice(1), { reservationId: 'c', quantity: 2 }] }, lamps] },
    ],
    [
      'less of a promise',
      { lines: [{ ...mugs, carries: [...mugs.carries.slice(1), { reservationId: 'a', quantity: 1 }] }, lamps] },
    ],
  ])('is refused with %s', (_, over) => given(requested).when(request(over)).refused('TRANSFER_DIFFERS'))

  test('of a store has no owner, told or not', () =>
    given({ ...requested, owner: null } as TransferEvent)
      .when(request({ owner: undefined }))
      .nothing())
})

describe('an arrival that is told again', () => {
  const lines = [
    { sku: 'mug', quantity: 3, promised: [] },
    { sku: 'lamp', quantity: 0, promised: [] },
  ]
  const received: TransferEvent[] = [
    requested,
    {
      type: 'TransferShipped',
      to: 'york',
      lines: [mugs, lamps].map(({ sku, quantity }) => ({ sku, quantity })),
      shippedAt: noon,
    },
    { type: 'PromisesCarried', lines: [], carriedAt: noon },
    { type: 'TransferReceived', to: 'york', lines, receivedAt: noon },
  ]
  const receive = (...arrived: [sku: string, quantity: number][]): TransferCommand => ({
    ...{ type: 'ReceiveTransfer', arrived: arrived.map(([sku, quantity]) => ({ sku, quantity })), at: noon },
  })

  test('is the same where it tells of the same units', () => {
    given(...received)
      .when(receive(['mug', 3]))
      .nothing()
    given(...received)
      .when(receive(['lamp', 0], ['mug', 3]))
      .nothing()
  })

  test('is refused with other units, or units of what was never sent', () => {
    for (const told of [receive(['mug', 2]), receive(['mug', 3], ['lamp', 1]), receive(['mug', 3], ['rug', 1])])
      given(...received)
        .when(told)
        .refused('TRANSFER_STATE', { state: 'received' })
  })
})
