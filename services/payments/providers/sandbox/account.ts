import { type Decider, never, type Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import type { AuthorizationOutcome, Outcome } from '../../provider.ts'

/** What one sandbox authorisation is asked for; `key` is the caller's, and each does its work once. */
export type SandboxCommand =
  | { type: 'Authorize'; key: string; amountMinor: number; currency: string; token: string; reference: string; at: string }
  | { type: 'Capture'; key: string; amountMinor: number; at: string }
  | { type: 'Void'; key: string; at: string }
  | { type: 'Refund'; key: string; amountMinor: number; at: string }

export type SandboxEvent =
  | {
      type: 'SandboxAuthorized'
      key: string
      amountMinor: number
      currency: string
      token: string
      reference: string
      authorizedAt: string
    }
  | {
      type: 'SandboxDeclined'
      key: string
      amountMinor: number
      currency: string
      token: string
      reason: string
      declinedAt: string
    }
  | { type: 'SandboxCaptured'; key: string; amountMinor: number; capturedAt: string }
  | { type: 'SandboxCaptureRefused'; key: string; amountMinor: number; reason: string; refusedAt: string }
  | { type: 'SandboxVoided'; key: string; voidedAt: string }
  | { type: 'SandboxRefunded'; key: string; amountMinor: number; refundedAt: string }
  | { type: 'SandboxRefundRefused'; key: string; amountMinor: number; reason: string; refusedAt: string }

type Answered = { key: string; kind: 'capture' | 'refund'; amountMinor: number; outcome: Outcome }

/** One authorisation as the sandbox keeps it. */
export type SandboxAccount = {
  authorization: { key: string; amountMinor: number; currency: string; token: string; outcome: AuthorizationOutcome } | null
  answered: Answered[]
  isVoided: boolean
}

/** What each test token leads to; any other is declined as `unknown_token`. */
const behaviours = new Map<string, { declined?: string; captureRefused?: string; refundRefused?: string }>([
  ['sandbox-approve', {}],
  ['sandbox-decline', { declined: 'insufficient_funds' }],
  ['sandbox-timeout-after-success', {}],
  ['sandbox-timeout-then-decline', { declined: 'insufficient_funds' }],
  ['sandbox-slow', {}],
  ['sandbox-capture-refused', { captureRefused: 'capture_refused' }],
  ['sandbox-refund-refused', { refundRefused: 'refund_refused' }],
  ['sandbox-refund-timeout-after-success', {}],
])
const behaviourOf = (token: string) => behaviours.get(token) ?? { declined: 'unknown_token' }

export const sandboxDecider: Decider<SandboxCommand, SandboxEvent, SandboxAccount> = {
  initial: { authorization: null, answered: [], isVoided: false },
  decide(command, account) {
    switch (command.type) {
      case 'Authorize':
        return authorize(command, account)
      case 'Capture':
        return capture(command, account)
      case 'Void':
        return account.isVoided || account.authorization === null
          ? []
          : [{ type: 'SandboxVoided', key: command.key, voidedAt: command.at }]
      case 'Refund':
        return refund(command, account)
      default:
        return never(command)
    }
  },
  evolve,
}

function authorize(
  { type: _, at, reference, ...asked }: Of<SandboxCommand, 'Authorize'>,
  account: SandboxAccount,
): SandboxEvent[] {
  const { authorization } = account
  if (authorization) {
    const { amountMinor, currency, token } = authorization
    if (asked.amountMinor !== amountMinor || asked.currency !== currency || asked.token !== token) reject('KEY_REUSED')
    return []
  }
  const { declined } = behaviourOf(asked.token)
  return declined
    ? [{ type: 'SandboxDeclined', ...asked, reason: declined, declinedAt: at }]
    : [{ type: 'SandboxAuthorized', ...asked, reference, authorizedAt: at }]
}

function capture({ key, amountMinor, at }: Of<SandboxCommand, 'Capture'>, account: SandboxAccount): SandboxEvent[] {
  if (isAnswered(account, key, amountMinor)) return []
  const reason = captureProblem(account, amountMinor)
  return reason
    ? [{ type: 'SandboxCaptureRefused', key, amountMinor, reason, refusedAt: at }]
    : [{ type: 'SandboxCaptured', key, amountMinor, capturedAt: at }]
}

function captureProblem(account: SandboxAccount, amountMinor: number): string | undefined {
  const { authorization, isVoided } = account
  if (authorization?.outcome.state !== 'approved') return 'not_authorized'
  if (isVoided) return 'voided'
  if (total(account, 'capture') + amountMinor > authorization.amountMinor) return 'above_authorized'
  return behaviourOf(authorization.token).captureRefused
}

function refund({ key, amountMinor, at }: Of<SandboxCommand, 'Refund'>, account: SandboxAccount): SandboxEvent[] {
  if (isAnswered(account, key, amountMinor)) return []
  const isAbove = total(account, 'refund') + amountMinor > total(account, 'capture')
  const reason = isAbove ? 'above_captured' : behaviourOf(account.authorization?.token ?? '').refundRefused
  return reason
    ? [{ type: 'SandboxRefundRefused', key, amountMinor, reason, refusedAt: at }]
    : [{ type: 'SandboxRefunded', key, amountMinor, refundedAt: at }]
}

export const answerTo = ({ answered }: SandboxAccount, key: string): Answered | undefined =>
  answered.find(answer => answer.key === key)

function isAnswered(account: SandboxAccount, key: string, amountMinor: number): boolean {
  const known = answerTo(account, key)
  if (known && known.amountMinor !== amountMinor) reject('KEY_REUSED')
  return known !== undefined
}

const total = ({ answered }: SandboxAccount, kind: Answered['kind']): number =>
  answered
    .filter(answer => answer.kind === kind && answer.outcome.state === 'done')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

function evolve(account: SandboxAccount, event: SandboxEvent): SandboxAccount {
  switch (event.type) {
    case 'SandboxAuthorized':
    case 'SandboxDeclined': {
      const { key, amountMinor, currency, token } = event
      const outcome: AuthorizationOutcome =
        event.type === 'SandboxAuthorized'
          ? { state: 'approved', reference: event.reference }
          : { state: 'declined', reason: event.reason }
      return { ...account, authorization: { key, amountMinor, currency, token, outcome } }
    }
    case 'SandboxCaptured':
      return withAnswer(account, { ...event, kind: 'capture', outcome: { state: 'done' } })
    case 'SandboxCaptureRefused':
      return withAnswer(account, { ...event, kind: 'capture', outcome: { state: 'refused', reason: event.reason } })
    case 'SandboxVoided':
      return { ...account, isVoided: true }
    case 'SandboxRefunded':
      return withAnswer(account, { ...event, kind: 'refund', outcome: { state: 'done' } })
    case 'SandboxRefundRefused':
      return withAnswer(account, { ...event, kind: 'refund', outcome: { state: 'refused', reason: event.reason } })
    default:
      return never(event)
  }
}

const withAnswer = (account: SandboxAccount, { key, kind, amountMinor, outcome }: Answered): SandboxAccount => ({
  ...account,
  answered: [...account.answered, { key, kind, amountMinor, outcome }],
})
