import { never } from '#kernel/decider.ts'
import type { ReturnEvent } from './events.ts'
import { changed } from './parts.ts'
import type {
  AcceptedUnits,
  GrantedRefund,
  LineUnits,
  OpenedReturn,
  Part,
  Refund,
  RefundStanding,
  Return,
  ReturnLine,
} from './return.ts'
import { onceGranted } from './standing.ts'

export const initial: Return = { state: 'unopened' }

export function evolve(state: Return, event: ReturnEvent): Return {
  if (event.type === 'ReturnOpened') return opened(event)
  return state.state === 'unopened' ? state : evolveOpened(state, event)
}

function opened({ type: _, lines, ...opening }: Extract<ReturnEvent, { type: 'ReturnOpened' }>): OpenedReturn {
  const awaited = { reception: 'awaiting', acceptance: 'pending', locationId: null, disposition: null } as const
  return {
    state: 'opened',
    ...opening,
    lines: lines.map(line => ({ ...line, parts: [{ units: line.units, ...awaited }] })),
    grants: [],
    refunds: [],
    question: '',
    settledAt: null,
  }
}

function evolveOpened(state: OpenedReturn, event: Exclude<ReturnEvent, { type: 'ReturnOpened' }>): OpenedReturn {
  switch (event.type) {
    case 'UnitsReceived':
      return moved(state, event.lines, { reception: 'received', locationId: event.locationId })
    case 'UnitsAccepted':
      return accepted(state, event)
    case 'RefundGranted':
      return {
        ...state,
        grants: state.grants.map((grant, index) =>
          index === state.grants.length - 1 ? { ...grant, refunds: event.refunds } : grant,
        ),
        refunds: [...state.refunds, ...event.refunds.map(refund => granted(refund, event.grantedAt))],
      }
    case 'UnitsRejected':
      return moved(state, event.lines, { acceptance: 'rejected' })
    case 'ReviewAsked':
      return { ...moved(state, event.lines, { acceptance: 'review' }), question: event.question }
    case 'UnitsLost':
      return moved(state, event.lines, { reception: 'lost' })
    case 'ReturnCancelled':
      return moved(state, event.lines, { reception: 'cancelled' })
    case 'RefundExecuted':
      return withStanding(state, event.refundId, { state: 'executed' })
    case 'RefundFailed':
      return withStanding(state, event.refundId, { state: 'failed', reason: event.reason })
    case 'RefundNeedsPerson':
      return withStanding(state, event.refundId, { state: 'needs_person', because: event.because })
    case 'RefundReplaced':
      return withStanding(state, event.refundId, { state: 'replaced', storedValueId: event.storedValueId })
    case 'ReturnSettled':
      return { ...state, settledAt: event.settledAt }
    case 'NotificationDue':
      return state
    default:
      return never(event)
  }
}

const moved = (state: OpenedReturn, lines: readonly LineUnits[], change: Partial<Part>): OpenedReturn => ({
  ...state,
  lines: state.lines.map(line =>
    lines
      .filter(({ lineId }) => lineId === line.lineId)
      .reduce<ReturnLine>((next, { units }) => changed(next, units, change), line),
  ),
})

/** Its refund is granted by the event behind it. */
function accepted(state: OpenedReturn, { lines, acceptedAt }: Extract<ReturnEvent, { type: 'UnitsAccepted' }>): OpenedReturn {
  const grants = [...state.grants, { lines, refunds: [], grantedAt: acceptedAt }]
  const change = ({ disposition }: AcceptedUnits) => ({ acceptance: 'accepted', disposition }) as const
  return { ...lines.reduce((next, line) => moved(next, [line], change(line)), state), grants }
}

/** Without a payment it is given back by whoever took the money. */
const granted = (refund: GrantedRefund, grantedAt: string): Refund => ({
  ...refund,
  standing: { state: onceGranted(refund.paymentId) },
  refusedBecause: null,
  grantedAt,
})

const withStanding = (state: OpenedReturn, refundId: string, standing: RefundStanding): OpenedReturn => ({
  ...state,
  refunds: state.refunds.map(refund =>
    refund.refundId === refundId ? { ...refund, standing, refusedBecause: toldIn(standing) ?? refund.refusedBecause } : refund,
  ),
})

function toldIn(standing: RefundStanding): string | null {
  if (standing.state === 'failed') return standing.reason
  return standing.state === 'needs_person' ? standing.because : null
}
