import { join } from 'node:path'
import { runNahr } from './nahr.ts'
import { type Facts, root } from './parts.ts'
import { type Sales, salesOf } from './sales.ts'
import { columns, grouped, pounds, type Screen } from './screen.ts'
import type { Stack } from './stack.ts'

export const DATA_SET = 'test/data/online-retail-dec-mar.csv.gz'
const FROM = '2010-12-01'
const TO = '2010-12-03'

/** Takes in three real days of sales, shows what came of them, and proves it. Answers whether all went well. */
export async function tellStory(
  stack: Stack,
  dataDir: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<{ ok: boolean; sales: Sales }> {
  const run = (...args: string[]) => runNahr(dataDir, args, signal)
  screen.title('Taking in what a real shop sold on 1 to 3 December 2010, through the gRPC API')
  // What was acknowledged before is not asked for again, so that a later start is quick.
  const journal = join(dataDir, 'online-retail.journal')
  const taken = await run('import', 'online-retail', join(root, DATA_SET), '--from', FROM, '--to', TO, '--journal', journal)
  screen.title('What became of every row')
  indented(taken.stdout, screen)
  screen.title('Sales, as any caller of the API finds them')
  const sales = await salesOf(stack, FROM, TO)
  const { orders, lines, units, pence } = sales
  screen.line(`  ${grouped(orders)} orders of ${grouped(lines)} lines and ${grouped(units)} units for ${pounds(pence)}`)
  showBestSellers(sales, screen)
  screen.title('Audit of the whole log')
  const audit = await run('audit')
  indented(audit.stdout, screen)
  return { ok: taken.status === 0 && audit.status === 0, sales }
}

function indented(text: string, screen: Screen): void {
  for (const line of text.trimEnd().split('\n')) screen.line(`  ${line}`)
}

function showBestSellers({ best }: Sales, screen: Screen): void {
  screen.line('\n  best sellers, and what is left of them')
  const head = ['SKU', 'name', 'sold', 'on hand', 'available', 'where']
  const rows = best.map(({ sku, name, sold, onHand, available, location }) => [
    sku,
    name,
    grouped(sold),
    grouped(Number(onHand)),
    grouped(Number(available)),
    location,
  ])
  for (const line of columns([head, ...rows], 2)) screen.line(`    ${line}`)
}

/** A first call that works as it stands here, in any shell: reflection tells buf what the contract is. */
export function firstCall({ addresses, keys }: Facts, { best: [seller] }: Sales): string {
  const body = JSON.stringify({ sku: seller?.sku, locationId: seller?.location })
  return `npx buf curl --protocol grpc --http2-prior-knowledge -H 'authorization: Bearer ${keys.web}' -d '${body}' http://${addresses.inventory}/nahr.inventory.v1.InventoryService/GetStock`
}

/** Every line works as it is printed, from the project's folder. */
export function tellHowToGoOn(facts: Facts, sales: Sales, screen: Screen): void {
  const [seller] = sales.best
  screen.title('A first call')
  screen.line(`  ${firstCall(facts, sales)}`)
  screen.title('Go on')
  const given = process.env.NAHR_DATA_DIR
  const nahr = `${given ? `NAHR_DATA_DIR='${given}' ` : ''}npm run nahr --`
  screen.row('December', `${nahr} import online-retail ${DATA_SET} --from 2010-12-01 --to 2010-12-31`)
  screen.row('an order', `${nahr} show order ${sales.example}`)
  screen.row('a position', `${nahr} show stock '${seller?.sku}@${seller?.location}'`)
  screen.row('the proof', `${nahr} audit`)
}
