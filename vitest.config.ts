import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/containers/**'],
    // Only what hangs comes to that: no test is about how quick the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Of the hundreds of processes that tests start each would compile everything anew.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.nahr/cache/compile', import.meta.url)) },
  },
})
