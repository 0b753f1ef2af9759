import { Command, CommanderError } from 'commander'
import { addAudit } from './commands/audit.ts'
import { addImport } from './commands/import.ts'
import { addKeys } from './commands/keys.ts'
import { addShortages } from './commands/shortages.ts'
import { addShow } from './commands/show.ts'
import { addVerify } from './commands/verify.ts'
import { Failed } from './failed.ts'

const program = new Command('nahr')
  .description('Looks into a running Nahr, proves its log, and imports data.')
  .showHelpAfterError('(--help says what is possible)')
  .exitOverride()

addImport(program, process.env)
addKeys(program, process.env)
addShow(program, process.env)
addShortages(program, process.env)
addAudit(program, process.env)
addVerify(program, process.env)

// Whoever reads along may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync()
} catch (failure) {
  if (failure instanceof CommanderError) process.exitCode = failure.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`nahr: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    process.exitCode = failure instanceof Failed ? failure.exitCode : 1
  }
}
