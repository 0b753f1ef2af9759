import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type OnStop, type Rights, runProgram, startProgram } from './program.ts'

export const USER = 'temporal'

/** A PostgreSQL server with a database cluster of its own in this folder, on the loopback only. */
export async function startPostgres(options: { programs: string; folder: string; port: number; onStop: OnStop }): Promise<void> {
  const { programs, folder, port, onStop } = options
  const rights = unprivileged()
  const data = join(folder, 'postgres')
  mkdirSync(data, { mode: 0o700 })
  // Who runs the server has to pass through.
  chmodSync(folder, 0o711)
  if (rights.uid !== undefined && rights.gid !== undefined) chownSync(data, rights.uid, rights.gid)
  const made = ['--pgdata', data, '--username', USER, '--auth', 'trust', '--encoding', 'UTF8', '--no-locale', '--no-sync']
  await runProgram(join(programs, 'initdb'), made, rights)
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
  const server = startProgram(join(programs, 'postgres'), ['-D', data, ...settings.flatMap(each => ['-c', each])], rights)
  // PostgreSQL's fast shutdown: it does not wait for its clients.
  onStop(() => server.stop('SIGINT'))
  await server.says('database system is ready to accept connections')
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function unprivileged(): Rights {
  if (process.getuid?.() !== 0) return {}
  const id = (option: string) => {
    const known = ['postgres', 'nobody'].map(user => spawnSync('id', [option, user], { encoding: 'utf8' }))
    return Number(known.find(({ status }) => status === 0)?.stdout)
  }
  return { uid: id('-u'), gid: id('-g') }
}
