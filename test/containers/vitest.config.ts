import { defineConfig } from 'vitest/config'

const patiently = { testTimeout: 120_000, hookTimeout: 600_000 }

// The tests of the other folders, unchanged, against the servers of docker-compose.yml; then the whole of it.
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...patiently,
          name: 'eventstore',
          include: ['test/contract/{eventstore,platform}/**/*.test.ts'],
          globalSetup: ['test/containers/event-store.ts'],
          // Files share the one server: what a test finds at the log's end is to be its own.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...patiently,
          name: 'temporal',
          include: ['test/workflows/**/*.test.ts', 'test/deploy/live-temporal.test.ts'],
          globalSetup: ['test/containers/temporal.ts'],
          fileParallelism: false,
        },
      },
      { extends: true, test: { ...patiently, name: 'system', include: ['test/containers/*.test.ts'] } },
    ],
  },
})
