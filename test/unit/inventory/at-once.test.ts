import { expect, test } from 'vitest'
import { settled, untilOneFails } from '../../../services/inventory/at-once.ts'

const numbers = Array.from({ length: 100 }, (_, index) => index)
const turn = () => new Promise(resolve => setImmediate(resolve))

test('results come in the order of what was asked, few at a time', async () => {
  let [running, most] = [0, 0]
  const doubled = await untilOneFails(numbers, async number => {
    most = Math.max(most, ++running)
    await turn()
    running--
    return number * 2
  })
  expect(doubled).toEqual(numbers.map(number => number * 2))
  expect(most).toBe(16)
})

test('after a failure nothing more begins, what began has ended, and the first failure in the order is thrown', async () => {
  const [begun, ended]: [number[], number[]] = [[], []]
  const work = async (number: number) => {
    begun.push(number)
    await turn()
    if (number === 20) await turn()
    ended.push(number)
    if (number === 20 || number === 21) throw new Error(`failed at ${number}`)
  }
  await expect(untilOneFails(numbers, work)).rejects.toThrow('failed at 20')
  expect(begun.length).toBeLessThan(50)
  expect(ended.sort()).toEqual(begun.sort())
})

test('where each stands for itself, all are done', async () => {
  const results = await settled(numbers, async number => {
    if (number % 2 === 1) throw new Error('odd')
    return number
  })
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(50)
})
