import { type Logged, runOf } from './oracle.ts'
import { isSourcingLegal, type Placed, partsOf } from './sourced.ts'

type Span = {
  reservationId: string
  stream: string
  owner: { stream: string; step: string }
  quantity: number
  from: number
  until: number
}
type Unit = { sku: string; locationId: string; quantity: number }

const streamOf = ({ sku, locationId }: Unit) => `stock-${sku}@${locationId}`
const attemptOf = (step: string) => Number(/^placement\/([1-9][0-9]*)$/.exec(step)?.[1])

/** One text a unit: equal lists of units are equal texts, however they are split. */
const unitsOf = (units: readonly Unit[], label = ''): string[] =>
  units.flatMap(unit => Array.from({ length: unit.quantity }, () => `${label}${streamOf(unit)}`))
const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join('\n') === [...b].sort().join('\n')
const isUnique = (keys: readonly string[]) => new Set(keys).size === keys.length

/** Judges orders and what they hold, by the times between which each thing was so. */
export function areOrdersLegal(log: readonly Logged[]): boolean {
  const at = (event: Logged) => log.indexOf(event)
  const spans: Span[] = log.flatMap(({ type, stream, data }, from) => {
    if (type !== 'StockReserved') return []
    const { reservationId, owner, quantity } = data
    const end = log.findIndex(
      (other, index) =>
        index > from &&
        other.stream === stream &&
        other.data.reservationId === reservationId &&
        (other.type === 'ReservationReleased'
          ? other.data.quantity > 0
          : other.type === 'ReservationLapsed' || other.type === 'StockIssued'),
    )
    return [{ reservationId, stream, owner, quantity, from, until: end < 0 ? log.length : end }]
  })
  const isLive = (span: Span, index: number) => span.from < index && index <= span.until
  const ofOrder = (stream: string, type: string) => log.filter(event => event.stream === stream && event.type === type)
  const before = (stream: string, type: string, index: number) => ofOrder(stream, type).filter(event => at(event) < index)

  function fate({ reservationId, owner }: Span, index: number): 'committed' | 'cancelled' | 'void' | 'undecided' {
    if (before(owner.stream, 'OrderCancelled', index).length > 0) return 'cancelled'
    const [placed] = before(owner.stream, 'OrderPlaced', index)
    if (placed)
      return placed.data.holds.some((hold: { reservationId: string }) => hold.reservationId === reservationId)
        ? 'committed'
        : 'void'
    return attemptOf(owner.step) <= before(owner.stream, 'PlacementAbandoned', index).length ? 'void' : 'undecided'
  }

  function isPlacementRight(event: Logged): boolean {
    const { stream, data } = event
    const groupOf = (id: string | null) => data.fulfilments.find((group: { fulfilmentId: string }) => group.fulfilmentId === id)
    type Line = { lineId: string; kind: string; sku: string; quantity: number; fulfilmentId: string | null }
    const isPlaced = data.lines.every(({ kind, fulfilmentId }: Line) =>
      kind === 'goods' ? groupOf(fulfilmentId) : fulfilmentId === null,
    )
    if (!isPlaced || !isSourcingLegal(data as Placed)) return false
    const goods = data.lines.filter(({ kind }: Line) => kind === 'goods').flatMap((line: Line) => partsOf(data as Placed, line))
    const toHold = goods.filter((line: { leftAt: string | null }) => line.leftAt === null)
    const gone = goods.filter((line: { leftAt: string | null }) => line.leftAt !== null)
    type Issue = { issueId: string; locationId: string; leftAt: string; positions: Unit[] }
    const describe = (place: string, leftAt: string, units: readonly Unit[]) =>
      `${place} ${leftAt} ${unitsOf(units).sort().join()}`
    const groups = data.fulfilments.filter(({ fulfilmentId }: Line) =>
      gone.some((line: Line) => line.fulfilmentId === fulfilmentId),
    )
    const departures = groups.map(({ fulfilmentId, locationId, leftAt }: Line & Issue) =>
      describe(
        locationId,
        leftAt,
        gone.filter((line: Line) => line.fulfilmentId === fulfilmentId),
      ),
    )
    type Hold = { reservationId: string; positions: Unit[] }
    const held = data.holds.flatMap(({ reservationId, positions }: Hold) => unitsOf(positions, `${reservationId} `))
    const live = spans.filter(
      span => isLive(span, at(event)) && data.holds.some((hold: Hold) => hold.reservationId === span.reservationId),
    )
    const named = live.filter(({ reservationId, stream: of }) => held.includes(`${reservationId} ${of}`))
    return (
      ofOrder(stream, 'OrderPlaced')[0] === event &&
      log.filter(
        ({ type, data: other }) =>
          type === 'OrderPlaced' && other.channel.id === data.channel.id && other.channelOrderId === data.channelOrderId,
      ).length === 1 &&
      data.attempt === before(stream, 'PlacementAbandoned', at(event)).length + 1 &&
      isUnique(data.fulfilments.map(({ fulfilmentId }: Line) => String(fulfilmentId))) &&
      isUnique(data.issues.map(({ issueId }: Issue) => issueId)) &&
      isUnique(data.holds.map(({ reservationId }: Hold) => reservationId)) &&
      !data.fulfilments.some(
        ({ method, leftAt }: { method: string; leftAt: string | null }) => method === 'carry_out' && leftAt === null,
      ) &&
      same(unitsOf(toHold), unitsOf(data.holds.flatMap(({ positions }: Hold) => positions))) &&
      isUnique(data.holds.map(({ fulfilmentId }: Line) => String(fulfilmentId))) &&
      data.holds.every(({ fulfilmentId, positions }: Hold & Line) =>
        same(unitsOf(positions), unitsOf(toHold.filter((line: Line) => line.fulfilmentId === fulfilmentId))),
      ) &&
      same(
        departures,
        data.issues.map(({ locationId, leftAt, positions }: Issue) => describe(locationId, leftAt, positions)),
      ) &&
      same(
        held,
        named.flatMap(span => Array.from({ length: span.quantity }, () => `${span.reservationId} ${span.stream}`)),
      ) &&
      named.every(({ owner }) => owner.stream === stream && attemptOf(owner.step) === data.attempt)
    )
  }

  function isCancellationRight(event: Logged): boolean {
    const [placed] = before(event.stream, 'OrderPlaced', at(event))
    const held = ({ holds }: Logged['data']) =>
      holds.flatMap((hold: { reservationId: string; positions: Unit[] }) => unitsOf(hold.positions, `${hold.reservationId} `))
    return (
      placed !== undefined &&
      before(event.stream, 'OrderCancelled', at(event)).length === 0 &&
      placed.data.issues.length === 0 &&
      placed.data.holds.length === event.data.holds.length &&
      same(held(placed.data), held(event.data))
    )
  }

  function isAbandonmentRight(event: Logged): boolean {
    type Hold = { reservationId: string; positions: Unit[] }
    const given = (span: Span) => event.data.holds.find((hold: Hold) => hold.reservationId === span.reservationId)?.positions
    return (
      before(event.stream, 'OrderPlaced', at(event)).length === 0 &&
      event.data.attempt === before(event.stream, 'PlacementAbandoned', at(event)).length + 1 &&
      spans
        .filter(span => given(span) && isLive(span, at(event)))
        .every(span => {
          const units = unitsOf(given(span)).filter(stream => stream === span.stream)
          const isWhole = units.length === 0 || units.length === span.quantity
          return isWhole && span.owner.stream === event.stream && attemptOf(span.owner.step) === event.data.attempt
        })
    )
  }

  function isIssueRight(event: Logged): boolean {
    const { issueId, quantity, owner, occurredAt } = event.data
    const issue = before(owner.stream, 'OrderPlaced', at(event))[0]?.data.issues.find(
      (one: { issueId: string }) => one.issueId === issueId,
    )
    const units = unitsOf(issue?.positions ?? []).filter(stream => stream === event.stream)
    const made = log.filter(
      other => other.type === 'StockIssued' && other.stream === event.stream && other.data.issueId === issueId,
    )
    return (
      units.length > 0 &&
      +new Date(issue.leftAt) === +new Date(occurredAt) &&
      units.length === quantity &&
      made.length === 1 &&
      owner.step === `departure/${issueId}`
    )
  }

  // Of what can be told, the recorded log knows cancellations alone.
  const beside = (event: Logged, by: 1 | -1) => {
    const own = log.filter(({ stream }) => stream === event.stream)
    const other = own[own.indexOf(event) + by]
    return runOf(other) === runOf(event) ? other : undefined
  }
  const isTold = (event: Logged) => beside(event, 1)?.data.key === 'order.cancelled'
  const tellsOf = (event: Logged) => {
    const told = beside(event, -1)
    return told?.type === 'OrderCancelled' && event.data.key === 'order.cancelled' ? told : undefined
  }

  const isSpanRight = (span: Span): boolean =>
    span.owner.stream.startsWith('order-') &&
    Number.isInteger(attemptOf(span.owner.step)) &&
    spans
      .filter(other => other.reservationId === span.reservationId && other.from < span.until && span.from < other.until)
      .every(({ owner }) => owner.stream === span.owner.stream && owner.step === span.owner.step) &&
    isEndRight(span)

  function isEndRight(span: Span): boolean {
    const end = log[span.until]
    if (!end) return fate(span, log.length) === 'committed'
    if (end.type !== 'ReservationReleased' || end.data.because === 'exceeded') return true
    const ended = fate(span, span.until)
    return end.data.because === 'cancelled' ? ended === 'cancelled' : ended === 'cancelled' || ended === 'void'
  }

  const areIssued = ({ data }: Logged): boolean =>
    data.issues.every(({ issueId, positions }: { issueId: string; positions: Unit[] }) =>
      positions.every(unit =>
        log.some(
          ({ type, stream, data: other }) => type === 'StockIssued' && stream === streamOf(unit) && other.issueId === issueId,
        ),
      ),
    )

  return (
    spans.every(isSpanRight) &&
    log.every(event => {
      if (event.type === 'OrderPlaced') return isPlacementRight(event) && areIssued(event)
      if (event.type === 'OrderCancelled') return isCancellationRight(event) && isTold(event)
      if (event.type === 'NotificationDue') return tellsOf(event) !== undefined
      if (event.type === 'PlacementAbandoned') return isAbandonmentRight(event)
      return event.type !== 'StockIssued' || isIssueRight(event)
    })
  )
}
