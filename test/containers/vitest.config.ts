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
          setupFiles: ['test/containers/event-store.ts'],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...patiently,
          name: 'temporal',
          // Those that kill their server need one of their own.
          include: ['test/workflows/pickup.test.ts', 'test/deploy/live-temporal.test.ts'],
          setupFiles: ['test/containers/temporal.ts'],
          fileParallelism: false,
        },
      },
      { extends: true, test: { ...patiently, name: 'system', include: ['test/containers/*.test.ts'] } },
    ],
  },
})
