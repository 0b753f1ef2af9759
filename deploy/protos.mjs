// `node deploy/protos.mjs generate` writes the types of the contracts, and what reflection shows of them, to protos/generated; `check` fails where they drifted;
// `release` makes the contracts of today the ones that later changes must not break.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const generated = join(root, 'protos/generated')

function run(command, ...args) {
  const { status, error } = spawnSync(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  return status === 0
}

// The same options as in services/platform/grpc/protos.ts: the types must tell what the loader makes.
// The roll-ups at the top are dropped: files of one name in two packages would overwrite each other's.
function generate(folder) {
  const written = run(
    'proto-loader-gen-types',
    '--longs=String',
    '--enums=String',
    '--defaults',
    '--oneofs',
    '--arrays',
    '--grpcLib=@grpc/grpc-js',
    '--includeComments',
    '--importFileExtension=.ts',
    '--includeDirs=protos',
    `--outDir=${folder}`,
    ...globSync('{nahr,google}/**/*.proto', { cwd: join(root, 'protos') }).sort(),
  )
  for (const file of globSync('*.ts', { cwd: folder })) rmSync(join(folder, file))
  return (
    written &&
    run('buf', 'build', 'protos', '--as-file-descriptor-set', '--exclude-source-info', '--output', `${folder}/descriptors.binpb`)
  )
}

function filesOf(folder) {
  const files = globSync('**/*.{ts,binpb}', { cwd: folder }).sort()
  return new Map(files.map(file => [file, readFileSync(join(folder, file), 'base64')]))
}

function drift() {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-protos-'))
  try {
    if (!generate(folder)) return ['the contracts do not load']
    const [expected, found] = [filesOf(folder), filesOf(generated)]
    return [...new Set([...expected.keys(), ...found.keys()])].filter(file => expected.get(file) !== found.get(file))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function check() {
  const drifted = drift()
  for (const file of drifted) console.error(`${relative(root, generated)}/${file} is not what the contracts say`)
  if (drifted.length > 0) console.error('npm run protos:generate writes them anew')
  const passed = [
    run('buf', 'lint', 'protos'),
    run('buf', 'breaking', 'protos', '--against', 'protos/released.binpb'),
    run('buf', 'format', 'protos', '--path', 'protos/nahr', '--diff', '--exit-code'),
  ]
  return drifted.length === 0 && passed.every(Boolean)
}

const tasks = {
  generate() {
    rmSync(generated, { recursive: true, force: true })
    return generate(generated)
  },
  check,
  release: () => run('buf', 'build', 'protos', '--output', 'protos/released.binpb'),
}

const task = tasks[process.argv[2]]
if (!task) console.error(`usage: node deploy/protos.mjs ${Object.keys(tasks).join('|')}`)
process.exitCode = task?.() ? 0 : 1
