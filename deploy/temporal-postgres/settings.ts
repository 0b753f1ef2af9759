export type Ports = {
  frontend: number
  http: number
  members: Record<Role, number>
  matching: number
  history: number
  worker: number
}
export type Role = 'frontend' | 'matching' | 'history' | 'worker'

const HOST = '127.0.0.1'
export const DATABASES = { default: 'temporal', visibility: 'temporal_visibility' }

/** A cluster of one process on the loopback. Everything else is as the server has it by default, as in production. */
export function serverSettings({ ports, postgres }: { ports: Ports; postgres: { port: number; user: string } }): object {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${HOST}:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: '',
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  })
  const rpc = (role: Role, more: object = {}) => ({
    rpc: { grpcPort: ports[role], membershipPort: ports.members[role], bindOnLocalHost: true, ...more },
  })
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { default: store(DATABASES.default, 20), visibility: store(DATABASES.visibility, 4) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: HOST } },
    services: {
      frontend: rpc('frontend', { httpPort: ports.http }),
      matching: rpc('matching'),
      history: rpc('history'),
      worker: rpc('worker'),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `${HOST}:${ports.frontend}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
  }
}
