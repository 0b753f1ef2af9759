import { join } from 'node:path'
import { type Journey, playJourney } from './journey/play.ts'
import { runNahr } from './nahr.ts'
import { type Facts, root } from './parts.ts'
import { type Sales, salesOf } from './sales.ts'
import { columns, grouped, pounds, type Screen } from './screen.ts'
import type { Stack } from './stack.ts'

export const DATA_SET = 'test/data/online-retail-dec-mar.csv.gz'
const FROM = '2010-12-01'
const TO = '2010-12-03'

export type Told = { ok: boolean; sales: Sales; journey: Journey }

/** Plays a journey while three real days of sales run in beside it, shows what came of both, and proves it. */
export async function tellStory(stack: Stack, dataDir: string, screen: Screen, signal: AbortSignal): Promise<Told> {
  // What was acknowledged before is not asked for again, so that a later start is quick.
  const journal = join(dataDir, 'online-retail.journal')
  const beside = heldBack(line => screen.line(`  ${line}`))
  const importing = ['import', 'online-retail', join(root, DATA_SET), '--from', FROM, '--to', TO, '--journal', journal]
  const taking = runNahr(dataDir, importing, { signal, tell: beside.tell })
  const journey = await playJourney(stack, screen, signal)
  signal.throwIfAborted()
  screen.title('Real sales meanwhile: what a shop sold on 1 to 3 December 2010, through the same gRPC API')
  beside.letGo()
  const taken = await taking
  signal.throwIfAborted()
  if (taken.status !== 0) indented(taken.stdout, screen)
  const audit = await runNahr(dataDir, ['audit'], { signal, tell: () => {} })
  if (audit.status !== 0) indented(audit.stdout, screen)
  signal.throwIfAborted()
  const sales = await salesOf(stack, FROM, TO)
  screen.title('What came of it')
  showSales(sales, screen)
  screen.row('every row', totalOf(taken.stdout))
  screen.row('journey', journey.outcome)
  screen.row('audit', verdictOf(audit.stdout))
  return { ok: taken.status === 0 && audit.status === 0 && journey.ok, sales, journey }
}

/** Keeps the last line until it is let go, so that two do not tell at once. */
function heldBack(show: (line: string) => void): { tell(line: string): void; letGo(): void } {
  let last: string | undefined
  let isFree = false
  return {
    tell(line) {
      if (isFree) show(line)
      else last = line
    },
    letGo() {
      isFree = true
      if (last !== undefined) show(last)
    },
  }
}

function indented(text: string, screen: Screen): void {
  for (const line of text.trimEnd().split('\n')) screen.line(`  ${line}`)
}

/** The import's own words on the whole file. */
function totalOf(report: string): string {
  return report.match(/^ *(sales in the file: .*)$/m)?.[1] ?? 'not accounted for'
}

/** The audit's own words: how much it read, and what it found. */
function verdictOf(report: string): string {
  const lines = report.trimEnd().split('\n')
  return `${lines.at(-1)}: ${lines[0]}`
}

function showSales({ orders, lines, units, pence, best }: Sales, screen: Screen): void {
  screen.row(
    'sales',
    `${grouped(orders)} orders of ${grouped(lines)} lines and ${grouped(units)} units for ${pounds(pence)}, as the API lists them`,
  )
  const head = ['SKU', 'best sellers, and what is left', 'sold', 'on hand', 'available', 'where']
  const rows = best.map(({ sku, name, sold, onHand, available, location }) => [
    sku,
    name,
    grouped(sold),
    grouped(Number(onHand)),
    grouped(Number(available)),
    location,
  ])
  for (const line of columns([head, ...rows], 2)) screen.row('', line)
}

/** A first call that works as it stands here, in any shell: reflection tells buf what the contract is. */
export const firstCall = (facts: Facts, { best: [seller] }: Sales): string =>
  callOf(facts, 'GetStock', { sku: seller?.sku, locationId: seller?.location })

const callOf = ({ addresses, keys }: Facts, method: string, body: object): string =>
  `npx buf curl --protocol grpc --http2-prior-knowledge -H 'authorization: Bearer ${keys.web}' -d '${JSON.stringify(body)}' http://${addresses.inventory}/nahr.inventory.v1.InventoryService/${method}`

const runUrl = ({ temporal: { uiUrl, namespace } }: Facts, processId: string): string =>
  `${uiUrl}/namespaces/${namespace}/workflows/${encodeURIComponent(processId)}`

/** Every line works as it is printed, from the project's folder. */
export function tellHowToGoOn(facts: Facts, { sales, journey }: Told, screen: Screen): void {
  const [seller] = sales.best
  screen.title('A first call')
  screen.line(`  ${firstCall(facts, sales)}`)
  screen.title('Go on')
  const given = process.env.NAHR_DATA_DIR
  const nahr = `${given ? `NAHR_DATA_DIR='${given}' ` : ''}npm run nahr --`
  screen.row('December', `${nahr} import online-retail ${DATA_SET} --from 2010-12-01 --to 2010-12-31`)
  screen.row('an order', `${nahr} show order ${journey.played?.orderId ?? sales.example}`)
  if (journey.played) {
    screen.row('its workflow', runUrl(facts, journey.played.processId))
    screen.row('its return', `${nahr} show return ${journey.played.returnId}`)
    screen.row('the account', `${nahr} show account --customer '${journey.played.customerId}'`)
  }
  screen.row('a position', `${nahr} show stock '${seller?.sku}@${seller?.location}'`)
  screen.row('its sourcing', callOf(facts, 'SuggestSourcing', { lines: [{ sku: seller?.sku, quantity: 1 }] }))
  screen.row('the proof', `${nahr} audit`)
}
