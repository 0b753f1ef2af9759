import { type ServerUnaryCall, type ServerWritableStream, status } from '@grpc/grpc-js'
import { EdgeRefusal } from './failures.ts'

export type ServerCall = ServerUnaryCall<Buffer, object> | ServerWritableStream<Buffer, object>

export type Lifetime = {
  deadline: Date
  signal: AbortSignal
  /** What the work comes to, or the reason as soon as nobody waits for it any more. */
  unlessCut<Result>(work: Promise<Result>): Promise<Result>
  end(): void
}

/** How long one call may take: until its deadline (a default where it brought none), its cancellation, or the host's stop. */
export function lifetimeOf(call: ServerCall, defaultDeadlineMs: number, stopping: AbortSignal): Lifetime {
  const given = call.getDeadline()
  const deadline = given instanceof Date ? given : new Date(Number.isFinite(given) ? given : Date.now() + defaultDeadlineMs)
  const controller = new AbortController()
  const { signal } = controller
  const cut = (reason: EdgeRefusal) => controller.abort(reason)
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
    signal,
    // Not a race against one promise for the whole call: that would keep every response of a long stream.
    unlessCut: work =>
      new Promise((resolve, reject) => {
        const giveUp = () => reject(signal.reason)
        signal.addEventListener('abort', giveUp, { once: true })
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
        if (signal.aborted) giveUp()
      }),
    end() {
      clearTimeout(timer)
      call.off('cancelled', cancelled)
      stopping.removeEventListener('abort', stop)
    },
  }
}
