import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { Worker } from '@temporalio/worker'
import { beforeAll, expect, test } from 'vitest'
import { workflowBundle } from '../../workflows/bundle.ts'
import { recordingLog } from '../support/quiet.ts'
import { journeys } from './support/journeys.ts'
import { cacheFolder } from './support/processes.ts'

const folder = fileURLToPath(new URL('./histories/', import.meta.url))
const files = readdirSync(folder).filter(file => file.endsWith('.json'))
let bundle: { codePath: string }

beforeAll(async () => {
  bundle = await workflowBundle({ cacheFolder, log: recordingLog() })
})

type Recorded = { workflowId: string; text: string }

function recorded(file: string): Recorded {
  const { workflowId, history } = JSON.parse(readFileSync(folder + file, 'utf8'))
  return { workflowId, text: JSON.stringify(history) }
}

async function replay({ workflowId, text }: Recorded): Promise<Error | undefined> {
  const history = historyFromJSON(JSON.parse(text))
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: bundle }, [{ workflowId, history }])) return error
  throw new Error('nothing was replayed')
}

test.for(files)('the runs under way go on: %s', async file => {
  expect(await replay(recorded(file))).toBeUndefined()
})

test('every journey that can be recorded is', () => {
  expect(files.map(file => file.replace('.json', '')).sort()).toEqual(Object.keys(journeys).sort())
})

test('a history that this code would not have made is noticed', async () => {
  const { workflowId, text } = recorded('pickup-collected.json')
  const otherwise = { workflowId, text: text.replaceAll('captureForPickup', 'captureOtherwise') }
  expect(otherwise.text).not.toBe(text)
  expect(await replay(otherwise)).toMatchObject({ name: 'DeterminismViolationError' })
})
