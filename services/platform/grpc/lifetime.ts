import { type ServerUnaryCall, type ServerWritableStream, status } from '@grpc/grpc-js'
import { EdgeRefusal } from './failures.ts'

export type ServerCall = ServerUnaryCall<Buffer, object> | ServerWritableStream<Buffer, object>

export type Lifetime = {
  deadline: Date
  signal: AbortSignal
  /** Rejects with the reason as soon as nobody waits any more. */
  cutShort: Promise<never>
  end(): void
}

/** How long one call may take: until its deadline (a default where it brought none), its cancellation, or the host's stop. */
export function lifetimeOf(call: ServerCall, defaultDeadlineMs: number, stopping: AbortSignal): Lifetime {
  const given = call.getDeadline()
  const deadline = given instanceof Date ? given : new Date(Number.isFinite(given) ? given : Date.now() + defaultDeadlineMs)
  const controller = new AbortController()
  const { promise: cutShort, reject } = Promise.withResolvers<never>()
  cutShort.catch(() => {})
  const cut = (reason: EdgeRefusal) => {
    controller.abort(reason)
    reject(reason)
  }
  const passed = () => cut(new EdgeRefusal(status.DEADLINE_EXCEEDED, 'DEADLINE_EXCEEDED', 'The deadline passed.'))
  const stop = () => cut(new EdgeRefusal(status.UNAVAILABLE, 'SHUTTING_DOWN', 'This host is stopping.'))
  const cancelled = () =>
    Date.now() >= deadline.getTime() ? passed() : cut(new EdgeRefusal(status.CANCELLED, 'CANCELLED', 'Cancelled.'))
  // Timers can't wait for longer than 2^31 ms.
  const timer = setTimeout(passed, Math.min(Math.max(0, deadline.getTime() - Date.now()), 2_147_483_647))
  call.on('cancelled', cancelled)
  stopping.addEventListener('abort', stop, { once: true })
  if (stopping.aborted) stop()
  return {
    deadline,
    signal: controller.signal,
    cutShort,
    end() {
      clearTimeout(timer)
      call.off('cancelled', cancelled)
      stopping.removeEventListener('abort', stop)
    },
  }
}
