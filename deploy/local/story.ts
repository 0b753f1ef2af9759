import { join, relative } from 'node:path'
import { runNahr } from './nahr.ts'
import { root } from './parts.ts'
import { type Sales, salesOf } from './sales.ts'
import { columns, grouped, pounds, type Screen } from './screen.ts'
import type { Stack } from './stack.ts'

export const DATA_SET = 'test/data/online-retail-dec-mar.csv.gz'
const FROM = '2010-12-01'
const TO = '2010-12-03'

type Report = { problems: string[]; rows: { outcome: string; reason: string; rows: number }[] }

/** Takes in three real days of sales, shows what came of them, and proves it. Answers whether all went well. */
export async function tellStory(
  stack: Stack,
  dataDir: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<{ ok: boolean; sales: Sales }> {
  screen.title('Sales of 1 to 3 December 2010, taken in through the gRPC API (UCI Online Retail)')
  const taken = await takeIn(dataDir, signal)
  screen.title('What came of them')
  const sales = await salesOf(stack, FROM, TO)
  screen.row(
    'sales',
    `${grouped(sales.orders)} orders of ${grouped(sales.lines)} lines and ${grouped(sales.units)} units for ${pounds(sales.pence)}`,
  )
  for (const [name = '', text = ''] of besides(taken.report)) screen.row(name, text)
  showBestSellers(sales, screen)
  const audit = await runNahr(dataDir, ['audit'], signal)
  screen.title('Audit of the whole log')
  for (const line of audit.stdout.trimEnd().split('\n')) screen.line(`  ${line}`)
  for (const problem of taken.report?.problems ?? []) screen.problem('import', problem)
  return { ok: taken.ok && audit.status === 0, sales }
}

async function takeIn(dataDir: string, signal: AbortSignal): Promise<{ ok: boolean; report: Report | undefined }> {
  // What was acknowledged before is not asked for again, so that a later start is quick.
  const journal = join(dataDir, 'online-retail.journal')
  const args = ['import', 'online-retail', join(root, DATA_SET), '--from', FROM, '--to', TO, '--journal', journal, '--json']
  const { status, stdout } = await runNahr(dataDir, args, signal)
  return { ok: status === 0, report: stdout.trim() === '' ? undefined : (JSON.parse(stdout) as Report) }
}

/** Rows of the file that became no sale: each kind with its count. */
function besides(report: Report | undefined): string[][] {
  return (report?.rows ?? []).map(({ outcome, reason, rows }) => [
    outcome,
    `${grouped(rows)} rows${reason ? ` · ${reason}` : ''}`,
  ])
}

function showBestSellers({ best }: Sales, screen: Screen): void {
  screen.title('Best sellers and their stock')
  const head = ['SKU', 'name', 'sold', 'on hand', 'available', 'where']
  const rows = best.map(({ sku, name, sold, onHand, available, location }) => [
    sku,
    name,
    grouped(sold),
    grouped(Number(onHand)),
    grouped(Number(available)),
    location,
  ])
  for (const line of columns([head, ...rows], 2)) screen.line(`  ${line}`)
}

/** A first call that works as it stands here, in any shell: reflection tells buf what the contract is. */
export function firstCall({ addresses, keys }: Stack, { best: [seller] }: Sales): string {
  const body = JSON.stringify({ sku: seller?.sku, locationId: seller?.location })
  return `npx buf curl --protocol grpc --http2-prior-knowledge -H 'authorization: Bearer ${keys.web}' -d '${body}' http://${addresses.inventory}/nahr.inventory.v1.InventoryService/GetStock`
}

export function tellHowToGoOn(stack: Stack, sales: Sales, dataDir: string, screen: Screen): void {
  screen.title('A first call')
  screen.line(`  ${firstCall(stack, sales)}`)
  screen.title('Go on')
  for (const [what, command] of [
    ['whole December', `npm run nahr -- import online-retail ${DATA_SET} --from 2010-12-01 --to 2010-12-31`],
    ['one order', `npm run nahr -- show order ${sales.example}`],
    ['one position', `npm run nahr -- show stock '${sales.best[0]?.sku}@${sales.best[0]?.location}'`],
    ['prove the log', 'npm run nahr -- audit'],
    ['its logs', `${relative(process.cwd(), join(dataDir, 'logs'))}/`],
  ])
    screen.row(what ?? '', command ?? '')
}
