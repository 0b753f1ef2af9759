import { expect, test } from 'vitest'
import { ANY, NO_STREAM } from '../../../services/eventstore/appends.ts'
import type { Files, LogFile } from '../../../services/eventstore/storage/files.ts'
import { openStore } from '../../../services/eventstore/store.ts'
import { randomFrom } from '../../support/random.ts'
import { powerCutFiles } from './power-cut-files.ts'
import { append, NOON, named, namesInLog } from './store-helpers.ts'

function failingAt(broken: { operation: 'append' | 'sync' | undefined }): Files {
  const { files } = powerCutFiles(randomFrom(1))
  const refuse = (operation: string) =>
    broken.operation === operation ? Promise.reject(new Error(`${operation}: I/O error`)) : undefined
  const wrapped = (file: LogFile): LogFile => ({
    ...file,
    append: bytes => refuse('append') ?? file.append(bytes),
    sync: () => refuse('sync') ?? file.sync(),
  })
  return { ...files, open: name => wrapped(files.open(name)) }
}

test.each(['append', 'sync'] as const)(
  'after a failed %s nothing is acknowledged, shown or accepted any more',
  async operation => {
    const broken: { operation: 'append' | 'sync' | undefined } = { operation: undefined }
    const failures: Error[] = []
    const { store } = await openStore({ files: failingAt(broken), now: () => NOON, onFailure: failure => failures.push(failure) })
    expect(await append(store, 'order-1', NO_STREAM, named('placed'))).toMatchObject({ type: 'appended', revision: 0 })
    broken.operation = operation
    const together = await Promise.all([
      append(store, 'order-1', 0, named('picked')),
      append(store, 'order-2', ANY, named('other')),
    ])
    expect(together.map(outcome => outcome.type)).toEqual(['failed', 'failed'])
    broken.operation = undefined
    expect(await append(store, 'order-3', ANY, named('later'))).toMatchObject({ type: 'failed' })
    expect(namesInLog(store)).toEqual(['placed'])
    expect(failures.map(f => f.message)).toEqual([`${operation}: I/O error`])
  },
)
