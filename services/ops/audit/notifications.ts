import { categoryOf } from '#kernel/ids.ts'
import type { Words } from '#kernel/words.ts'
import { DigestMap } from './digests.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import { size } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Telling = { key: string; params: Record<string, Words> }
type Returned = {
  opened: Of<'ReturnOpened'>
  refunds: Map<string, Of<'RefundGranted'>['refunds'][number]>
  /** Of the command at hand: what is to be told, and what was. */
  command: string
  due: Telling[]
  told: Telling[]
  last: Place
}

/** Whoever returns something is told with what was decided, once; history tells nobody. */
export function createNotificationsModel(): Model {
  const returns = new Map<string, Returned>()
  const ids = new DigestMap()

  function take(fact: Fact): void {
    const { event, stream } = fact
    if (event.type === 'NotificationDue' && !ids.add(event.id)) throw new Broken(`tells ${event.id} twice`)
    if (categoryOf(stream) !== 'return') return
    const known = event.type === 'ReturnOpened' && !returns.has(stream) ? open(event, fact) : returns.get(stream)
    if (!known) throw new Broken('tells of a return that was never opened')
    if (known.command !== fact.command) {
      requireTold(known)
      Object.assign(known, { command: fact.command, due: [], told: [] })
    }
    known.last = placeOf(fact)
    if (event.type === 'RefundGranted') for (const refund of event.refunds) known.refunds.set(refund.refundId, refund)
    if (event.type === 'NotificationDue') known.told.push({ key: event.key, params: event.params })
    else if (!known.opened.alreadyRefunded) join(known.due, dueOf(event, known))
  }

  function open(opened: Of<'ReturnOpened'>, fact: Fact): Returned {
    const known = { opened, refunds: new Map(), command: fact.command, due: [], told: [], last: placeOf(fact) }
    returns.set(fact.stream, known)
    return known
  }

  function finish({ last, isCut }: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const known of returns.values()) {
      const why = untold(known)
      if (why === undefined) continue
      if (isCut && known.last.position === last?.position) findings.inFlight.push({ place: known.last, what: why })
      else findings.violations.push({ place: known.last, why, concerns: [known.last.stream] })
    }
    return findings
  }

  return {
    name: 'notifications',
    holds: 'whoever returns something is told of each decision with it, as it was decided; nothing is told twice',
    take,
    finish,
  }
}

function requireTold(known: Returned): void {
  const why = untold(known)
  if (why !== undefined) throw new Broken(why, { place: known.last })
}

const show = (tellings: readonly Telling[]): string =>
  tellings
    .map(({ key, params }) => `${key} ${JSON.stringify(Object.entries(params).sort())}`)
    .sort()
    .join('; ')

function untold({ due, told }: Returned): string | undefined {
  return show(due) === show(told) ? undefined : `tells [${show(told)}], where [${show(due)}] is due`
}

/** What one command decides of several lines is told at once, in the words of the first. */
function join(due: Telling[], more: Telling | undefined): void {
  const before = more && due.find(({ key }) => key === more.key && key !== 'return.refunded')
  if (before) before.params.units = String(Number(before.params.units) + Number(more.params.units))
  else if (more) due.push(more)
}

const count = (lines: readonly { units: Parameters<typeof size>[0] }[]): string =>
  String(lines.reduce((sum, { units }) => sum + size(units), 0))

function dueOf(event: AuditedEvent, { opened, refunds }: Returned): Telling | undefined {
  const { currency } = opened
  switch (event.type) {
    case 'ReturnOpened': {
      const refundMinor = String(event.lines.reduce((sum, line) => sum + line.refundMinor, 0))
      return { key: 'return.opened', params: { units: count(event.lines), refundMinor, currency } }
    }
    case 'UnitsRejected':
      return { key: 'return.rejected', params: { units: count(event.lines), reason: event.reason } }
    case 'ReviewAsked':
      return { key: 'return.review', params: { units: count(event.lines) } }
    case 'ReturnCancelled':
      return { key: 'return.cancelled', params: { units: count(event.lines) } }
    case 'RefundExecuted':
    case 'RefundReplaced': {
      const { amountMinor = 0, kind = '' } = refunds.get(event.refundId) ?? {}
      const by = event.type === 'RefundReplaced' ? 'store_credit' : kind
      return { key: 'return.refunded', params: { amountMinor: String(amountMinor), currency, by } }
    }
    default:
      return undefined
  }
}
