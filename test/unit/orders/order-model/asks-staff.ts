import fc from 'fast-check'
import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'
import {
  type Ask,
  asking,
  chosen,
  few,
  groupOf,
  hours,
  iso,
  type Now,
  promisedIn,
  shownAs,
  shownFew,
  someOf,
  told,
  which,
} from './asking.ts'
import { waitsUntil } from './picking.ts'
import { type Group, here, isAwaiting, isDue, isGoing, ofLine, type Unit, type World } from './world.ts'

const isIn =
  (...states: Group['state'][]) =>
  ({ state }: Group): boolean =>
    states.includes(state)
export const unpicked = (world: World, group: string): Unit[] => here(world, group).filter(({ isPicked }) => !isPicked)
export const picked = (world: World, group: string): Unit[] => here(world, group).filter(({ isPicked }) => isPicked)
const counted = (units: readonly Unit[]) =>
  [...new Set(units.map(({ line }) => line))].map(lineId => ({ lineId, quantity: ofLine(units, lineId).length }))
const codeHash = 'right'
const ready = (fulfilmentId: string, keptFor: number, now: Now): OrderCommand => {
  return {
    type: 'MarkReady',
    fulfilmentId,
    codeHash,
    pickupUntil: null,
    keptUntil: iso(now.minutes + keptFor * 60),
    ...told(now),
  }
}
export const shipping = (fulfilmentId: string, { number, at }: Now) => {
  const parcel = { parcelId: `p-${number}`, carrier: 'post', trackingReference: '', issueId: `i-${number}` }
  return {
    type: 'RecordShipment',
    fulfilmentId,
    ...parcel,
    transferId: `t-${number}`,
    notificationId: `n-${number}`,
    at,
  } as const
}
const handing = (fulfilmentId: string, at: string) =>
  ({ type: 'HandOver', fulfilmentId, codeHash, overrideReason: null, issueId: `i-${fulfilmentId}`, at }) as const

/** What stock holds of what it waits for, so many of each. */
function goods(group: Group, held: number, now: Now): OrderCommand {
  const seen = group.awaits.map(({ sku }) => ({ sku, held, expectedAt: iso(now.minutes + held * 1000) }))
  return { type: 'RecordGoods', fulfilmentId: group.id, seen, anew: promisedIn(2, now), ...told(now) }
}

/** What its staff and its carrier would do next with a group. */
function next(world: World, group: Group, isPart: boolean, now: Now): OrderCommand | null {
  const { id: fulfilmentId, state, method } = group
  const named = { fulfilmentId, ...told(now) }
  const parcel = world.parcels.find(each => each.group === fulfilmentId && each.state === 'sent')
  const one = (units: readonly Unit[]) => (isPart ? counted(units.slice(0, 1)) : [])
  if (isAwaiting(group)) return goods(group, isPart ? 1 : 9, now)
  if (state === 'open') return { type: 'StartPicking', fulfilmentId, at: now.at }
  if (state === 'ready') return { ...handing(fulfilmentId, now.at), lines: one(here(world, fulfilmentId)) }
  if (state === 'arrived') return ready(fulfilmentId, 2, now)
  if (parcel && state === 'in_transit') {
    const there = { cancellationId: `c-${now.number}`, pickBy: iso(now.minutes + 60) }
    return { type: 'RecordArrival', parcelId: parcel.id, lines: [], ...there, ...named }
  }
  const lost = { type: 'RecordLost', reason: 'a storm', outcome: 'send_again' } as const
  if (parcel && state === 'left') return { ...(isPart ? lost : { type: 'RecordDelivery' }), parcelId: parcel.id, ...named }
  if (state !== 'in_progress') return null
  const [open, found] = [unpicked(world, fulfilmentId), picked(world, fulfilmentId)]
  const isToSend = method !== 'pickup' && found.length > 0 && (isPart || open.length === 0)
  if (isToSend) return { ...shipping(fulfilmentId, now), lines: one(found) }
  if (open.length > 0) return { type: 'RecordPick', lines: isPart ? one(open) : counted(open), ...named }
  return ready(fulfilmentId, 2, now)
}
const isTouched = (world: World, group: Group): boolean =>
  ['open', 'in_progress', 'ready', 'in_transit', 'arrived'].includes(group.state) ||
  (group.state === 'left' && world.parcels.some(({ group: of, state }) => of === group.id && state === 'sent'))
export const goingOn: fc.Arbitrary<Ask> = asking(
  fc.record({ index: fc.nat(4), part: fc.nat(3) }),
  ({ index, part }) => `go on with group #${index}${part === 3 ? ', not all goes well' : ''}`,
  ({ index, part }, world, now) => {
    const group = chosen(world.groups, { index, isAny: false }, each => isTouched(world, each))
    return group ? next(world, group, part === 3, now) : null
  },
)

const then = fc.constantFrom(undefined, 'cancel' as const, 'set_aside' as const)
const outcomes = fc.record({
  group: which,
  outcome: then,
  hours: fc.option(hours, { nil: undefined }),
  isLooking: fc.boolean(),
  isMissing: fc.boolean(),
})

