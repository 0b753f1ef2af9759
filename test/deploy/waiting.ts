import { condition, defineSignal, setHandler, upsertSearchAttributes } from '@temporalio/workflow'
import { stageAttribute } from '../../workflows/search-attributes.ts'

/** Ends with where the goods were picked up. */
export async function waitForPickUp(): Promise<string> {
  let where: string | undefined
  setHandler(defineSignal<[string]>('pickedUp'), place => {
    where = place
  })
  await condition(() => where !== undefined)
  upsertSearchAttributes([{ key: stageAttribute, value: 'done' }])
  return where ?? ''
}
