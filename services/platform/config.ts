import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LogLevel } from './logging.ts'

export type TlsFiles = { cert: Buffer; key: Buffer }

export type Config = {
  /** The services that this process hosts. */
  services: string[]
  host: string
  /** 0: any free one. */
  port: number
  metricsPort: number
  dataDir: string
  eventStoreUrl: string
  /** Where the embedded event store listens. */
  eventStorePort: number
  /** `host:port` of services hosted elsewhere; null: in this process. */
  addresses: Record<'orders' | 'inventory' | 'payments' | 'returns' | 'loyalty', string | null>
  /** Who authorises and takes money; null: nobody, and payments can't be hosted. */
  paymentProvider: string | null
  /** How long the provider's answer is waited for. */
  paymentTimeoutMs: number
  /** What services call each other with; null: derived from the secrets that they share. */
  serviceKey: string | null
  logLevel: LogLevel
  tls: TlsFiles | null
  /** Whom a client trusts; null with TLS: the system's authorities. */
  tlsAuthority: Buffer | null
  /** 32 bytes that wrap the sealing keys; null: a file beside their database. */
  masterKey: Buffer | null
  maxMessageBytes: number
  defaultDeadlineMs: number
  sweepSeconds: number
  /** How long a store may take to have a pickup ready. */
  pickPromiseSeconds: number
  /** How long a delivery may take to be sent. */
  shipPromiseSeconds: number
  /** How long a ready pickup is kept, unless the store says otherwise. */
  pickupKeepSeconds: number
  /** How long a shopper has to choose what becomes of what their store can't fulfil. */
  choiceSeconds: number
  temporal: { address: string; namespace: string }
  /** Where the Temporal SDK shows its own metrics; null: nowhere. */
  workerMetricsPort: number | null
  /** How often processes without a run are looked for. */
  reconcileSeconds: number
}

