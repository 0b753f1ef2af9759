import { existsSync, writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { Failed } from '../failed.ts'
import type { ImportApi } from '../import/api.ts'
import { planFile, reportOn, weightOf } from '../import/import.ts'
import { openJournal } from '../import/journal.ts'
import { runImport } from '../import/run.ts'
import { reportText } from '../import/text.ts'
import { waitForProcesses } from '../import/waiting.ts'
import { showProgress } from '../progress.ts'
import { type Clients, findSystem, keyOf, type Where, withClients, withSystemOptions } from '../running-system.ts'

type Options = Where & {
  from: string
  to: string
  concurrency: number
  report?: string
  journal?: string
  wait: boolean
  json?: true
}

const deadlineMs = 60_000

export function addImport(program: Command, env: Record<string, string | undefined>): void {
  const group = program.command('import').description('write data of other systems into this one, through its API')
  withSystemOptions(group.command('online-retail'))
    .description('import invoices of the UCI data set "Online Retail" as orders, returns, customers and stock')
    .argument('<file>', 'the data set as CSV, gzipped or not')
    .requiredOption('--from <date>', 'first day to import, YYYY-MM-DD', aDay)
    .requiredOption('--to <date>', 'last day to import, YYYY-MM-DD', aDay)
    .option('--concurrency <n>', 'requests under way at once', aCount, 24)
    .option('--report <file>', 'write what became of every row as JSON')
    .option('--journal <file>', 'remember there what was acknowledged, so that a run after a crash is quick')
    .option('--no-wait', 'end before returns are settled and points are active: the workflows go on with them')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', help)
    .action((file: string, options: Options) => importOnlineRetail(file, options, env))
}

const help = `
Running it again writes nothing twice, after a crash and over another range alike. A cancellation finds its sale in the
days before it: import the file from its first day on.
Ends with status 1 when a request was refused or a row is not accounted for.

  npm run nahr -- import online-retail test/data/online-retail-dec-mar.csv.gz --from 2010-12-01 --to 2010-12-03`

async function importOnlineRetail(file: string, options: Options, env: Record<string, string | undefined>): Promise<void> {
  const { from, to, concurrency } = options
  if (from > to) throw new Failed(`--from ${from} is after --to ${to}`, 2)
  if (!existsSync(file)) throw new Failed(`there is no file '${file}'`, 2)
  const system = findSystem(options, env)
  const key = keyOf(system, 'import')
  const plan = await planFile(file, from, to)
  const journal = openJournal(options.journal)
  const run = async (clients: Clients) => {
    const api = apiOf(clients)
    const progress = showProgress(process.stderr, { total: plan.weight, unit: 'writes' })
    const outcome = await runImport({
      api,
      days: plan.days,
      concurrency,
      journal,
      onDone: task => progress.advance(weightOf(task)),
      onDay: day => progress.note(day),
    }).finally(() => progress.end())
    const underWay =
      options.wait && outcome.stopped === null ? await waitForProcesses(api, outcome, plan.earned, process.stderr) : null
    return { outcome, underWay }
  }
  const { outcome, underWay } = await withClients(system, key, run).finally(() => journal.close())
  const report = { ...(await reportOn(outcome, plan, file, from, to)), underWay }
  if (options.report !== undefined) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportText(report))
  if (report.problems.length > 0) throw new Failed(report.problems.join('; '))
}

const apiOf = ({ orders, inventory, catalog, returns, loyalty }: Clients): ImportApi => ({
  getLocation: request => catalog.getLocation(request, { deadlineMs }),
  putLocation: request => catalog.putLocation(request, { deadlineMs }),
  putItem: request => catalog.putItem(request, { deadlineMs }),
  receiveStock: request => inventory.receiveStock(request, { deadlineMs }),
  adjustStock: request => inventory.adjustStock(request, { deadlineMs }),
  placeOrder: request => orders.placeOrder(request, { deadlineMs }),
  getOrder: request => orders.getOrder(request, { deadlineMs }),
  listOrders: request => orders.listOrders(request, { deadlineMs }),
  requestReturn: request => returns.requestReturn(request, { deadlineMs }),
  getReturn: request => returns.getReturn(request, { deadlineMs }),
  enrol: request => loyalty.enrol(request, { deadlineMs }),
  getAccount: request => loyalty.getAccount(request, { deadlineMs }),
  listTransactions: request => loyalty.listTransactions(request, { deadlineMs }),
})

function aDay(text: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  if (!isDay) throw new InvalidArgumentError('must be a day, YYYY-MM-DD.')
  return text
}

function aCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('must be a whole number from 1 to 9999.')
  return Number(text)
}
