export type AccrualInput = { orderId: string }

export const accrualProcessId = ({ orderId }: AccrualInput): string => `accrual:${orderId}`

/** The one stage of an accrual: when its next points become active is what changes. */
export const ACCRUING = 'accruing'

export type AccrualStanding = {
  /** Of the order's stream. */
  revision: number
  /** Whether goods of the order may still leave. */
  mayLeave: boolean
  /** When the first of its promised points become active; null: none are promised. */
  activatesAt: string | null
  /** Stands for what was promised so far. */
  promise: string
  /** Whose account it is promised to. */
  customerId?: string
}

export type AccrualActivities = {
  /** Promises points for all goods that have left: each unit once, however often it is asked. */
  promisePoints(order: AccrualInput): Promise<AccrualStanding>
  /** Answers when the next are due: the same time again where the service's clock has not come so far; null: none is left. */
  activatePoints(
    due: AccrualInput & { promise: string; activatesAt: string; customerId: string | undefined },
  ): Promise<string | null>
}
