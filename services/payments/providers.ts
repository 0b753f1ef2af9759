import { ConfigError } from '#platform/config.ts'
import type { ConnectProvider } from './provider.ts'
import { createSandbox } from './providers/sandbox/sandbox.ts'

/** By the names that a configuration may give; a retailer's own goes here, its files in a folder beside the sandbox's. */
const providers: Record<string, ConnectProvider> = { sandbox: createSandbox }

export function providerNamed(name: string | null): ConnectProvider {
  const provider = name !== null && Object.hasOwn(providers, name) ? providers[name] : undefined
  if (!provider) throw new ConfigError([`NAHR_PAYMENT_PROVIDER must be one of ${Object.keys(providers).join(', ')}`])
  return provider
}
