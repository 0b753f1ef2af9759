import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { Return__Output } from '#protos/nahr/returns/v1/Return.ts'

/** What the services say of the orders and returns that stand. */
export type Acknowledgements = {
  orders: number
  lines: number
  units: number
  pence: number
  returns: number
  returnedUnits: number
  refundedPence: number
}
export type ReturnSummary = { units: number; refundMinor: number }

export const noneAcknowledged = (): Acknowledgements => ({
  ...{ orders: 0, lines: 0, units: 0, pence: 0 },
  ...{ returns: 0, returnedUnits: 0, refundedPence: 0 },
})

export function addReturn(sums: Acknowledgements, { units, refundMinor }: ReturnSummary): void {
  sums.returns++
  sums.returnedUnits += units
  sums.refundedPence += refundMinor
}

type Range = { first?: unknown; last?: unknown }
const sizeOf = (units: readonly Range[]): number =>
  units.reduce((sum, { first, last }) => sum + Number(last) - Number(first) + 1, 0)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

export function returnedBy({ lines = [], unreceipted = [], quotedRefundMinor }: RequestReturnRequest): ReturnSummary {
  const units = sum(lines.map(line => sizeOf(line.units ?? []))) + sum(unreceipted.map(({ quantity }) => Number(quantity)))
  const refundMinor = unreceipted.length > 0 ? sum(unreceipted.map(line => Number(line.refundMinor))) : Number(quotedRefundMinor)
  return { units, refundMinor }
}

export const summaryOfReturn = ({ lines, refunds }: Return__Output): ReturnSummary => ({
  units: sum(lines.map(({ units }) => sizeOf(units))),
  refundMinor: sum(refunds.map(({ amountMinor }) => Number(amountMinor))),
})
