/**
 * What a log may as well say, by what was done to it: words, names, times and figures that nothing else in it is held
 * against, and last words of a stream that nothing waits for.
 */
export const legal: readonly RegExp[] = [
  // Who asked, and for what, is told by every event for itself.
  / envelope: (actor|commandHash|requestId) of /,
  // Neither needs the other.
  / swappedInLog: with /,
  // The order of what comes to the same.
  /^(AddressChanged|HoldReleased|PickingStarted|AmendmentAbandoned|MoveAbandoned|UnitsReceived|UnitsReturned|WrongCodeGiven|UnitsPicked) swappedInStream: /,
  /^(NotificationDue|PaymentCaptured|RefundExecuted|RefundReplaced|RefundFailed|ReturnCancelled|UnitsRejected|ReviewAsked|ReturnSettled) swappedInStream: /,
  /^(StockReceived|StockReserved|StockAdjusted|StockReturned|ReservationReleased|ReservationLapsed|AvailabilitySuppressed|BackordersFilled) swappedInStream: /,
  /^(SupplyAnnounced|SupplyChanged|SupplyWithdrawn|SafetyStockSet|SuppressionLifted) swappedInStream: /,
  // What nothing that follows depends on was never written, or is the newest of its stream.
  /^(AddressChanged|AmendmentWithdrawn|AmendmentProposed|HoldReleased|OrderHeld|PickingStarted|UnitsPicked|WrongCodeGiven|PointsAdjusted|ReturnSettled|MoveAbandoned|AmendmentAbandoned) (dropped|lost): /,
  /^(GoodsExpected|SupplyWithdrawn|StockReceived|StockRedisposed|SafetyStockSet|SuppressionLifted|ReservationReleased|RefundFailed|RefundNeedsPerson|PromisesCarried) (dropped|lost): /,
  /^(ItemAdded|ItemChanged|LocationAdded|LocationChanged|AvailabilityPolicyPut|EarningPolicyPut|ReturnPolicyPut|AccountEnrolled|ChannelRefunded) (dropped|lost|envelope): /,
  // A provider may still answer.
  /^(PaymentCaptured|PaymentRefunded|PaymentVoided|PaymentConfirmed|PaymentDeclined|PaymentAuthorized) (dropped|lost): /,
  // The same once more: goods that come, words, a pick of what else is to be picked.
  /^(StockReceived|StockAdjusted|StockRedisposed|SafetyStockSet|SupplyAnnounced|AmendmentProposed|OrderHeld|AvailabilitySuppressed|SuppressionLifted|AddressChanged|ItemChanged|LocationChanged|UnitsPicked|WrongCodeGiven) repeated: /,
  // Words and names.
  /^(Item|Location)(Added|Changed) (text|number|absent|list): /,
  / text: [.*\w]*\.(reason|reference|provider|providerReference|token|key|codeHash|because|opening|askedAs|placedAs|question|by|choices): /,
  / text: \.(channelOrderId|channelRefundId|moveId|cancellationId|amendmentId|adjustmentId|entryId|lotId|supplyId|id|approvedBecause|overrideReason|stopId): /,
  / absent: \.(approvedBecause|overrideReason|askedAs|channelRefundId): /,
  / text: \.(recipient\.\w+|reason|overrideReason|question|approvedBecause)\.(keyId|sealed): /,
  / text: \.owner\.step: /,
  /^(OrderPlaced|ReturnOpened) text: \.channel\.(id|kind): /,
  // Times, but for those of which something becomes due.
  / text: \.([*\w]+\.)*\w+(At|Until|By): /,
  / absent: \.([*\w]+\.)*(pickBy|chooseBy|holdUntil|leftAt): /,
  // Until when what was promised of supply might have been expected.
  / absent: \.([*\w]+\.)*againstSupply\.by: /,
  // Rules that no event of this part goes by.
  /^(AvailabilityPolicyPut|EarningPolicyPut|ReturnPolicyPut) (text|number|absent|list|flag): /,
  // Figures that only others bound: goods that came, units kept back, tax within a price.
  /^StockReceived number: \.quantity: /,
  /^ChannelRefunded number: \.amountMinor: /,
  /^(FulfilmentSplit|UnitsPicked) number: \.lines/,
  /^(SafetyStockSet|AvailabilitySuppressed|SuppressionLifted) number: \.units: /,
  / number: \.([*\w]+\.)*taxMinor: /,
  /^OrderPlaced flag: \.pricesIncludeTax: /,
  /^StockRedisposed text: \.to: /,
  // What was not written before there were payments.
  /^(OrderPlaced|OrderAmended) absent: \.([*\w]+\.)*(fulfilmentId|authorization): /,
  // What a rejection did not tell of goods that had left before.
  /^FulfilmentRejected absent: \.turns: /,
  // What is given up may never have been held.
  /^(Placement|Move|Amendment)Abandoned (text|list): \.holds/,
  // The order of what is a set.
  / list: [.*\w]+: is the other way round/,
  // What was asked for and never made.
  /^AmendmentProposed text: \.asked\.(add\.\*|fulfilments\.\*)\.(lineId|sku|fulfilmentId): /,
  /^OrderAmended text: \.added\.\*\.lineId: /,
  /^(TransferRequested) text: \.to: /,
  /^(FulfilmentMoved|OrderPlaced) text: \.([*\w]+\.)*method: /,
  /^OrderPlaced text: \.lines\.\*\.lineId: /,
]
