import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handler } from '#platform/handle.ts'
import {
  type AvailabilityPolicy,
  availabilityPolicyDecider,
  type PolicyCommand,
  type PolicyEvent,
} from './domain/availability-policy.ts'
import { type Item, type ItemCommand, type ItemEvent, itemDecider } from './domain/items.ts'
import { type Location, type LocationCommand, type LocationEvent, locationDecider } from './domain/locations.ts'
import { stockDecider } from './domain/stock/decide.ts'
import { fromSnapshot, type StockSnapshot, toSnapshot } from './domain/stock/snapshot.ts'
import type { Stock, StockCommand, StockEvent } from './domain/stock/types.ts'
import { type Transfer, type TransferCommand, type TransferEvent, transferDecider } from './domain/transfers.ts'
import {
  decodeItemEvent,
  decodeLocationEvent,
  decodePolicyEvent,
  decodeStockEvent,
  decodeTransferEvent,
} from './stored-events.ts'

export type StockHandler = Handler<StockCommand, StockEvent, Stock>
export type TransferHandler = Handler<TransferCommand, TransferEvent, Transfer | null>
export type PolicyHandler = Handler<PolicyCommand, PolicyEvent, AvailabilityPolicy>
export type ItemHandler = Handler<ItemCommand, ItemEvent, Item | null>
export type LocationHandler = Handler<LocationCommand, LocationEvent, Location | null>

const version = codeVersion(new URL('./domain/', import.meta.url), new URL('./stored-events.ts', import.meta.url))

/** The platform hands back only what this very code has written, so snapshots need no decoding of old shapes. */
export const stockAggregate: Aggregate<StockCommand, StockEvent, Stock> = {
  decider: stockDecider,
  decode: decodeStockEvent,
  snapshot: { encode: toSnapshot, decode: json => fromSnapshot(json as StockSnapshot) },
  codeVersion: version,
  ignoreInHash: ['at'],
  // A hot position remembers tens of thousands of ids, so that writing its state costs more than reading these events again.
  snapshotEvery: 500,
}

export const transferAggregate: Aggregate<TransferCommand, TransferEvent, Transfer | null> = {
  decider: transferDecider,
  decode: decodeTransferEvent,
  snapshot: { encode: state => state, decode: json => json as Transfer | null },
  codeVersion: version,
  ignoreInHash: ['at'],
}

export const itemAggregate: Aggregate<ItemCommand, ItemEvent, Item | null> = {
  decider: itemDecider,
  decode: decodeItemEvent,
  snapshot: { encode: state => state, decode: json => json as Item | null },
  codeVersion: version,
}

export const locationAggregate: Aggregate<LocationCommand, LocationEvent, Location | null> = {
  decider: locationDecider,
  decode: decodeLocationEvent,
  snapshot: { encode: state => state, decode: json => json as Location | null },
  codeVersion: version,
}

export const availabilityPolicyAggregate: Aggregate<PolicyCommand, PolicyEvent, AvailabilityPolicy> = {
  decider: availabilityPolicyDecider,
  decode: decodePolicyEvent,
  snapshot: { encode: state => state, decode: json => json as AvailabilityPolicy },
  codeVersion: version,
  ignoreInHash: ['at'],
}
