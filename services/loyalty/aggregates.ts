import { loyaltyAccountStream } from '#kernel/ids.ts'
import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handled, Handler, Loaded, Request } from '#platform/handle.ts'
import type { Account, AccountCommand, AccountEvent } from './domain/account.ts'
import { accountDecider } from './domain/decider.ts'
import { type Policies, type PolicyCommand, type PolicyEvent, policyDecider } from './domain/policy.ts'
import { type AccountSnapshot, fromSnapshot, toSnapshot } from './domain/snapshot.ts'
import { decodeAccountEvent, decodePolicyEvent } from './stored-events.ts'

export type AccountHandler = Handler<AccountCommand, AccountEvent, Account | null>
export type PolicyHandler = Handler<PolicyCommand, PolicyEvent, Policies>

const version = codeVersion(new URL('./domain/', import.meta.url), new URL('./stored-events.ts', import.meta.url))

/** The platform hands back only what this very code has written, so snapshots need no decoding of old shapes. */
export const accountAggregate: Aggregate<AccountCommand, AccountEvent, Account | null> = {
  decider: accountDecider,
  decode: decodeAccountEvent,
  snapshot: { encode: toSnapshot, decode: json => fromSnapshot(json as AccountSnapshot | null) },
  codeVersion: version,
  // The policy is looked up, not asked for.
  ignoreInHash: ['at', 'policy'],
}

export const policyAggregate: Aggregate<PolicyCommand, PolicyEvent, Policies> = {
  decider: policyDecider,
  decode: decodePolicyEvent,
  snapshot: { encode: state => state, decode: json => json as Policies },
  codeVersion: version,
  ignoreInHash: ['at'],
}

/** `events` are those of this request, whenever it was first made; the account is as it stands at `position`. */
export type Standing = { events: AccountEvent[] } & Pick<Loaded<Account | null>, 'state' | 'revision' | 'position'>

/** How the account stands after a command: one that was decided before is answered at the position of what stands now. */
export async function standingAfter(
  command: AccountCommand,
  { accounts, accountId, request }: { accounts: AccountHandler; accountId: string; request: Request },
): Promise<Standing> {
  const stream = loyaltyAccountStream(accountId)
  const handled: Handled<AccountEvent, Account | null> = await accounts.handle(stream, command, request)
  const { state, revision, position } = handled.repeated ? await accounts.load(stream) : handled
  return { events: handled.events.map(({ event }) => event), state, revision, position }
}
