const usual = {
  orders: 'orders through gRPC beside a bare call and a bare append, 32 and 256 at once; memory at the end',
  'hot-sku': '2,000 shoppers for 500 units, with one and with two inventory processes, beside SQLite',
  history: 'an order behind 1,000 and 1,000,000 events in the store, and behind 10 and 100,000 of its position',
  import: 'real days of sales, one after another, beside the bare event store',
  'cold-load': 'a position of many events, read with an empty memory and with its snapshots',
  pickups: 'pickups from order to captured payment, beside empty workflows',
  returns: 'returns and points until they are settled and active, beside empty workflows',
}
const named = {
  'whole-file': 'all four months until every return is settled and every point active: a quarter of an hour',
  beside: 'the same orders here and on another checkout, which NAHR_BENCH_BESIDE names',
}
const benches: Record<string, string> = { ...usual, ...named }

const help = `npm run bench [-- BENCH…]

Each bench starts what it needs, prints its numbers and stops it again. Without a name: ${Object.keys(usual).join(', ')}.

${Object.entries(benches)
  .map(([name, what]) => `  ${name.padEnd(12)}${what}`)
  .join('\n')}
`

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(benches, name))
if (asked.some(name => name === '--help' || name === '-h')) process.stdout.write(help)
else if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}.\n\n${help}`)
  process.exitCode = 2
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(usual)) {
    console.log(`\n${name}`)
    const { run }: { run: () => Promise<void> } = await import(`./${name}.ts`)
    await run()
  }
}
