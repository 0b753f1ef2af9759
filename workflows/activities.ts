import { accrualActivities } from './accrual/activities.ts'
import type { Clients } from './clients.ts'
import { deliveryActivities } from './delivery/activities.ts'
import { paymentActivities } from './payment/activities.ts'
import { pickupActivities } from './pickup/activities.ts'
import { returnActivities } from './return/activities.ts'

type Activities = Record<string, (input: never) => Promise<unknown>>

/** What the worker carries out for all processes. */
export const allActivities = (clients: Clients): Activities =>
  underOneName({
    pickup: pickupActivities(clients),
    delivery: deliveryActivities(clients),
    payment: paymentActivities(clients),
    return: returnActivities(clients),
    accrual: accrualActivities(clients),
  })

/** All processes share the worker's names: one that two of them use would be carried out by the last alone. */
export function underOneName(byProcess: Record<string, Activities>): Activities {
  const owners = new Map<string, string>()
  for (const [process, activities] of Object.entries(byProcess))
    for (const name of Object.keys(activities)) {
      const other = owners.get(name)
      if (other !== undefined) throw new Error(`${other} and ${process} both call an activity ${name}`)
      owners.set(name, process)
    }
  return Object.assign({}, ...Object.values(byProcess))
}
