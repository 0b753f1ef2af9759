/** Where a cluster's two databases are, and what they are called. */
export type Databases = { port: number; user: string; main: string; visibility: string }
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

/** A cluster of one process on the loopback. Everything else is as the server has it by default, as in production. */
export function serverSettings({ ports, databases }: { ports: Ports; databases: Databases }): object {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${HOST}:${databases.port}`,
      connectProtocol: 'tcp',
      user: databases.user,
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
      datastores: { default: store(databases.main, 20), visibility: store(databases.visibility, 4) },
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
