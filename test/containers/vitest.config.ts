import { defineConfig } from 'vitest/config'

// The contract tests of the event store and of what stands on it, unchanged, against the real one.
export default defineConfig({
  test: {
    include: ['test/contract/{eventstore,platform}/**/*.test.ts'],
    globalSetup: ['test/containers/event-store.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Files share the one server: what a test finds at the log's end is to be its own.
    fileParallelism: false,
  },
})
