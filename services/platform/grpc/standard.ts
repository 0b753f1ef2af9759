import type {
  Server,
  ServerDuplexStream,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js'
import type { PackageDefinition } from '@grpc/proto-loader'
import { ReflectionService } from '@grpc/reflection'
import { HealthImplementation } from 'grpc-health-check'
import { fileDescriptors } from './protos.ts'

type LongCall = ServerWritableStream<unknown, unknown> | ServerDuplexStream<unknown, unknown>
type Handler = (call: LongCall, ...rest: unknown[]) => unknown

const healthService = 'grpc.health.v1.Health'

/** The services that every gRPC server has: health and reflection. They need no key. */
export function addStandardServices(server: Server, serviceNames: string[]) {
  const open = new Set<LongCall>()
  // Both know how to add themselves to a server; on the way their long calls are made known, so that a stop can end them.
  const adder = {
    addService(definition: ServiceDefinition, implementation: UntypedServiceImplementation) {
      const isLong = (name: string) => definition[name]?.responseStream ?? false
      const handlers = Object.entries(implementation as unknown as Record<string, Handler>)
      const tracked = handlers.map(([name, handler]) => [name, isLong(upperFirst(name)) ? tracking(handler, open) : handler])
      server.addService(definition, Object.fromEntries(tracked))
    },
  }
  const health = new HealthImplementation()
  const setServing = (isServing: boolean) => {
    for (const name of ['', ...serviceNames]) health.setStatus(name, isServing ? 'SERVING' : 'NOT_SERVING')
  }
  setServing(false)
  health.addToServer(adder as Parameters<HealthImplementation['addToServer']>[0])
  new ReflectionService(reflected(), { services: [...serviceNames, healthService] }).addToServer(adder)
  return {
    setServing,
    endLongCalls() {
      for (const call of open) call.end()
    },
  }
}

function tracking(handler: Handler, open: Set<LongCall>): Handler {
  return (call, ...rest) => {
    open.add(call)
    call.once('close', () => open.delete(call)).once('cancelled', () => open.delete(call))
    return handler(call, ...rest)
  }
}

const upperFirst = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** The library asks for the loader's descriptors; these stand in for them. */
const reflected = () => ({ contracts: { fileDescriptorProtos: fileDescriptors() } as PackageDefinition[string] })
