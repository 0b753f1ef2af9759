import { never } from '#kernel/decider.ts'
import type { Request } from '#platform/handle.ts'
import type { Log } from '#platform/logging.ts'
import type { Metrics } from '#platform/telemetry.ts'
import { uuidV5 } from '#platform/uuid.ts'
import { type Payments, type Standing, standingAfter } from './aggregate.ts'
import { type Asked, askable } from './domain/asked.ts'
import type { PaymentCommand } from './domain/commands.ts'
import { type PaymentProvider, ProviderTimeout } from './provider.ts'

type Inquiry = {
  stream: string
  known: Standing
  /** Which of what is unanswered to ask for. */
  wants(asked: Asked): boolean
  request: Request
}

/** Asks the provider, once each, and records what it says; what stays unknown stays unanswered on the stream. */
export type Ask = (inquiry: Inquiry) => Promise<Standing>

type Deps = { payments: Payments; provider: PaymentProvider; timeoutMs: number; log: Log; metrics: Metrics }

export function createAsking({ payments, provider, timeoutMs, log, metrics }: Deps): Ask {
  const calls = metrics.counter('nahr_payment_provider_calls', 'Calls to the payment provider by kind and outcome')

  /** Null: nobody can say. */
  async function answerTo(asked: Asked, stream: string): Promise<PaymentCommand | null> {
    try {
      if (asked.provider !== provider.name) throw new Error(`held by ${asked.provider}, which is not the provider here`)
      const answer = await inTime(signal => call(provider, asked, signal), timeoutMs)
      calls.add(1, { kind: asked.kind, outcome: 'outcome' in answer ? answer.outcome.state : 'done' })
      return answer
    } catch (err) {
      calls.add(1, { kind: asked.kind, outcome: 'unknown' })
      log.warn({ stream, kind: asked.kind, provider: asked.provider, err }, 'the provider’s answer is not known')
      return null
    }
  }

  return async ({ stream, known, wants, request }) => {
    // The provider may have acted: what it says is recorded whether or not anybody waits.
    const { signal: _, ...patient } = request
    const tried = new Set<string>()
    let standing = known
    for (;;) {
      const next = askable(standing.state).find(asked => wants(asked) && !tried.has(asked.key))
      if (!next) return standing
      tried.add(next.key)
      const answer = await answerTo(next, stream)
      if (!answer) continue
      const recording = { ...patient, requestId: requestIdOf(next.key, answer) }
      standing = await standingAfter(answer, { payments, stream, request: recording })
    }
  }
}

async function call(provider: PaymentProvider, asked: Asked, signal: AbortSignal): Promise<PaymentCommand> {
  const now = () => new Date().toISOString()
  switch (asked.kind) {
    case 'authorization':
      return { type: 'RecordAuthorization', outcome: await provider.authorize(asked.key, asked, signal), at: now() }
    case 'capture':
      return { type: 'RecordCapture', captureId: asked.id, outcome: await provider.capture(asked.key, asked, signal), at: now() }
    case 'void':
      await provider.void(asked.key, asked, signal)
      return { type: 'RecordVoid', at: now() }
    case 'refund':
      return { type: 'RecordRefund', refundId: asked.id, outcome: await provider.refund(asked.key, asked, signal), at: now() }
    default:
      return never(asked)
  }
}

async function inTime<Answer>(ask: (signal: AbortSignal) => Promise<Answer>, timeoutMs: number): Promise<Answer> {
  const waiting = new AbortController()
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const error = new ProviderTimeout(`no answer within ${timeoutMs} ms`)
    reject(error)
    waiting.abort(error)
  }, timeoutMs)
  try {
    return await Promise.race([ask(waiting.signal), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** Equal answers to one key are one request, whoever records them. */
const requestIdOf = (key: string, answer: PaymentCommand): string =>
  uuidV5(['answer', key, JSON.stringify('outcome' in answer ? answer.outcome : null)])
