import { DockerComposeEnvironment, type StartedDockerComposeEnvironment } from 'testcontainers'
import { freePort } from '../../deploy/local/ports.ts'

export type Composed = StartedDockerComposeEnvironment & { ports: Record<string, number> }

/**
 * Starts these services of docker-compose.yml, and what they wait for, with what they publish on free ports: in a project
 * of its own, beside any that runs here. Resolves when they are healthy.
 */
export async function composeUp(services: string[], ports: readonly string[]): Promise<Composed> {
  const chosen: Record<string, number> = {}
  for (const name of ports) chosen[name] = await freePort(undefined, new Set(Object.values(chosen)))
  const published = Object.fromEntries(Object.entries(chosen).map(([name, port]) => [name, String(port)]))
  const environment = await new DockerComposeEnvironment('.', 'docker-compose.yml').withEnvironment(published).up(services)
  return Object.assign(environment, { ports: chosen })
}
