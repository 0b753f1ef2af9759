import { CallFailed } from '#platform/grpc/client.ts'

/** What the order says no to is said no to here, for the same reason. */
export async function passingOn<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    const rejection = error instanceof CallFailed ? error.asRejection() : null
    throw rejection?.kind === 'refused' || rejection?.kind === 'contended' ? rejection : error
  }
}
