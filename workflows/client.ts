import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowExecutionInfo,
  WorkflowNotFoundError,
} from '@temporalio/client'
import { TypedSearchAttributes } from '@temporalio/common'
import type { Fact } from './facts.ts'
import type { Process } from './process.ts'
import { channelAttribute, dueAttribute, orderAttribute, stageAttribute, storeAttribute } from './search-attributes.ts'
import { TASK_QUEUE } from './task-queue.ts'

/** A run as Temporal's own, eventually consistent index shows it: a hint, never a reason. */
export type ShownRun = { id: string; status: string; stage: string | null; closedAt: Date | null }

/** `dueAt`: until when it waits, ISO-8601 UTC. */
export type Standing = { status: string; stage: string | null; dueAt: string | null }

export type Temporal = {
  /** Wakes the process' run; starts one where none is open, unless one has finished and may not be followed: one ended otherwise may. */
  wake(process: Process, fact: Fact): Promise<void>
  /** Wakes an open run only. */
  tell(processId: string, fact: Fact): Promise<void>
  /** Of these workflow types. */
  openRuns(workflows: readonly string[]): AsyncIterable<ShownRun>
  /** How a process' latest run stands, as Temporal itself keeps it; null: it never had one that is still known. */
  look(processId: string): Promise<Standing | null>
  /** Runs that failed, were terminated, cancelled or timed out since then. */
  brokenRuns(since: Date): AsyncIterable<ShownRun>
  isServing(): Promise<boolean>
  close(): Promise<void>
}

const CONNECT_WITHIN_MS = 10_000
const ANSWER_WITHIN_MS = 10_000

/** Connects when first used, so that whoever starts before Temporal does waits for it. */
export function connectTemporal({ address, namespace }: { address: string; namespace: string }): Temporal {
  const connection = Connection.lazy({ address, connectTimeout: CONNECT_WITHIN_MS })
  const client = new Client({ connection, namespace })
  const underWay = new Set<Promise<unknown>>()
  const within = <T>(call: () => Promise<T>): Promise<T> => {
    const answer = connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, call)
    underWay.add(answer)
    const over = () => underWay.delete(answer)
    answer.then(over, over)
    return answer
  }

  async function* listed(query: string): AsyncIterable<ShownRun> {
    for await (const run of client.workflow.list({ query, pageSize: 500 })) yield shown(run)
  }

  return {
    async wake(process, fact) {
      try {
        await within(() =>
          client.workflow.signalWithStart(process.workflow, {
            workflowId: process.id,
            taskQueue: TASK_QUEUE,
            args: [process.input],
            signal: 'fact',
            signalArgs: [bare(fact)],
            workflowIdReusePolicy: process.comesBack ? 'ALLOW_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY',
            typedSearchAttributes: attributesOf(process),
            staticSummary: process.summary,
          }),
        )
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
      }
    },
    async tell(processId, fact) {
      try {
        await within(() => client.workflow.getHandle(processId).signal('fact', bare(fact)))
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error
      }
    },
    async look(processId) {
      try {
        const { status, typedSearchAttributes } = await within(() => client.workflow.getHandle(processId).describe())
        const stage = typedSearchAttributes.get(stageAttribute) ?? null
        return { status: status.name, stage, dueAt: typedSearchAttributes.get(dueAttribute)?.toISOString() ?? null }
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error
        return null
      }
    },
    openRuns: workflows =>
      listed(`ExecutionStatus = "Running" AND WorkflowType IN (${workflows.map(name => `"${name}"`).join(', ')})`),
    brokenRuns: since =>
      listed(`ExecutionStatus IN ("Failed", "Terminated", "Canceled", "TimedOut") AND CloseTime > "${since.toISOString()}"`),
    async isServing() {
      try {
        await within(() => connection.workflowService.describeNamespace({ namespace }))
        return true
      } catch {
        return false
      }
    },
    async close() {
      // A call that is about to be tried again throws where nobody catches it once its connection is closed.
      await Promise.allSettled(underWay)
      await connection.close()
    },
  }
}

/** Whether the server, rather than what was asked of it, is the trouble. */
export const isTemporalTrouble = (error: unknown): boolean => error instanceof ServiceError || isGrpcServiceError(error)

const bare = ({ type, revision }: Fact): Fact => ({ type, revision })

function attributesOf({ channel, storeId, orderId, progress }: Process): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: channelAttribute, value: channel },
    { key: stageAttribute, value: progress.stage },
    ...(orderId === null ? [] : [{ key: orderAttribute, value: orderId }]),
    ...(storeId === null ? [] : [{ key: storeAttribute, value: storeId }]),
    ...(progress.dueAt === null ? [] : [{ key: dueAttribute, value: new Date(progress.dueAt) }]),
  ])
}

function shown({ workflowId, status, closeTime, typedSearchAttributes }: WorkflowExecutionInfo): ShownRun {
  return {
    id: workflowId,
    status: status.name,
    stage: typedSearchAttributes.get(stageAttribute) ?? null,
    closedAt: closeTime ?? null,
  }
}
