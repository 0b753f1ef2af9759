import { idOf } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'

type Written = { amount: number; currency: string | undefined; owner: string; place: Place; since: number }
type Replaced = Written & { refundId: string }

/** Whichever is first, what takes a refund's place is issued once, to whoever was to have it, and for no refund that was given back. */
export function createStoreCreditModel(): Model {
  /** Of orders and returns, by their streams. */
  const currencies = new Map<string, string>()
  const issued = new Map<string, Written>()
  const replaced = new Map<string, Replaced>()

  function take(fact: Fact): void {
    const { event, stream, created: since } = fact
    const place = placeOf(fact)
    switch (event.type) {
      case 'OrderPlaced':
      case 'ReturnOpened':
        currencies.set(stream, event.currency)
        break
      case 'StoreCreditIssued': {
        if (issued.has(idOf(stream))) throw new Broken('is issued twice')
        const { amountMinor: amount, currency, owner } = event
        issued.set(idOf(stream), { amount, currency, owner: owner.stream, place, since })
        requireSame(idOf(stream), owner.stream)
        break
      }
      case 'RefundReplaced': {
        const { refundId, storedValueId, amountMinor: amount } = event
        const other = replaced.get(storedValueId)
        if (other)
          throw new Broken(`store credit ${storedValueId} replaces refund ${other.refundId}`, { concerns: [other.owner] })
        const currency = currencies.get(stream)
        replaced.set(storedValueId, { refundId, amount, currency, owner: stream, place, since })
        requireSame(storedValueId, `storedValue-${storedValueId}`)
      }
    }
  }

  function requireSame(storedValueId: string, other: string): void {
    const [credit, refund] = [issued.get(storedValueId), replaced.get(storedValueId)]
    if (!credit || !refund) return
    const concerns = [other]
    if (credit.owner !== refund.owner)
      throw new Broken(`store credit ${storedValueId} was issued for ${credit.owner}`, { concerns })
    if (credit.amount !== refund.amount || credit.currency !== refund.currency)
      throw new Broken(`replaces ${refund.amount} ${refund.currency} by ${credit.amount} ${credit.currency}`, { concerns })
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const [id, { refundId, place, since }] of replaced) {
      const why = `refund ${refundId} is replaced by store credit ${id}, which was never issued`
      if (!issued.has(id)) noteUndone(findings, end, { place, since, why, concerns: [`storedValue-${id}`] })
    }
    for (const [id, { owner, place, since }] of issued) {
      const why = `store credit ${id} replaces no refund`
      if (!replaced.has(id)) noteUndone(findings, end, { place, since, why, concerns: [owner] })
    }
    return findings
  }

  return {
    name: 'store credit',
    holds: 'what takes the place of a refund is issued once, as much as was owed; nothing is issued for one that was given back',
    take,
    finish,
  }
}
