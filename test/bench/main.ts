const usual = ['orders', 'hot-sku', 'history', 'import', 'cold-load', 'pickups', 'returns'] as const
const benches = [...usual, 'whole-file', 'beside'] as const

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !benches.some(bench => bench === name))
if (unknown.length > 0) {
  process.stderr.write(
    `No bench ${unknown.join(', ')}; there are ${benches.join(', ')}, without a name all but the last two: one takes a quarter of an hour, one is told of another checkout.\n`,
  )
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : usual) {
  console.log(`\n${name}`)
  const { run }: { run: () => Promise<void> } = await import(`./${name}.ts`)
  await run()
}
