import type { CallContext } from '#platform/grpc/host.ts'
import type { Request } from '#platform/handle.ts'

/** Whose request it is and how it is traced, as command handling wants to know it. */
export const requestOf = (
  requestId: string,
  { actor, correlationId, causationId, traceparent, now, signal }: CallContext,
): Request => ({ requestId, actor, correlationId, causationId, traceparent, now, signal })
