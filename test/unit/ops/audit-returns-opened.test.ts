import { describe, test } from 'vitest'
import { at, told } from './hand-made.ts'
import { accepted, before, broken, claimed, opened, received, requested } from './returned-log.ts'

describe('a return', () => {
  test(
    'opens on just what it claims',
    broken(
      [...before, claimed(), opened({}, { units: [{ first: 2, last: 2 }], paidMinor: 333, refundMinor: 334 })],
      'returns: line 1 gives back 334 of 333, with 0 kept',
    ),
  )
  test(
    'is of its order',
    broken([...before, claimed(), opened({ currency: 'EUR' })], 'returns: is of EUR,c-1,app, where its order is of GBP,c-1,app'),
  )
  test(
    'goes by the policy of the purchase',
    broken(
      [...before, claimed(), opened({ policyVersion: 1 })],
      'returns: goes by version 1 of the rules, where version 0 was in force',
    ),
  )
  test(
    'keeps no more than the policy does',
    broken([...before, claimed(), opened({}, { feeBps: 100 })], 'returns: keeps 100 bps of line 1, where the policy keeps 0'),
  )
  test('keeps just what that comes to', () => {
    const tenders = [
      { tenderId: 'card', kind: 'card', paymentId: 'p', refundMinor: 181 },
      { tenderId: 'cash', kind: 'cash', paymentId: null, refundMinor: 143 },
    ]
    broken(
      [...before, claimed(), opened({ tenders }, { feeMinor: 10, refundMinor: 324 })],
      'returns: keeps 10 of line 1, where 0 bps come to 0',
    )()
  })
  test(
    'grants what it accepted before it accepts more',
    broken([...requested, received(), accepted(), accepted()], 'returns: accepts again before anything is granted'),
  )
})

test('a policy is in force later than the one before', () => {
  const terms = { windowDays: 30, isFinalSale: false, feeBps: 0 }
  const put = (version: number) =>
    told('policy-returns', 'ReturnPolicyPut', {
      ...{ version, effectiveFrom: at(0), otherwise: terms, categories: [], noReceiptLimitMinor: 0, putAt: at(0) },
    })
  broken([put(1), put(2)], `returns: is in force from ${at(0)}, where version 1 is from ${at(0)}`)()
})
