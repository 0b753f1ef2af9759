import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../deploy/local/parts.ts'
import { isAlive, localOf, type NpmStart, npmStart, pidsOf } from '../support/npm-start.ts'

const run = promisify(execFile)
/** What the file holds for 1 to 3 December, counted without Nahr. */
const SALES = '337 orders of 7,290 lines and 74,447 units for £153,652.88'

const dataDir = mkdtempSync(join(tmpdir(), 'nahr-start-'))
let begun: NpmStart | undefined

afterAll(async () => {
  begun?.signal('SIGTERM')
  await begun?.ended
  rmSync(dataDir, { recursive: true, force: true })
})

describe('npm start', () => {
  beforeAll(async () => {
    begun = npmStart(dataDir)
    await begun.prints(/Running until ctrl-C/)
  })

  const output = () => begun?.output() ?? ''

  test('shows the sales, the best sellers with their stock, and a clean audit', () => {
    expect(output()).toContain(SALES)
    expect(output()).toMatch(/84077 +WORLD WAR 2 GLIDERS ASSTD DESIGNS +3,313 +\d+ +\d+ +warehouse-uk/)
    expect(output()).toContain('every invariant holds')
    expect(output()).not.toMatch(/ ! /)
  })

  test('plays a journey from the app over two stores: who did what, what that wrote, what is waited for until when', () => {
    const [code = ''] = output().match(/(?<=the code )\d{6}/) ?? []
    const [story = ''] = output().match(/A shopper’s journey[\s\S]*?\n\n/) ?? []
    const told = [
      /app +orders 2 × cup, blue .* for pickup in London: £36.50/,
      /stock +StockReserved \d of \S+, StockReserved \d of /,
      /order +AuthorizationsRequested, OrderPlaced/,
      /payment +AuthorizationRequested £36.50, PaymentAuthorized/,
      /workflow +waits for the store to have it ready, until .* UTC, 2 hours from now/,
      /store-london +has it ready\n +order +FulfilmentReady, NotificationDue pickup.ready/,
      /workflow +waits for the shopper to collect it, until .* UTC, 7 days from now/,
      /feed to app +pickup.ready: show the shopper the code \d{6}/,
      /refused: WRONG_CODE/,
      new RegExp(`store-london +is told ${code} and hands over\n +order +FulfilmentHandedOver`),
      /workflow +captures .*\n +payment +CaptureRequested £36.50, PaymentCaptured £36.50/,
      /points +PointsPromised 36/,
      /store-leeds +sells 1 × dates/,
      /app +orders 1 × dates, 500 g to be sent, from wherever it is: £6.50\n +stock +StockReserved 1 of dates-500g\n +order +OrderPlaced/,
      /is to leave from store-\w+: covers all, \w+/,
      /app +cancels it again\n/,
      /account +42 points, promised until .* UTC, 30 days from now; 0 active, 0 owed/,
      /store-leeds +asks what 1 of the 2 cups brings: £9.00 to the card, 9 points go back/,
      /store-leeds +takes the cup back .*\n +order +UnitsClaimed/,
      /the same cup once more is refused: UNITS_CLAIMED/,
      /workflow +settles it/,
      /account +33 points/,
    ]
    const foundAt = told.map(what => story.search(what))
    expect(foundAt, story).toEqual([...foundAt].filter(at => at >= 0).sort((a, b) => a - b))
    expect(output()).toMatch(
      /journey +order \S+ is fulfilled, £36.50 captured once, £9.00 refunded once; 42 points before the return, 33 after/,
    )
    for (const what of [
      'stock +StockReturned 1 of cup-blue',
      'PaymentRefunded £9.00',
      'points +PointsClawedBack 9',
      'ReturnSettled',
    ])
      expect(story.slice(story.indexOf('settles it'))).toMatch(new RegExp(what))
  })

  test('gives the address of Temporal’s console, which answers', async () => {
    const { temporal } = localOf(dataDir)
    expect(output()).toContain(temporal.uiUrl)
    expect((await fetch(temporal.uiUrl)).status).toBe(200)
  })

  test('writes no escape codes to a pipe', () => expect(output()).not.toContain('\x1b'))

  test('keeps its keys where only their owner reads them', () => {
    for (const file of ['keys.json', 'local.json']) expect(statSync(join(dataDir, file)).mode & 0o077).toBe(0)
  })

  test('prints a first call that works as printed', async () => {
    const [line = ''] = output().match(/^ +npx buf curl .*$/m) ?? []
    const { stdout } = await run('sh', ['-c', line], { cwd: root })
    expect(JSON.parse(stdout)).toMatchObject({ stock: { sku: '84077', locationId: 'warehouse-uk' } })
  })

  test('prints commands to go on with that work as printed', async () => {
    const rows = /^ +(an order|its return|the account|a position|its sourcing|the proof) +(.*np[mx] .*)$/gm
    const commands = [...output().matchAll(rows)].map(([, , command = '']) => command)
    const answers = await Promise.all(commands.map(command => run('sh', ['-c', command], { cwd: root })))
    const answered = ['OrderPlaced', 'ReturnSettled', 'PointsClawedBack', 'StockIssued', '"parcels"', 'every invariant holds']
    expect(answers).toHaveLength(answered.length)
    for (const [index, word] of answered.entries()) expect(answers[index]?.stdout).toContain(word)
  })

  test('a second one beside it says so, with the addresses, and leaves it alone', async () => {
    const second = npmStart(dataDir)
    expect(await second.ended).toBe(1)
    const { pid, addresses } = localOf(dataDir)
    expect(second.output()).toContain(`already running here (`)
    expect(second.output()).toContain(`process ${pid}`)
    expect(second.output()).toContain(addresses.orders)
    expect(isAlive(pid)).toBe(true)
  })

  test('a part that is killed comes back, and what it held is still there', async () => {
    for (const { name, pid } of localOf(dataDir).parts) {
      process.kill(pid, 'SIGKILL')
      await begun?.prints(new RegExp(`! ${name}: ended unexpectedly \\(SIGKILL\\)[^]*${name} +is back`))
    }
    const { stdout } = await run(process.execPath, ['services/ops/nahr.ts', 'audit'], {
      cwd: root,
      env: { ...process.env, NAHR_DATA_DIR: dataDir },
    })
    expect(stdout).toContain('every invariant holds')
  })

  test('ctrl-C stops everything, and leaves nothing behind', async () => {
    const local = localOf(dataDir)
    begun?.signal('SIGINT')
    // npm ends by the signal itself, whatever its script says: what was printed and what is gone tells.
    await begun?.ended
    expect([local.pid, ...pidsOf(local)].filter(isAlive)).toEqual([])
    expect(output()).toContain('Stopped. Nothing is running any more')
  })

  test('started again it has kept everything, and takes nothing in twice', async () => {
    const again = npmStart(dataDir, '--exit', '--split')
    expect(await again.ended, again.output()).toBe(0)
    expect(again.output()).toContain(SALES)
    expect(again.output()).toContain('every invariant holds')
    const journeys = [begun, again].map(each => each?.output().match(/journey +order (\S+) is fulfilled/)?.[1])
    expect(new Set(journeys).size).toBe(2)
  })
})
