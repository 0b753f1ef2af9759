import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../../../deploy/local/ports.ts'
import { startTemporal } from '../../../deploy/temporal/server.ts'

test('a Temporal server that does not serve yet is ended when whoever started it gives up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-temporal-'))
  try {
    const binary = join(folder, 'never-serves')
    writeFileSync(binary, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 })
    const giveUp = new AbortController()
    const port = await freePort(undefined, new Set())
    const starting = startTemporal({ binary, port, uiPort: null, databaseFile: null, giveUp: giveUp.signal })
    giveUp.abort()
    // Told only once nothing holds its output any more.
    await expect(starting).rejects.toThrow('given up before it served')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
