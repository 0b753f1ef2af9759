import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, credentials, Metadata, type MethodDefinition, type ServiceError, status } from '@grpc/grpc-js'
import type { KeySpec } from '#platform/api-keys.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { fromStatus } from '#platform/grpc/errors.ts'
import { definitions, requestNameOf } from '#platform/grpc/protos.ts'
import { openSecrets } from '#platform/secrets.ts'
import { type RunningPart, startPart } from '../../../deploy/local/part.ts'
import { plan } from '../../../deploy/local/parts.ts'
import { recordingLog } from '../../support/quiet.ts'
import { fieldsOf } from './hostile.ts'

const callers = {
  web: { name: 'web', channel: { id: 'web', kind: 'web' }, roles: ['channel'] },
  till: { name: 'till', channel: { id: 'till', kind: 'store' }, stores: ['leeds'], roles: ['channel', 'associate'] },
  manager: { name: 'manager', channel: { id: 'desk', kind: 'store' }, stores: ['leeds'], roles: ['associate', 'manager'] },
  operator: { name: 'operator', channel: { id: 'web', kind: 'web' }, roles: ['operator'] },
  service: { name: 'service', roles: ['service'] },
} satisfies Record<string, KeySpec>
export type CallerName = keyof typeof callers
export const callerNames = Object.keys(callers) as CallerName[]

export type Method = MethodDefinition<object, object> & { requestName: string }
export type Answer = { code: string; reason: string; message: string; response: object | null }

/** Every service in one process on an event store of its own, and calls whose bytes are whatever a test says. */
export async function startEverything() {
  const dataDir = mkdtempSync(join(tmpdir(), 'nahr-fuzz-'))
  const { parts, facts } = await plan({
    dataDir,
    split: false,
    usualPorts: false,
    env: { NAHR_LOG_LEVEL: 'error', NAHR_PICK_PROMISE_SECONDS: '1' },
  })
  const running: RunningPart[] = []
  for (const name of ['eventstore', 'services']) {
    const part = parts.find(each => each.name === name)
    if (!part) throw new Error(`the stack has no part ${name}`)
    running.push(startPart(part))
    await running.at(-1)?.ready
  }
  const secrets = openSecrets(join(dataDir, 'services', 'secrets.sqlite'))
  const keys = Object.fromEntries(Object.entries(callers).map(([name, spec]) => [name, secrets.apiKeys.create(spec).key]))
  const store = connectEventStore(facts.eventstoreUrl, recordingLog())
  const channel = new Client(facts.addresses.orders, credentials.createInsecure())

  return {
    store,
    /** By the full path. */
    methods: new Map([...methodsOf(Object.keys(facts.addresses))].map(method => [method.path, method])),
    /** `isInOrder`: it is answered whatever comes, however slow the machine. */
    call(method: Method, bytes: Buffer, caller: CallerName, correlationId: string, isInOrder = false): Promise<Answer> {
      const metadata = new Metadata()
      metadata.set('authorization', `Bearer ${keys[caller]}`)
      metadata.set('x-correlation-id', correlationId)
      // A stream or a read may wait for what never comes.
      const mayWait =
        !isInOrder && (method.responseStream || fieldsOf(method.requestName).some(({ name }) => name === 'minPosition'))
      const options = { deadline: Date.now() + (mayWait ? 500 : 20_000) }
      const plain = (request: Buffer) => request
      return new Promise(resolve => {
        const answered = (error: ServiceError | null, response: object | null = null) => {
          const { code, reason, message } = error ? fromStatus(error) : { code: status.OK, reason: '', message: '' }
          resolve({ code: status[code], reason, message, response })
        }
        const { path, responseDeserialize } = method
        if (!method.responseStream) {
          channel.makeUnaryRequest(path, plain, responseDeserialize, bytes, metadata, options, (error, response) =>
            answered(error, response),
          )
          return
        }
        const stream = channel.makeServerStreamRequest(path, plain, responseDeserialize, bytes, metadata, options)
        stream.on('data', response => {
          answered(null, response)
          stream.cancel()
        })
        stream.on('end', () => answered(null))
        stream.on('error', (error: ServiceError) => answered(error))
      })
    },
    async stop() {
      channel.close()
      secrets.close()
      await store.dispose()
      for (const part of running.reverse()) {
        part.kill('SIGTERM')
        await part.ended
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Of every service in these packages. */
function* methodsOf(packages: readonly string[]): Generator<Method> {
  for (const [name, definition] of Object.entries(definitions)) {
    if ('format' in definition || !packages.some(each => name.startsWith(`nahr.${each}.`))) continue
    for (const method of Object.values(definition as Record<string, MethodDefinition<object, object>>))
      yield { ...method, requestName: requestNameOf(method.path, method) }
  }
}
