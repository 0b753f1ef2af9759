export type Output = { write(text: string): unknown; isTTY?: boolean }
export type Progress = { advance(amount: number): void; note(text: string): void; end(): void }

const everyMs = { terminal: 200, pipe: 5000 }

/** Shows how far a long run is, its rate and the time left: one line kept up to date on a terminal, a line now and then in a pipe. */
export function showProgress(
  out: Output,
  { total, unit, now = Date.now }: { total?: number; unit: string; now?: () => number },
): Progress {
  const begun = now()
  const interval = out.isTTY ? everyMs.terminal : everyMs.pipe
  let done = 0
  let shownAt = begun
  let label = ''
  const show = (at: number) => {
    shownAt = at
    const line = progressLine({ done, total, unit, label, elapsedMs: at - begun })
    out.write(out.isTTY ? `\r\x1b[2K${line}` : `${line}\n`)
  }
  return {
    advance(amount) {
      done += amount
      const at = now()
      if (at - shownAt >= interval) show(at)
    },
    note: text => {
      label = text
    },
    end() {
      show(now())
      if (out.isTTY) out.write('\n')
    },
  }
}

type Shown = { done: number; total: number | undefined; unit: string; label: string; elapsedMs: number }

export function progressLine({ done, total, unit, label, elapsedMs }: Shown): string {
  const perSecond = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0
  const share = total === undefined || total === 0 ? '' : ` of ${total} (${Math.floor((done / total) * 100)} %)`
  const left = total !== undefined && done > 0 && done < total ? `, ${inWords(((total - done) / perSecond) * 1000)} left` : ''
  return `${label === '' ? '' : `${label}: `}${done}${share} ${unit}, ${Math.round(perSecond)}/s, ${inWords(elapsedMs)} so far${left}`
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
