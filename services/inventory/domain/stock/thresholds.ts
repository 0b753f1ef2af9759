import { never, type Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { available } from './available.ts'
import type { Stock, ThresholdCommand, ThresholdEvent } from './types.ts'

export function holdBack(command: ThresholdCommand, stock: Stock): ThresholdEvent[] {
  switch (command.type) {
    case 'SetSafetyStock':
      return command.units === stock.safety ? [] : [{ type: 'SafetyStockSet', units: command.units, setAt: command.at }]
    case 'SuppressAvailability':
      return suppress(command, stock)
    case 'LiftSuppression':
      return lift(command, stock)
    default:
      return never(command)
  }
}

function suppress(command: Of<ThresholdCommand, 'SuppressAvailability'>, stock: Stock): ThresholdEvent[] {
  const { units: asked, andAllAvailable = false, reason, owner, at } = command
  const units = asked + (asked === 0 || andAllAvailable ? available(stock) : 0)
  const ofOwner = owner ? { owner } : {}
  return units === 0 ? [] : [{ type: 'AvailabilitySuppressed', units, reason, ...ofOwner, suppressedAt: at }]
}

function lift({ units: asked, reason, at }: Of<ThresholdCommand, 'LiftSuppression'>, { suppressed }: Stock): ThresholdEvent[] {
  if (asked > suppressed) reject('INSUFFICIENT_UNITS', { disposition: 'suppressed', requested: asked, present: suppressed })
  const units = asked === 0 ? suppressed : asked
  return units === 0 ? [] : [{ type: 'SuppressionLifted', units, reason, liftedAt: at }]
}