export const staff: fc.Arbitrary<Ask>[] = [
  asking(
    fc.record({ group: which, held: fc.nat(5) }),
    ({ group, held }) => `look for goods of ${shownAs(group)}, ${held} are there`,
    ({ group, held }, world, now) => {
      const id = groupOf(world, group, isAwaiting)
      const named = world.groups.find(each => each.id === id)
      return named ? goods(named, held, now) : null
    },
  ),
  asking(
    which,
    group => `start picking ${shownAs(group)}`,
    (group, world, { at }) => {
      const fulfilmentId = groupOf(world, group, isIn('open', 'in_progress'))
      return fulfilmentId === null ? null : { type: 'StartPicking', fulfilmentId, at }
    },
  ),
  asking(
    fc.record({ group: which, lines: few(0), missing: few(0), then, hours: fc.option(hours, { nil: undefined }) }),
    ({ group, lines, missing, then: after }) =>
      `pick ${lines.length > 0 ? shownFew(lines) : 'none'} in ${shownAs(group)}, miss ${missing.length > 0 ? shownFew(missing) : 'none'} then ${after}`,
    ({ group, lines, missing, then: missingThen, hours: choice }, world, now) => {
      const fulfilmentId = groupOf(world, group, each => each.state === 'in_progress' && unpicked(world, each.id).length > 0)
      if (fulfilmentId === null) return null
      const open = unpicked(world, fulfilmentId)
      const [found, gone] = [someOf(open, lines, group), someOf(open, missing, group)]
      return {
        ...{ type: 'RecordPick', fulfilmentId, lines: found, missing: gone, cancellationId: `c-${now.number}`, ...told(now) },
        ...(missingThen ? { missingThen } : {}),
        ...(choice ? { chooseBy: iso(now.minutes + choice * 60) } : {}),
      }
    },
  ),
  asking(
    fc.record({ group: which, keptFor: hours }),
    ({ group, keptFor }) => `make ${shownAs(group)} ready, kept for ${keptFor} h`,
    ({ group, keptFor }, world, now) => {
      const fulfilmentId = groupOf(world, group, each => isIn('in_progress', 'arrived')(each) && each.method !== 'delivery')
      return fulfilmentId === null ? null : ready(fulfilmentId, keptFor, now)
    },
  ),
  asking(
    fc.record({ group: which, lines: few(0), code: fc.constantFrom('right', 'right', 'wrong', null), isOverride: fc.nat(4) }),
    ({ group, lines, code, isOverride }) =>
      `hand over ${shownFew(lines)} of ${shownAs(group)}, code ${code}${isOverride === 0 ? ', overridden' : ''}`,
    ({ group, lines, code, isOverride }, world, { at }) => {
      const fulfilmentId = groupOf(world, group, isIn('ready', 'left'))
      if (fulfilmentId === null) return null
      const some = someOf(here(world, fulfilmentId), lines, group)
      const how = { codeHash: code, overrideReason: isOverride === 0 ? 'known' : null, lines: some }
      return { ...handing(fulfilmentId, at), ...how }
    },
  ),
  asking(
    fc.record({ group: which, times: fc.integer({ min: 1, max: 6 }) }),
    ({ group, times }) => `give a wrong code for ${shownAs(group)}, ${times} times`,
    ({ group }, world, { at }) => {
      const fulfilmentId = groupOf(world, group, each => each.state === 'ready')
      return fulfilmentId === null ? null : { ...handing(fulfilmentId, at), codeHash: 'wrong' }
    },
    ({ times }) => times,
  ),
  asking(
    outcomes,
    ({ group, outcome, isLooking }) => `reject ${shownAs(group)} then ${outcome}${isLooking ? ', if set aside' : ''}`,
    ({ group, outcome, hours: choice, isLooking, isMissing }, world, now) => {
      const fulfilmentId = groupOf(world, group, isGoing)
      if (fulfilmentId === null) return null
      return {
        ...{ type: 'RejectFulfilment', fulfilmentId, reason: '', ...told(now) },
        ...(isMissing ? { missingId: `m-${now.number}` } : {}),
        ...(outcome ? { outcome } : {}),
        ...(choice ? { chooseBy: iso(now.minutes + choice * 60) } : {}),
        ...(isLooking ? { onlyIfSetAside: true } : {}),
      }
    },
  ),
  asking(
    fc.record({ group: which, hours, isStore: fc.boolean() }),
    ({ group, hours: by }) => `let ${shownAs(group)} expire, or be promised in ${by} h`,
    ({ group, hours: by, isStore }, world, now) => {
      const fulfilmentId = groupOf(world, group, each => isGoing(each) && isDue(waitsUntil(each), now.at))
      if (fulfilmentId === null) return null
      const { promised, keptUntil } = promisedIn(by, now)
      const again = {
        pickBy: promised.delivery,
        ...(isStore ? { readyBy: keptUntil } : {}),
        notificationId: `n-${now.number}/again`,
      }
      return { type: 'ExpireFulfilment', fulfilmentId, again, ...told(now) }
    },
  ),
  asking(
    fc.record({ group: which, hours }),
    ({ group, hours: by }) => `offer a choice for ${shownAs(group)} within ${by} h`,
    ({ group, hours: by }, world, now) => {
      const fulfilmentId = groupOf(world, group, each => each.state === 'set_aside' && each.method === 'delivery')
      if (fulfilmentId === null) return null
      return { type: 'OfferChoice', fulfilmentId, chooseBy: iso(now.minutes + by * 60), ...told(now) }
    },
  ),
]
