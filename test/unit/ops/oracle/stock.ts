import { type Logged, runOf } from './oracle.ts'

type Hit = { reservationId: string; quantity: number; owner: { stream: string; step: string } }

const dayMs = 86_400_000
const causeOf = (type: string | undefined) =>
  ({
    StockReceived: 'received',
    StockAdjusted: 'adjusted',
    StockCounted: 'counted',
    StockReserved: 'reserved',
    ReservationReleased: 'released',
    ReservationLapsed: 'lapsed',
    StockIssued: 'issued',
    StockReturned: 'returned',
    StockRedisposed: 'redisposed',
  })[type ?? '']

/** Judges one stock stream by looking back from each of its events at all before it. */
export function isStockLegal(events: readonly Logged[]): boolean {
  const upTo = (index: number) => events.slice(0, index + 1)

  const onHand = (index: number): number => {
    const counted = upTo(index).findLastIndex(({ type }) => type === 'StockCounted')
    const start = counted < 0 ? 0 : (events[counted]?.data.counted ?? 0)
    return events.slice(counted + 1, index + 1).reduce((sum, { type, data }) => {
      if (type === 'StockReceived') return sum + data.quantity
      if (type === 'StockAdjusted') return sum + data.difference
      if (type === 'StockReturned' && data.disposition !== 'vendor') return sum + data.quantity
      if (type === 'StockRedisposed' && data.to === 'vendor') return sum - data.quantity
      return type === 'StockIssued' ? sum - data.quantity : sum
    }, start)
  }
  /** What a reservation still holds: 0 once anything ended it. */
  const left = (reservationId: string, index: number): number => {
    const ofIt = upTo(index).filter(({ data }) => data.reservationId === reservationId)
    if (ofIt.some(({ type }) => type === 'ReservationReleased' || type === 'ReservationLapsed')) return 0
    const sumOf = (wanted: string) => ofIt.filter(({ type }) => type === wanted).reduce((sum, { data }) => sum + data.quantity, 0)
    return sumOf('StockReserved') - sumOf('StockIssued')
  }
  const promises = (index: number): Hit[] =>
    upTo(index)
      .filter(({ type }) => type === 'StockReserved')
      .map(({ data }) => ({
        reservationId: data.reservationId,
        quantity: left(data.reservationId, index),
        owner: { stream: data.owner.stream, step: data.owner.step },
      }))
      .filter(({ quantity }) => quantity > 0)
  const reserved = (index: number) => promises(index).reduce((sum, { quantity }) => sum + quantity, 0)
  const lying = (place: string, index: number): number =>
    upTo(index).reduce((sum, { type, data }) => {
      const isIn = (type === 'StockReturned' && data.disposition === place) || (type === 'StockRedisposed' && data.to === place)
      const isOut = type === 'StockRedisposed' && data.from === place
      return sum + (isIn ? data.quantity : 0) - (isOut ? data.quantity : 0)
    }, 0)
  const setAside = (index: number) => lying('damaged', index) + lying('quarantine', index)
  const suppressed = (index: number): number =>
    upTo(index).reduce((sum, { type, data }) => {
      if (type === 'AvailabilitySuppressed') return sum + data.units
      return type === 'SuppressionLifted' ? sum - data.units : sum
    }, 0)
  const safety = (index: number): number => upTo(index).findLast(({ type }) => type === 'SafetyStockSet')?.data.units ?? 0
  const available = (index: number) => onHand(index) - reserved(index) - setAside(index) - safety(index) - suppressed(index)
  const missing = (index: number) => Math.max(0, reserved(index) + setAside(index) - onHand(index))
  const recorded = (index: number): number => upTo(index).findLast(({ type }) => type === 'ShortageRecorded')?.data.short ?? 0
  const hitsAt = (index: number): readonly Hit[] =>
    upTo(index).findLast(({ type }) => type === 'ShortageRecorded')?.data.hits ?? []
  const isHitRightly = (hits: readonly Hit[], index: number): boolean => {
    let rest = missing(index)
    const expected = promises(index)
      .reverse()
      .map(promise => {
        const quantity = Math.min(rest, promise.quantity)
        rest -= quantity
        return { ...promise, quantity }
      })
      .filter(({ quantity }) => quantity > 0)
    const plain = hits.map(({ reservationId, quantity, owner: { stream, step } }) => ({
      reservationId,
      quantity,
      owner: { stream, step },
    }))
    return JSON.stringify(expected) === JSON.stringify(plain)
  }

  function isShortageRight(index: number): boolean {
    const { short, because, hits } = events[index]?.data ?? {}
    const before = recorded(index - 1)
    const cause = events[short > before ? index + 1 : index - 1]
    const at = short > before ? index + 1 : index
    return (
      (short !== before || !isHitRightly(hitsAt(index - 1), index)) &&
      cause !== undefined &&
      runOf(cause) === runOf(events[index]) &&
      causeOf(cause.type) === because &&
      missing(at) === short &&
      isHitRightly(hits, at)
    )
  }

  function isReleaseRight(index: number): boolean {
    const { reservationId, quantity, because, releasedAt } = events[index]?.data ?? {}
    const held = left(reservationId, index - 1)
    const ends = upTo(index - 1).filter(
      ({ type, data }, at) => data.reservationId === reservationId && type !== 'StockReserved' && left(reservationId, at) === 0,
    )
    const lastEnd = ends.at(-1)?.data
    const endedAt = lastEnd && Date.parse(lastEnd.releasedAt ?? lastEnd.lapsedAt ?? lastEnd.recordedAt)
    if (held === 0 && endedAt !== undefined && Date.parse(releasedAt) - endedAt < dayMs) return false
    const next = events.slice(index + 1).find(({ type }) => type !== 'ShortageRecorded')
    const isExceeded =
      next?.type === 'StockIssued' &&
      next.data.reservationId === null &&
      next.data.quantity > quantity &&
      runOf(next) === runOf(events[index])
    return quantity === held && (because !== 'exceeded' || isExceeded)
  }

  function isRight({ type, data }: Logged, index: number): boolean {
    const held = typeof data.reservationId === 'string' ? left(data.reservationId, index - 1) : 0
    const reservation = events.find(other => other.type === 'StockReserved' && other.data.reservationId === data.reservationId)
    const isFirst = (matches: (other: Logged) => boolean) => events.findIndex(matches) === index
    switch (type) {
      case 'StockCounted':
        return data.countedFrom === onHand(index - 1)
      case 'StockReserved':
        return isFirst(({ data: other }) => other.reservationId === data.reservationId) && available(index - 1) >= data.quantity
      case 'ReservationReleased':
        return isReleaseRight(index)
      case 'ReservationLapsed':
        return held > 0 && held === data.quantity && +new Date(reservation?.data.holdUntil ?? '9999') <= Date.parse(data.lapsedAt)
      case 'StockIssued':
        return (
          isFirst(other => other.type === 'StockIssued' && other.data.issueId === data.issueId) &&
          (data.reservationId === null || (held >= data.quantity && reservation?.data.owner.stream === data.owner.stream))
        )
      case 'SuppressionLifted':
        return suppressed(index) >= 0
      case 'StockReturned':
        return events.every((other, at) => {
          const isSame = at !== index && other.type === 'StockReturned' && other.data.entryId === data.entryId
          return !isSame || (runOf(other) === runOf(events[index]) && other.data.disposition !== data.disposition)
        })
      case 'StockRedisposed':
        return data.from !== data.to && lying(data.from, index) >= 0
      case 'ShortageRecorded':
        return isShortageRight(index)
      default:
        return true
    }
  }

  return events.every((event, index) => {
    const isCovered = event.type === 'ShortageRecorded' || missing(index) <= recorded(index)
    const isRunOver = runOf(events[index + 1]) !== runOf(event)
    return (
      isCovered &&
      isRight(event, index) &&
      (!isRunOver || (missing(index) === recorded(index) && isHitRightly(hitsAt(index), index)))
    )
  })
}
