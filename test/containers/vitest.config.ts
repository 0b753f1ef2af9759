import { defineConfig } from 'vitest/config'

// The contract tests of the event store, unchanged, against the real one.
export default defineConfig({
  test: {
    include: ['test/contract/eventstore/**/*.test.ts'],
    globalSetup: ['test/containers/event-store.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
