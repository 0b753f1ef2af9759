const benches = ['orders', 'import', 'cold-load', 'pickups', 'beside'] as const

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !benches.some(bench => bench === name))
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}; there are ${benches.join(', ')}, and all of them without a name.\n`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : benches) {
  console.log(`\n${name}`)
  const { run }: { run: () => Promise<void> } = await import(`./${name}.ts`)
  await run()
}