/** Every wrong value by its name, and never the value of a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`wrong configuration: ${problems.join('; ')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine(value => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
const port = integer(0, 65_535)
const address = z.string().regex(/^[^\s:/]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i, 'must be host:port')
const services = z
  .string()
  .transform(text =>
    text
      .split(',')
      .map(name => name.trim())
      .filter(Boolean),
  )
  .refine(names => names.length > 0, 'must name at least one service')
  .refine(names => new Set(names).size === names.length, 'must name each service once')
const file = z.string().transform((path, context) => {
  try {
    return readFileSync(path)
  } catch {
    context.addIssue('must be a file that can be read')
    return z.NEVER
  }
})
const masterKey = z
  .string()
  .transform(text => Buffer.from(text, 'base64'))
  .refine(key => key.length === 32, 'must be 32 bytes in base64')

const variables = z.object({
  NAHR_SERVICES: services.default(['orders', 'inventory', 'feed']),
  NAHR_HOST: z.string().default('127.0.0.1'),
  NAHR_PORT: port.default(50_051),
  NAHR_METRICS_PORT: port.default(9_464),
  NAHR_DATA_DIR: z.string().default('.nahr'),
  NAHR_EVENTSTORE_URL: z
    .string()
    .regex(/^esdb(\+discover)?:\/\/\S+$/, 'must begin with esdb:// or esdb+discover://')
    .optional(),
  NAHR_EVENTSTORE_PORT: port.default(2_113),
  NAHR_ORDERS_ADDRESS: address.optional(),
  NAHR_INVENTORY_ADDRESS: address.optional(),
  NAHR_PAYMENTS_ADDRESS: address.optional(),
  NAHR_RETURNS_ADDRESS: address.optional(),
  NAHR_LOYALTY_ADDRESS: address.optional(),
  NAHR_PAYMENT_PROVIDER: z.string().optional(),
  NAHR_PAYMENT_TIMEOUT_MS: integer(1, 600_000).default(5_000),
  NAHR_SERVICE_KEY: z.string().startsWith('nahr_', 'must be an API key').min(37, 'must be an API key').optional(),
  NAHR_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error').default('info'),
  NAHR_TLS_CERT: file.optional(),
  NAHR_TLS_KEY: file.optional(),
  NAHR_TLS_CA: file.optional(),
  NAHR_MASTER_KEY: masterKey.optional(),
  NAHR_MAX_MESSAGE_BYTES: integer(1_024, 64 * 1024 * 1024).default(4 * 1024 * 1024),
  NAHR_DEFAULT_DEADLINE_MS: integer(1, 600_000).default(10_000),
  NAHR_SWEEP_SECONDS: integer(1, 86_400).default(60),
  NAHR_TEMPORAL_ADDRESS: address.default('127.0.0.1:7233'),
  NAHR_TEMPORAL_NAMESPACE: z.string().default('default'),
  NAHR_WORKER_METRICS_PORT: port.optional(),
  NAHR_RECONCILE_SECONDS: integer(1, 86_400).default(300),
  NAHR_PICK_PROMISE_SECONDS: integer(1, 30 * 86_400).default(2 * 3_600),
  NAHR_SHIP_PROMISE_SECONDS: integer(1, 365 * 86_400).default(2 * 86_400),
  NAHR_PICKUP_KEEP_SECONDS: integer(1, 365 * 86_400).default(7 * 86_400),
  NAHR_CHOICE_SECONDS: integer(1, 365 * 86_400).default(2 * 86_400),
})

/** Throws a `ConfigError`. An empty variable counts as absent. `hostable`: the services that may be named. */
export function readConfig(env: Record<string, string | undefined>, hostable?: readonly string[]): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('NAHR_') && value !== ''))
  const { data: read, error } = variables.safeParse(given)
  const problems = (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)
  if (!given.NAHR_TLS_CERT !== !given.NAHR_TLS_KEY) problems.push('NAHR_TLS_CERT and NAHR_TLS_KEY go together')
  const { data: named = [] } = services.safeParse(given.NAHR_SERVICES)
  const unknown = named.filter(name => hostable && !hostable.includes(name))
  if (unknown.length > 0)
    problems.push(`NAHR_SERVICES must name services out of ${hostable?.join(', ')}, not ${unknown.join(', ')}`)
  if (!read || problems.length > 0) throw new ConfigError(problems)
  return {
    services: read.NAHR_SERVICES,
    host: read.NAHR_HOST,
    port: read.NAHR_PORT,
    metricsPort: read.NAHR_METRICS_PORT,
    dataDir: read.NAHR_DATA_DIR,
    eventStoreUrl: read.NAHR_EVENTSTORE_URL ?? `esdb://127.0.0.1:${read.NAHR_EVENTSTORE_PORT}?tls=false`,
    eventStorePort: read.NAHR_EVENTSTORE_PORT,
    addresses: {
      orders: read.NAHR_ORDERS_ADDRESS ?? null,
      inventory: read.NAHR_INVENTORY_ADDRESS ?? null,
      payments: read.NAHR_PAYMENTS_ADDRESS ?? null,
      returns: read.NAHR_RETURNS_ADDRESS ?? null,
      loyalty: read.NAHR_LOYALTY_ADDRESS ?? null,
    },
    paymentProvider: read.NAHR_PAYMENT_PROVIDER ?? null,
    paymentTimeoutMs: read.NAHR_PAYMENT_TIMEOUT_MS,
    serviceKey: read.NAHR_SERVICE_KEY ?? null,
    logLevel: read.NAHR_LOG_LEVEL,
    tls: read.NAHR_TLS_CERT && read.NAHR_TLS_KEY ? { cert: read.NAHR_TLS_CERT, key: read.NAHR_TLS_KEY } : null,
    tlsAuthority: read.NAHR_TLS_CA ?? null,
    masterKey: read.NAHR_MASTER_KEY ?? null,
    maxMessageBytes: read.NAHR_MAX_MESSAGE_BYTES,
    defaultDeadlineMs: read.NAHR_DEFAULT_DEADLINE_MS,
    sweepSeconds: read.NAHR_SWEEP_SECONDS,
    temporal: { address: read.NAHR_TEMPORAL_ADDRESS, namespace: read.NAHR_TEMPORAL_NAMESPACE },
    workerMetricsPort: read.NAHR_WORKER_METRICS_PORT ?? null,
    reconcileSeconds: read.NAHR_RECONCILE_SECONDS,
    pickPromiseSeconds: read.NAHR_PICK_PROMISE_SECONDS,
    shipPromiseSeconds: read.NAHR_SHIP_PROMISE_SECONDS,
    pickupKeepSeconds: read.NAHR_PICKUP_KEEP_SECONDS,
    choiceSeconds: read.NAHR_CHOICE_SECONDS,
  }
}

/** What may be shown of it: secrets only as given or not. */
export function describeConfig(config: Config): object {
  const { serviceKey, masterKey, tls, tlsAuthority, eventStoreUrl, temporal, ...open } = config
  return {
    ...open,
    // One text: a field named address would be withheld from the log as somebody's.
    temporal: `${temporal.address}/${temporal.namespace}`,
    eventStoreUrl: eventStoreUrl.replace(/\/\/[^/@]*@/, '//[redacted]@'),
    serviceKeyGiven: serviceKey !== null,
    masterKeyGiven: masterKey !== null,
    tlsGiven: tls !== null,
    tlsAuthorityGiven: tlsAuthority !== null,
  }
}
