import fc from 'fast-check'
import {
  type Ask,
  asking,
  chosen,
  few,
  groupOf,
  hours,
  iso,
  shownAs,
  shownFew,
  someOf,
  told,
  type Which,
  which,
} from './asking.ts'
import { picked, shipping } from './asks-staff.ts'
import { type Group, keyed, type Parcel, type World } from './world.ts'

/** A parcel, and the group that it is told to be of. */
function parcelOf(world: World, choice: Which, fits: (parcel: Parcel, group: Group | undefined) => boolean) {
  const parcel = chosen(world.parcels, choice, each => fits(each, groupNamed(world, each.group)))
  if (!parcel) return choice.isAny ? { fulfilmentId: world.groups[0]?.id ?? 'f-9', parcelId: 'none' } : null
  const isElsewhere = choice.isAny && choice.index === 5
  return { fulfilmentId: isElsewhere ? (world.groups.at(-1)?.id ?? 'f-9') : parcel.group, parcelId: parcel.id }
}
const groupNamed = ({ groups }: World, id: string): Group | undefined => groups.find(group => group.id === id)
const isUnderway = ({ state }: Parcel): boolean => state === 'sent'

const losing: fc.Arbitrary<Ask> = asking(
  fc.record({
    parcel: which,
    outcome: fc.constantFrom(undefined, 'refund' as const, 'send_again' as const, 'send_again' as const),
  }),
  ({ parcel, outcome }) => `lose parcel ${shownAs(parcel)}${outcome ? ` and ${outcome}` : ''}`,
  ({ parcel, outcome }, world, now) => {
    const isFit = (each: Parcel, group: Group | undefined) =>
      isUnderway(each) && (group?.method === 'delivery' || outcome !== 'send_again')
    const named = parcelOf(world, parcel, isFit)
    return named && { type: 'RecordLost', ...named, reason: 'a storm', ...(outcome ? { outcome } : {}), ...told(now) }
  },
)

export const carrying: fc.Arbitrary<Ask>[] = [
  losing,
  losing,
  asking(
    fc.record({ group: which, lines: few(0) }),
    ({ group, lines }) => `send ${shownFew(lines)} of ${shownAs(group)}`,
    ({ group, lines }, world, now) => {
      const isReady = (each: Group) =>
        each.state === 'in_progress' && each.method !== 'pickup' && picked(world, each.id).length > 0
      const fulfilmentId = groupOf(world, group, isReady)
      if (fulfilmentId === null) return null
      return { ...shipping(fulfilmentId, now), lines: someOf(picked(world, fulfilmentId), lines, group) }
    },
  ),
  asking(
    fc.record({ parcel: which, group: which, lines: few(0), carrier: fc.constantFrom('post', 'post', 'cart') }),
    ({ parcel, group, lines, carrier }) =>
      `send ${shownFew(lines)} of ${shownAs(group)} by ${carrier}, as parcel ${shownAs(parcel)}`,
    ({ parcel, group, lines, carrier }, world, now) => {
      const known = chosen(world.parcels, parcel, () => true)
      const fulfilmentId = groupOf(world, group, each => each.id === known?.group)
      if (!known || fulfilmentId === null) return null
      const some = someOf(keyed(world, known.units), lines, group)
      return { ...shipping(fulfilmentId, now), parcelId: known.id, carrier, lines: some }
    },
  ),
  asking(
    which,
    parcel => `see parcel ${shownAs(parcel)} delivered`,
    (parcel, world, now) => {
      const named = parcelOf(world, parcel, (each, group) => isUnderway(each) && group?.method === 'delivery')
      return named && { type: 'RecordDelivery', ...named, ...told(now) }
    },
  ),
  asking(
    fc.record({ parcel: which, lines: few(0), hours }),
    ({ parcel, lines }) => `see ${shownFew(lines)} of parcel ${shownAs(parcel)} arrive`,
    ({ parcel, lines, hours: by }, world, now) => {
      const named = parcelOf(world, parcel, (each, group) => isUnderway(each) && group?.method === 'ship_to_store')
      if (!named) return null
      const sent = keyed(world, world.parcels.find(({ id }) => id === named.parcelId)?.units ?? [])
      const there = { pickBy: iso(now.minutes + by * 60), cancellationId: `c-${now.number}` }
      return { type: 'RecordArrival', ...named, lines: someOf(sent, lines, parcel), ...there, ...told(now) }
    },
  ),
]
