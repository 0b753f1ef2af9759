import { Rejection } from '#kernel/rejection.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { Priced, ReturnCommand } from './domain/commands.ts'
import { unitsToPrice } from './domain/decide.ts'
import { paidFor } from './domain/money.ts'
import type { LineUnits, OpenedTender, Opening, Return } from './domain/return.ts'
import { type Others, paidByTender, type TenderPaid } from './quoting.ts'

/** The one tender of a return without a receipt: whoever stands at the till gives it back. */
export const unreceiptedTender = 'unreceipted'

type Pricing = { returnId: string; state: Return; known?: { lines: LineUnits[]; shares: TenderPaid[] } }

/** What the units that a command would accept were paid with; null where it accepts none, or will be refused. */
export async function price(
  command: ReturnCommand,
  { returnId, state, known }: Pricing,
  others: Pick<Others, 'claims'>,
  call: CallOptions,
): Promise<Priced | null> {
  const lines = toPrice(command, state)
  if (lines.length === 0) return null
  const grant = state.state === 'opened' ? state.grants.length + 1 : 1
  const opening = command.type === 'OpenReturn' ? command.opening : state.state === 'opened' ? state : null
  if (!opening) return null
  const isKnown = known && JSON.stringify(known.lines) === JSON.stringify(lines)
  const paid = isKnown ? known.shares : await shares(opening, returnId, lines, others, call)
  return {
    grant,
    lines,
    shares: inOrder(paid, opening.tenders).map(share => ({ refundId: refundId(share, returnId, grant), ...share })),
  }
}

function toPrice(command: ReturnCommand, state: Return): LineUnits[] {
  try {
    return unitsToPrice(command, state)
  } catch (error) {
    // It is decided again, and then refused; or it was decided before.
    if (error instanceof Rejection) return []
    throw error
  }
}

type Priceable = Pick<Opening, 'orderId' | 'tenders'> & { lines: Opening['lines'] }

async function shares(
  { orderId, lines: opened }: Priceable,
  returnId: string,
  lines: readonly LineUnits[],
  others: Pick<Others, 'claims'>,
  call: CallOptions,
): Promise<TenderPaid[]> {
  if (orderId !== null) return paidByTender({ orderId, returnId, lines }, others, call)
  const paidMinor = lines.reduce((sum, { lineId, units }) => {
    const line = opened.find(each => each.lineId === lineId)
    return sum + (line ? paidFor(line, units) : 0)
  }, 0)
  return [{ tenderId: unreceiptedTender, paidMinor }]
}

const inOrder = (paid: readonly TenderPaid[], tenders: readonly OpenedTender[]): TenderPaid[] =>
  tenders.flatMap(({ tenderId }) => paid.filter(share => share.tenderId === tenderId))

const refundId = ({ tenderId }: TenderPaid, returnId: string, grant: number): string =>
  uuidV5([returnId, tenderId, String(grant)])
