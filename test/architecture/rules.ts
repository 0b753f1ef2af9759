import { readdirSync } from 'node:fs'

/** Everything that such files may import; `<own>` is the folder of the service at hand, bare names are packages. */
export type MayImport = { sentence: string; files: string[]; may: string[] }
/** Files that alone may import something or hold such a text. */
export type OnlyIn = { sentence: string; what: string[] | RegExp; within: string[]; only: string[] }

/** Whatever lies beside these is a service, and governed as one from its first file on. */
const NO_SERVICES = ['kernel', 'platform', 'eventstore', 'ops', 'console', 'decisions']
const SERVICES = readdirSync('services', { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !NO_SERVICES.includes(entry.name))
  .map(entry => (entry.name === 'payments' ? `services/payments/{*,!(providers)/**}` : `services/${entry.name}/**`))
const PROVIDERS = 'services/payments/providers/*/**'
const CONTRACTS = 'protos/generated/**'
const NODE = 'node:*{,/*}'
/** What the workflow bundle holds. */
const REPLAYED = [
  'workflows/bundled.ts',
  'workflows/*/{workflow,money}.ts',
  'workflows/{facts,looking,progress,refused,retrying,search-attributes}.ts',
]

export const mayImport: MayImport[] = [
  { sentence: 'the kernel imports only itself', files: ['services/kernel/**'], may: ['services/kernel/**'] },
  {
    sentence: 'a domain imports the kernel and itself; immutable collections are values, not edges',
    files: ['services/*/domain/**'],
    may: ['services/kernel/**', '<own>/domain/**', 'immutable'],
  },
  {
    sentence: 'stored events are decoded into what the domain says',
    files: ['services/*/stored-events.ts'],
    may: ['services/kernel/**', '<own>/domain/**', 'zod'],
  },
  {
    sentence: "read models fold their own service's events",
    files: ['services/*/read-models/**'],
    may: [
      'services/kernel/**',
      'services/platform/read-models.ts',
      '<own>/read-models/**',
      '<own>/domain/**',
      '<own>/stored-events.ts',
    ],
  },
  {
    sentence: 'no service imports another: they call each other through the contracts',
    files: SERVICES,
    may: ['services/kernel/**', 'services/platform/**', '<own>/**', CONTRACTS, 'zod', 'immutable', 'kysely', NODE],
  },
  {
    sentence: 'a payment provider knows what it implements, and may bring packages of its own',
    files: [PROVIDERS],
    may: ['services/kernel/**', 'services/platform/**', 'services/payments/provider.ts', PROVIDERS, '@*/**', '*', NODE],
  },
  {
    sentence: 'the platform never imports a service',
    files: ['services/platform/**'],
    may: ['services/kernel/**', 'services/platform/**', CONTRACTS, '@*/**', '*', NODE],
  },
  {
    sentence: "the embedded event store imports nothing of Nahr's but platform's configuration and logging",
    files: ['services/eventstore/**'],
    may: [
      'services/eventstore/**',
      'services/platform/config.ts',
      'services/platform/logging.ts',
      '@*/**',
      '*',
      'google-protobuf/**',
      NODE,
    ],
  },
  {
    sentence: 'the host wires services and knows nothing of their insides',
    files: ['services/main.ts'],
    may: ['services/*/service.ts', 'services/platform/**', 'services/kernel/**', NODE],
  },
  {
    sentence: 'the audit has models of its own, so that it can contradict the services',
    files: ['services/ops/audit/**'],
    may: ['services/ops/audit/**', 'services/kernel/**', 'services/platform/**', NODE, 'immutable', 'zod'],
  },
  {
    sentence: 'operators reach services through the contracts; only verification replays read models',
    files: ['services/ops/**'],
    may: [
      'services/ops/**',
      'services/kernel/**',
      'services/platform/**',
      'services/*/read-models/**',
      CONTRACTS,
      'commander',
      'csv-parse',
      'zod',
      NODE,
    ],
  },
  {
    sentence: 'the local stack starts the parts as processes and imports none; it asks Temporal how runs stand',
    files: ['deploy/**'],
    may: [
      'deploy/**',
      'services/platform/**',
      'workflows/client.ts',
      'workflows/*/contract.ts',
      CONTRACTS,
      'vitest/node',
      '@grpc/grpc-js',
      'grpc-health-check',
      NODE,
    ],
  },
  {
    sentence: 'workflow code is replayed: it imports what a replay repeats, and the contracts of its own processes',
    files: REPLAYED,
    may: [...REPLAYED, 'workflows/*/contract.ts', '@temporalio/workflow', '@temporalio/common'],
  },
  {
    sentence: 'processes reach services through the contracts, and Temporal through its SDK',
    files: ['workflows/**'],
    may: ['workflows/**', 'services/kernel/**', 'services/platform/**', CONTRACTS, '@temporalio/*', '@grpc/grpc-js', 'zod', NODE],
  },
]

export const onlyIn: OnlyIn[] = [
  {
    sentence: 'two files import the EventStoreDB client: one for streams, one for groups of consumers',
    what: ['@eventstore/db-client'],
    within: ['services/**', 'deploy/**'],
    only: ['services/platform/event-store.ts', 'services/platform/event-store-persistent.ts'],
  },
  {
    sentence: "one file imports Temporal's client",
    what: ['@temporalio/client'],
    within: ['services/**', 'workflows/**', 'deploy/**'],
    only: ['workflows/client.ts'],
  },
  {
    sentence: "the embedded server speaks by the client's own message definitions",
    what: ['@eventstore/db-client/generated/**'],
    within: ['services/**', 'deploy/**'],
    only: ['services/eventstore/protocol/**'],
  },
  {
    sentence: 'the environment is read where configuration is made',
    what: /\bprocess\.env\b/,
    within: ['services/**'],
    only: ['services/main.ts', 'services/eventstore/main.ts', 'services/ops/nahr.ts'],
  },
  {
    sentence: 'a domain has no clock, no chance and no ids of its own',
    what: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\b/,
    within: ['services/kernel/**', 'services/*/domain/**', 'services/*/read-models/**'],
    only: [],
  },
]
