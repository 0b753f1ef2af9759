import type { Server } from '@grpc/grpc-js'
import { HealthImplementation } from 'grpc-health-check'

/** The standard health service: serving as soon as there is anything to ask. */
export function addHealth(server: Server): void {
  new HealthImplementation({ '': 'SERVING' }).addToServer(server)
}
