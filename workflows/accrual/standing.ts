import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'

const WAITING = ['FULFILMENT_STATE_OPEN', 'FULFILMENT_STATE_IN_PROGRESS', 'FULFILMENT_STATE_READY', 'FULFILMENT_STATE_SET_ASIDE']

export const mayLeave = ({ fulfilments }: Order__Output): boolean => fulfilments.some(({ state }) => WAITING.includes(state))

export const hasLeft = ({ lines }: Order__Output): boolean =>
  lines.some(({ kind, leftUnits }) => kind === 'LINE_KIND_GOODS' && leftUnits.length > 0)
