import { defineQuery, setHandler, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import { dueAttribute, stageAttribute } from './search-attributes.ts'

export const stageQuery = defineQuery<string>('stage')
/** ISO-8601 UTC; null where nothing is waited for. */
export const nextDeadlineQuery = defineQuery<string | null>('nextDeadline')

export type Progress = { stage: string; dueAt: string | null }

/** Keeps what people see of a run: only what changed is written. */
export function showProgress(): (now: Progress) => void {
  const started = workflowInfo().typedSearchAttributes
  let shown: Progress = {
    stage: started.get(stageAttribute) ?? 'starting',
    dueAt: started.get(dueAttribute)?.toISOString() ?? null,
  }
  setHandler(stageQuery, () => shown.stage)
  setHandler(nextDeadlineQuery, () => shown.dueAt)
  return now => {
    if (now.stage === shown.stage && now.dueAt === shown.dueAt) return
    shown = now
    upsertSearchAttributes([
      { key: stageAttribute, value: now.stage },
      { key: dueAttribute, value: now.dueAt === null ? null : new Date(now.dueAt) },
    ])
  }
}
