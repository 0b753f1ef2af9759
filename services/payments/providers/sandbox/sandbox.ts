import { setTimeout as delay } from 'node:timers/promises'
import type { Actor } from '#kernel/stored.ts'
import { codeVersion } from '#platform/code-version.ts'
import { type Aggregate, createHandler } from '#platform/handle.ts'
import { type PaymentProvider, type ProviderDeps, ProviderTimeout } from '../../provider.ts'
import { answerTo, type SandboxAccount, type SandboxCommand, type SandboxEvent, sandboxDecider } from './account.ts'
import { decodeEvent, sandboxSnapshot } from './stored-events.ts'

const sandboxAggregate: Aggregate<SandboxCommand, SandboxEvent, SandboxAccount> = {
  decider: sandboxDecider,
  decode: decodeEvent,
  snapshot: sandboxSnapshot,
  codeVersion: codeVersion(new URL('./account.ts', import.meta.url), new URL('./stored-events.ts', import.meta.url)),
  ignoreInHash: ['at'],
}

const actor: Actor = { key: 'sandbox', kind: 'service', id: 'sandbox', channel: '' }
const slowMs = 2_000

/** No money moves here. The reference is that of one authorisation, which has a stream of its own. */
const referenceOf = (key: string): string => `sandbox-${key}`
const streamOf = (reference: string): string => `sandboxPayment-${reference.slice('sandbox-'.length)}`

/**
 * The bundled provider for trying things out: what it was asked is in its own streams, so that it answers alike by key
 * after a restart too. A token that times out loses the first answer to each key, after acting.
 */
export function createSandbox({ handling }: ProviderDeps, options: { slowMs?: number } = {}): PaymentProvider {
  const accounts = createHandler(sandboxAggregate, handling)

  async function act(reference: string, command: SandboxCommand, signal: AbortSignal): Promise<SandboxAccount> {
    const { key, at: now } = command
    const request = { requestId: key, actor, correlationId: key, causationId: null, traceparent: null, now }
    const { state, events, repeated } = await accounts.handle(streamOf(reference), command, request)
    const token = state.authorization?.token
    if (token === 'sandbox-slow') await delay(options.slowMs ?? slowMs, undefined, { signal })
    const isFirst = events.length > 0 && !repeated
    if (isFirst && losesAnswer(token, command))
      throw new ProviderTimeout('the sandbox acted and lost its answer, as its token says')
    return state
  }

  const at = () => new Date().toISOString()
  return {
    name: 'sandbox',
    async authorize(key, { amountMinor, currency, token }, signal) {
      const reference = referenceOf(key)
      const command: SandboxCommand = { type: 'Authorize', key, amountMinor, currency, token, reference, at: at() }
      const { authorization } = await act(reference, command, signal)
      return authorization?.outcome ?? missing(key)
    },
    async capture(key, { reference, amountMinor }, signal) {
      const account = await act(reference, { type: 'Capture', key, amountMinor, at: at() }, signal)
      return answerTo(account, key)?.outcome ?? missing(key)
    },
    async void(key, { reference }, signal) {
      await act(reference, { type: 'Void', key, at: at() }, signal)
    },
    async refund(key, { reference, amountMinor }, signal) {
      const account = await act(reference, { type: 'Refund', key, amountMinor, at: at() }, signal)
      return answerTo(account, key)?.outcome ?? missing(key)
    },
  }
}

function losesAnswer(token: string | undefined, { type }: SandboxCommand): boolean {
  if (token === 'sandbox-timeout-after-success') return true
  if (token === 'sandbox-timeout-then-decline') return type === 'Authorize'
  return token === 'sandbox-refund-timeout-after-success' && type === 'Refund'
}

function missing(key: string): never {
  throw new Error(`the sandbox has no answer to ${key}`)
}
