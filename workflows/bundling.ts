// A program: writes the workflow bundle to the path that it is given.
import { renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'

const [codePath] = process.argv.slice(2)
if (codePath === undefined) throw new Error('where is the bundle to be written?')
const workflowsPath = fileURLToPath(new URL('bundled.ts', import.meta.url))
const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') })
const unfinished = `${codePath}.${process.pid}`
writeFileSync(unfinished, code)
renameSync(unfinished, codePath)
