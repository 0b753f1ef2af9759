import type { AccountCommand } from '../../../services/loyalty/domain/account.ts'
import { rateFor } from '../../../services/loyalty/domain/policy.ts'

type Row = { state: 'promised' | 'active' | 'gone'; points: number; activatesAt: string }

/** An account as somebody would keep it on paper: each unit one row, and one sum of all that ever became active. */
export function createModel() {
  const rows = new Map<string, Row>()
  let [sum, adjusted] = [0, 0]
  const promisedRows = () => [...rows.values()].filter(({ state }) => state === 'promised')

  return {
    balances: () => ({
      promised: promisedRows().reduce((total, { points }) => total + points, 0),
      active: Math.max(0, sum),
      debt: Math.max(0, -sum),
    }),
    adjusted: () => adjusted,
    /** Points promised to units of a line, by the time when they become active. */
    promisedTo: (orderId: string, lineId: string) =>
      [...rows]
        .filter(([key, { state }]) => state === 'promised' && key.startsWith(`${orderId}/${lineId}/`))
        .reduce((total, [, { points }]) => total + points, 0),
    take(command: AccountCommand): void {
      switch (command.type) {
        case 'PromisePoints':
          for (const { lineId, category, quantity, amountMinor, units, activatesAt } of command.lines) {
            const { currency, channelKind, policy } = command
            const rate = rateFor(policy, { currency, channelKind, category })
            for (const unit of numbersOf(units)) {
              const key = `${command.orderId}/${lineId}/${unit}`
              if (rows.has(key)) continue
              const price = Math.floor(amountMinor / quantity) + (unit <= amountMinor % quantity ? 1 : 0)
              const factor = (rate.channelPercent / 100) * (rate.categoryPercent / 100)
              const exact = (price * rate.points * factor) / rate.perMinor
              const points = rate.rounding === 'down' ? Math.floor(exact) : Math.floor(exact + 0.5)
              rows.set(key, { state: 'promised', points, activatesAt })
            }
          }
          break
        case 'ActivatePoints':
          for (const [key, row] of rows) {
            if (row.state !== 'promised' || !key.startsWith(`${command.orderId}/`) || row.activatesAt > command.at) continue
            sum += row.points
            row.state = 'active'
          }
          break
        case 'ClawBackPoints':
          for (const { lineId, units } of command.lines)
            for (const unit of numbersOf(units)) {
              const key = `${command.orderId}/${lineId}/${unit}`
              const row = rows.get(key)
              if (row?.state === 'active') sum -= row.points
              rows.set(key, { state: 'gone', points: 0, activatesAt: '' })
            }
          break
        case 'AdjustPoints':
          sum += command.difference
          adjusted += command.difference
      }
    },
  }
}

const numbersOf = (units: readonly { first: number; last: number }[]): number[] =>
  units.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
