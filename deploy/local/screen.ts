/** What a person sees: plain lines, with a little emphasis on a terminal and without escape codes in a pipe. */
export type Screen = {
  title(text: string): void
  /** A name and what belongs to it, in columns. */
  row(name: string, text: string): void
  line(text?: string): void
  problem(name: string, text: string): void
}

const NAME_WIDTH = 14

export function screenOn(out: NodeJS.WriteStream): Screen {
  const isPlain = !out.isTTY || Boolean(process.env.NO_COLOR)
  const styled = (code: string) => (text: string) => (isPlain ? text : `\x1b[${code}m${text}\x1b[0m`)
  const [bold, red] = [styled('1'), styled('31')]
  const line = (text = '') => void out.write(`${text}\n`)
  return {
    line,
    title: text => line(`\n${bold(text)}`),
    row: (name, text) => line(`  ${name.padEnd(NAME_WIDTH)}${text}`),
    problem: (name, text) => line(red(`  ! ${name}: ${text}`)),
  }
}

/** 359239 → 359,239 */
export const grouped = (value: number | bigint): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

export const pounds = (pence: number): string =>
  `£${grouped(Math.trunc(pence / 100))}.${String(Math.abs(pence % 100)).padStart(2, '0')}`

/** Columns of one width; all but the first `left` ones to the right. */
export function columns(rows: readonly (readonly string[])[], left: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
