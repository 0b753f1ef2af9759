import { type Decider, never, type Of } from '#kernel/decider.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Account, AccountCommand, AccountEvent } from './account.ts'
import { adjust } from './adjusting.ts'
import { clawBack } from './clawing-back.ts'
import { evolve } from './evolve.ts'
import { activate, promise } from './promising.ts'

export const accountDecider: Decider<AccountCommand, AccountEvent, Account | null> = { initial: null, decide, evolve }

export const notFound = (): never => {
  throw new Rejection('not-found', 'ACCOUNT_NOT_FOUND')
}

function decide(command: AccountCommand, account: Account | null): AccountEvent[] {
  if (command.type === 'Enrol') return account ? [] : [enrol(command)]
  if (account === null) return notFound()
  switch (command.type) {
    case 'PromisePoints':
      return promise(command, account)
    case 'ActivatePoints':
      return activate(command, account)
    case 'ClawBackPoints':
      return clawBack(command, account)
    case 'AdjustPoints':
      return adjust(command, account)
    default:
      return never(command)
  }
}

const enrol = ({ customerId, occurredAt, at }: Of<AccountCommand, 'Enrol'>): AccountEvent => ({
  type: 'AccountEnrolled',
  customerId,
  occurredAt: occurredAt ?? at,
  enrolledAt: at,
})
