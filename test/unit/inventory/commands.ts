import fc from 'fast-check'
import { Rejection } from '#kernel/rejection.ts'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { emptyStock, evolve } from '../../../services/inventory/domain/stock/evolve.ts'
import type { Stock, StockCommand, StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { ask } from './stock-model/answers.ts'
import { after, named, wait } from './stock-model/asking.ts'
import { asks } from './stock-model/asks.ts'
import { emptyShelf } from './stock-model/shelf.ts'

export { iso } from './stock-model/asking.ts'

const step = fc.tuple(fc.oneof(...asks), wait)

/** What may be asked of one position, one after another. */
export const commands = fc.array(step, { maxLength: 60, size: 'max' }).map(steps => {
  const shelf = emptyShelf()
  let minutes = 0
  return steps.map(([{ make }, waits], number): StockCommand => {
    minutes = after(minutes, waits, shelf)
    const command = named(make(minutes), shelf, number)
    ask(shelf, command)
    return command
  })
})

/** The events of a decision, or its refusal as text. */
export function outcome(command: StockCommand, stock: Stock): StockEvent[] | string {
  try {
    return stockDecider.decide(command, stock)
  } catch (thrown) {
    if (thrown instanceof Rejection) return `${thrown.reason} ${JSON.stringify(thrown.figures)}`
    throw thrown
  }
}

/** All that such commands leave in the stream. */
export function played(all: StockCommand[]): StockEvent[] {
  let stock = emptyStock
  return all.flatMap(command => {
    const decided = outcome(command, stock)
    if (typeof decided === 'string') return []
    stock = decided.reduce(evolve, stock)
    return decided
  })
}
