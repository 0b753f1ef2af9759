import { allHandlersFinished, condition, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow'
import { listenForFacts } from '../facts.ts'
import { lookingForGoods } from '../looking.ts'
import { showProgress } from '../progress.ts'
import { refusedAs } from '../refused.ts'
import { patientCall, shortCall } from '../retrying.ts'
import type { CaptureDue, PickupCollecting, PickupEnd, PickupInput, PickupReading, PickupStanding } from './contract.ts'

const { readPickup } = proxyLocalActivities<PickupReading>({ ...shortCall, summary: 'Read the order' })
const { expirePickup } = proxyLocalActivities<PickupReading>({ ...shortCall, summary: 'Let the pickup expire' })
const { lookForPickupGoods } = proxyLocalActivities<PickupReading>({ ...shortCall, summary: 'Look whether the goods have come' })
const { captureForPickup } = proxyActivities<PickupCollecting>({ ...patientCall, summary: 'Capture what was authorised' })

const LOOK_AGAIN_MS = 10 * 60_000
const LOOK_FOR_ARRIVAL_MS = 24 * 3_600_000

/** Buy online, pick up in store, whether it has the goods or gets them from elsewhere: what must happen next, until the goods and the money have found their ends. */
export async function pickup(order: PickupInput): Promise<PickupEnd> {
  const facts = listenForFacts()
  const show = showProgress()
  const looks = lookingForGoods()
  const taken = new Set<string>()

  async function orExpire(now: Awaiting): Promise<void> {
    const { stage, revision, dueAt } = now
    if (await facts.newerThan(revision, dueAt, meanings[stage])) return
    await unlessDecided(expirePickup('isPromisedAnew' in now ? { ...order, late: dueAt } : order))
  }

  async function orLook({ revision, dueAt }: Extract<PickupStanding, { stage: 'awaiting_goods' }>): Promise<void> {
    if (await facts.newerThan(revision, looks.next(dueAt), 'The goods are expected')) return
    looks.looked(dueAt)
    await unlessDecided(lookForPickupGoods({ ...order, revision }))
  }

  for (;;) {
    const now = await readPickup(order)
    show({ stage: now.stage, dueAt: 'dueAt' in now ? now.dueAt : null })
    switch (now.stage) {
      case 'awaiting_payment':
        // Resolved by a process of its own; nothing falls due meanwhile.
        await facts.newerThan(now.revision, new Date(Date.now() + LOOK_AGAIN_MS).toISOString(), 'Look again whether it is paid')
        break
      case 'on_hold':
        await collect(takenNow(now.captures, taken))
        await facts.newerThan(
          now.revision,
          new Date(Date.now() + LOOK_AGAIN_MS).toISOString(),
          'Look again whether it is released',
        )
        break
      case 'awaiting_goods':
        await orLook(now)
        break
      case 'awaiting_arrival':
        // Their sender and their store tell; nothing falls due meanwhile.
        await facts.newerThan(
          now.revision,
          new Date(Date.now() + LOOK_FOR_ARRIVAL_MS).toISOString(),
          'Look again whether it has come',
        )
        break
      case 'awaiting_shopper':
        // What has left is paid for, whatever becomes of the rest.
        await collect(takenNow(now.captures ?? [], taken))
        await orExpire(now)
        break
      case 'awaiting_store':
      case 'awaiting_choice':
        await orExpire(now)
        break
      case 'handed_over':
        // The goods are gone: from here on it only goes forward.
        return ended(await collect(now.captures))
      default:
        // Whoever ended it freed the stock and let the authorisation go.
        return ended(now.stage)
    }
  }
}

type Awaiting = Extract<PickupStanding, { stage: 'awaiting_store' | 'awaiting_choice' | 'awaiting_shopper' }>
const meanings: Record<Awaiting['stage'], string> = {
  awaiting_store: 'The store promised to have it ready',
  awaiting_choice: 'The shopper may choose what becomes of it',
  awaiting_shopper: 'The goods are kept for the shopper',
}

/** Those that this run has not asked for. */
function takenNow(captures: CaptureDue[], taken: Set<string>): CaptureDue[] {
  const due = captures.filter(({ captureId }) => !taken.has(captureId))
  for (const { captureId } of due) taken.add(captureId)
  return due
}

/** What the stream refuses is not due after all, or was decided meanwhile: reading again tells. */
async function unlessDecided(step: Promise<void>): Promise<void> {
  try {
    await step
  } catch (error) {
    if (!refusedAs(error, 'NOT_DUE', 'WRONG_STATE', 'PAYMENT_PENDING')) throw error
    await sleep('1 second', { summary: 'Clocks differ, or somebody was quicker' })
  }
}

async function collect(captures: CaptureDue[]): Promise<PickupEnd> {
  if (captures.length === 0) return 'collected'
  const outcomes = await captureForPickup(captures)
  return outcomes.some(({ state }) => state === 'owed') ? 'owed' : 'collected'
}

async function ended(how: PickupEnd): Promise<PickupEnd> {
  await condition(allHandlersFinished)
  return how
}
