import { expect } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { type Chosen, quoteUnits } from '../../../../services/orders/domain/claims.ts'
import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'
import { decide } from '../../../../services/orders/domain/decide.ts'
import { evolve, initial } from '../../../../services/orders/domain/evolve.ts'
import type { Order } from '../../../../services/orders/domain/order.ts'
import { decodeEvent } from '../../../../services/orders/stored-events.ts'
import { orderSnapshot } from '../../../../services/orders/stored-order.ts'
import type { Answer } from './answers.ts'
import { Books } from './books.ts'
import { type Figures, figuresOf } from './figures.ts'
import { add } from './money.ts'
import type { Sums } from './world.ts'

/** An order as a service has it: decided, stored as JSON, and read back event by event. */
export class RealOrder {
  readonly met: Set<string>
  private order: Order = initial
  private readonly log: { type: string; json: string }[] = []
  private readonly books = new Books()

  constructor(met: Set<string>) {
    this.met = met
  }

  get figures(): Figures {
    return figuresOf(this.order, this.books)
  }

  ask(command: OrderCommand): Answer {
    try {
      const events = decide(command, this.order)
      for (const { type, ...data } of events) {
        const stored = { type, json: JSON.stringify(data) }
        const event = decodeEvent(type, JSON.parse(stored.json))
        expect(event).toEqual({ type, ...JSON.parse(stored.json) })
        this.log.push(stored)
        this.books.take(event)
        this.order = evolve(this.order, event)
        this.met.add(event.type)
      }
      return events.length > 0 ? 'done' : 'nothing'
    } catch (error) {
      if (!(error instanceof Rejection)) throw error
      this.met.add(error.reason)
      return { refused: error.reason }
    }
  }

  /** What a process that begins anew makes of it, and one that reads what is cached. */
  restart(from: 'the log' | 'its snapshot'): void {
    const cached = orderSnapshot.decode(JSON.parse(JSON.stringify(orderSnapshot.encode(this.order))))
    const folded = this.log.reduce((order, { type, json }) => evolve(order, decodeEvent(type, JSON.parse(json))), initial)
    expect(cached).toEqual(folded)
    this.order = from === 'the log' ? folded : cached
  }

  /** What was paid for these, as a return is told. */
  quote(chosen: readonly Chosen[]): Sums {
    const paid: Sums = new Map()
    for (const part of quoteUnits(this.order, chosen, null))
      add(
        paid,
        part.paid.map(({ tenderId, amountMinor }) => [tenderId, amountMinor] as const),
      )
    return paid
  }
}
