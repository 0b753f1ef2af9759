import { describe, expect, test } from 'vitest'
import {
  availabilityPolicyDecider,
  comingShownBy,
  type RuleFor,
  ruleFor,
  shownBy,
} from '../../../services/inventory/domain/availability-policy.ts'
import { specification } from '../../specification.ts'
import { noon } from './fixtures.ts'

const rule = (more: Partial<RuleFor>): RuleFor => ({
  ...{ channelId: null, channelKind: null, keepBack: 0, showFrom: 0, locationIds: [] },
  ...more,
})
const ofBazaar = rule({ channelId: 'bazaar', keepBack: 2 })
const ofMarketplaces = rule({ channelKind: 'marketplace', keepBack: 3 })
const ofOthers = rule({ keepBack: 1 })

describe('a policy', () => {
  const { given } = specification(availabilityPolicyDecider)
  const put = (...rules: RuleFor[]) => ({ type: 'PutAvailabilityPolicy', rules, at: noon }) as const
  const wasPut = (version: number, ...rules: RuleFor[]) =>
    ({ type: 'AvailabilityPolicyPut', version, rules, putAt: noon }) as const

  test('is put', () => given().when(put(ofBazaar)).then(wasPut(1, ofBazaar)))
  test('is replaced by the next version', () => given(wasPut(1, ofBazaar)).when(put(ofOthers)).then(wasPut(2, ofOthers)))
  test('that says the same changes nothing', () => given(wasPut(1, ofBazaar)).when(put(ofBazaar)).nothing())
  test('without rules shows everything again', () => given(wasPut(1, ofBazaar)).when(put()).then(wasPut(2)))
})

describe('a channel sees by', () => {
  const policy = { version: 1, rules: [ofOthers, ofMarketplaces, ofBazaar] }
  test.each([
    ['its own rule first', { channelId: 'bazaar', channelKind: 'marketplace' }, 2],
    ['that of its kind next', { channelId: 'souk', channelKind: 'marketplace' }, 3],
    ['that of all others last', { channelId: 'web', channelKind: 'web' }, 1],
    ['that of all others where nothing is known of it', { channelId: null, channelKind: null }, 1],
  ] as const)('%s', (_, viewer, keepBack) => expect(ruleFor(policy, viewer)).toMatchObject({ keepBack }))
  test('nothing, who sees everything', () => expect(ruleFor(policy, null)).toMatchObject({ keepBack: 0 }))
  test('nothing where no rule is for it', () =>
    expect(ruleFor({ version: 1, rules: [ofBazaar] }, { channelId: 'web', channelKind: 'web' })).toMatchObject({ keepBack: 0 }))
})

test.each([
  ['all where nothing is kept back', rule({}), 5, 5],
  ['what is beyond the units kept back', rule({ keepBack: 2 }), 5, 3],
  ['none where no more is there than is kept back', rule({ keepBack: 5 }), 5, 0],
  ['as many as it must be to show any', rule({ showFrom: 3, keepBack: 2 }), 5, 3],
  ['none where fewer are there', rule({ showFrom: 4, keepBack: 2 }), 5, 0],
  ['those of its locations', rule({ locationIds: ['leeds'] }), 5, 5],
  ['none of other locations', rule({ locationIds: ['york'] }), 5, 0],
])('shown is %s', (_, by, available, shown) => expect(shownBy(by, 'leeds', available)).toBe(shown))

test.each([
  ['all that nobody waits for', rule({}), { available: 0, coming: 6 }, 6],
  ['all where what is kept back is there', rule({ keepBack: 2 }), { available: 2, coming: 6 }, 6],
  ['less what is kept back and not there', rule({ keepBack: 4 }), { available: 1, coming: 6 }, 3],
  ['none where less comes than is kept back', rule({ keepBack: 7 }), { available: 1, coming: 6 }, 0],
  ['none where fewer come than are to be shown', rule({ showFrom: 7 }), { available: 9, coming: 6 }, 0],
  ['none of other locations', rule({ locationIds: ['york'] }), { available: 0, coming: 6 }, 0],
])('of what is to come is shown %s', (_, by, units, shown) => expect(comingShownBy(by, 'leeds', units).shown).toBe(shown))
