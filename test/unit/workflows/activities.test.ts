import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allActivities, underOneName } from '../../../workflows/activities.ts'
import type { Clients } from '../../../workflows/clients.ts'

const workflows = new URL('../../../workflows/', import.meta.url)
const processes = readdirSync(workflows, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))

test('no two processes use one name, and none is left out', async () => {
  const carriedOut = Object.keys(allActivities({} as Clients))
  expect(processes).not.toEqual([])
  for (const process of processes) {
    const exported = await import(new URL(`${process}/activities.ts`, workflows).href)
    const own = Object.keys(exported[`${process}Activities`]({}))
    expect(own).not.toEqual([])
    expect(carriedOut).toEqual(expect.arrayContaining(own))
  }
})

test('a name that two processes use is refused, whoever comes last', () => {
  const read = async () => 'read'
  const refused = 'pickup and delivery both call an activity readOrder'
  expect(() => underOneName({ pickup: { readOrder: read }, delivery: { find: read, readOrder: read } })).toThrow(refused)
  expect(underOneName({ pickup: { readPickup: read }, delivery: { readDelivery: read } })).toEqual({
    readPickup: read,
    readDelivery: read,
  })
})
