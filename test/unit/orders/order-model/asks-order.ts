import fc from 'fast-check'
import { type Ask, asking, chosen, few, groupOf, hours, promisedIn, shownAs, shownFew, someOf, told, which } from './asking.ts'
import { goodsHere, here, isGoing } from './world.ts'

const recipient = { name: null, email: null, phone: null, address: null }
const stopId = fc.constantFrom('s-1', 's-2')
const anew = fc.option(hours, { nil: undefined })

export const ordering: fc.Arbitrary<Ask>[] = [
  asking(
    fc.constant(0),
    () => 'cancel the order',
    (_, _world, now) => ({ type: 'CancelOrder', reason: '', ...told(now) }),
  ),
  asking(
    fc.record({ lines: few(1), choice: which }),
    ({ lines }) => `cancel ${shownFew(lines)}`,
    ({ lines, choice }, world, now) => {
      // A charge is asked for as well once it fell due.
      const open = [...goodsHere(world), ...world.units.filter(({ group }) => group === null)]
      const some = someOf(open, lines, choice)
      return some.length > 0
        ? {
            type: 'CancelLines',
            cancellationId: `c-${now.number}`,
            lines: some,
            reason: '',
            anew: promisedIn(2, now),
            ...told(now),
          }
        : null
    },
  ),
  asking(
    fc.record({ group: which, lines: few(0), isAll: fc.nat(9) }),
    ({ group, lines, isAll }) => (isAll === 0 ? 'cancel all that is left' : `cancel ${shownFew(lines)} of ${shownAs(group)}`),
    ({ group, lines, isAll }, world, now) => {
      const fulfilmentId = groupOf(world, group, isGoing)
      const cancelling = {
        type: 'CancelLines',
        cancellationId: `c-${now.number}`,
        reason: '',
        anew: promisedIn(2, now),
        ...told(now),
      } as const
      if (isAll === 0) return { ...cancelling, lines: [] }
      return fulfilmentId === null
        ? null
        : { ...cancelling, fulfilmentId, lines: someOf(here(world, fulfilmentId), lines, group) }
    },
  ),
  asking(
    stopId,
    stop => `hold the order as ${stop}`,
    (stop, _, { at }) => ({ type: 'HoldOrder', stopId: stop, reason: 'doubt', by: 'till', at }),
  ),
  asking(
    fc.constant(0),
    () => 'change the address',
    (_, _world, { at }) => ({ type: 'ChangeAddress', recipient, contentHash: 'h', at }),
  ),
]

/** What an order waits for. */
export const settling: fc.Arbitrary<Ask>[] = [
  asking(
    fc.record({ tender: which, isPaid: fc.nat(5), hours: anew }),
    ({ tender, isPaid }) => `hear that tender ${shownAs(tender)} is ${isPaid > 0 ? 'authorised' : 'refused'}`,
    ({ tender, isPaid, hours: by }, { tenders }, now) => {
      const tenderId = chosen(tenders, tender, ({ authorization }) => authorization === 'unknown')?.id
      const isUnknown = tenderId === undefined || (tender.isAny && tender.index === 6)
      if (isUnknown && !tender.isAny) return null
      const outcome = isPaid > 0 ? ({ state: 'authorized' } as const) : ({ state: 'refused', reason: 'no money' } as const)
      const later = by === undefined ? {} : { anew: promisedIn(by, now) }
      return { type: 'SettlePayment', tenderId: isUnknown ? 'none' : tenderId, outcome, ...later, ...told(now) }
    },
  ),
  asking(
    fc.record({ stop: stopId, isAny: fc.nat(9), hours: anew }),
    ({ stop }) => `release the hold ${stop}`,
    ({ stop, isAny, hours: by }, { stops }, now) => {
      const stopId = stops[0] ?? stop
      if (stops.length === 0 && isAny > 0) return null
      return { type: 'ReleaseHold', stopId, ...(by === undefined ? {} : { anew: promisedIn(by, now) }), at: now.at }
    },
  ),
]
