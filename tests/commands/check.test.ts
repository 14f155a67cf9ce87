import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { check } from '../../functions/commands/check.ts'

const folder = mkdtempSync(join(tmpdir(), 'boardpack-check-'))
afterAll(() => rmSync(folder, { recursive: true }))
const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

let out = ''
let err = ''
beforeEach(() => {
  ;[out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    err += String(text)
    return true
  })
  return () => vi.restoreAllMocks()
})

test('a good file: exit 0 and what it has', async () => {
  expect(await check([put('good.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,4988\n')])).toBe(0)
  expect(out).toContain('good.csv would be accepted (feed indicators).')
})

test('a bad file: exit 3 and every fault on a line of its own', async () => {
  expect(
    await check([
      put('bad.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,-1\nHate Crime,force,2018-13,5\n'),
    ]),
  ).toBe(3)
  expect(out.split('\n').filter(line => /\[[a-z-]+\]$/.test(line))).toHaveLength(2)
})

test('a feed may be named; one rejected file of several gives exit 3', async () => {
  const good = put('good.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,4988\n')
  expect(await check([good, '--feed', 'police-uk'])).toBe(3)
  expect(out).toContain('[not-police-uk]')
  expect(await check([good, put('empty.csv', '')])).toBe(3)
})

test('with --json: one object a file, with each value, fault and question; the clock shows --as-at', async () => {
  const good = put('good.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,4988\n')
  expect(await check([good, '--as-at', '2018-05-03', '--json'])).toBe(0)
  const value = {
    ...{ indicator: 'all-recorded-crime', area: 'force', period: '2018-03', value: 4988 },
    ...{ numerator: null, denominator: null, n: null, status: 'published', doubtful: false },
  }
  expect(JSON.parse(out)).toEqual([
    {
      ...{ file: 'good.csv', feed: 'indicators', outcome: 'accepted', rows: 1, values: [value] },
      ...{ faults: [], questions: [], notes: [] },
    },
  ])
  out = ''
  expect(await check([good, '--as-at', '2018-03-31', '--json'])).toBe(3)
  expect(JSON.parse(out)).toMatchObject([{ outcome: 'rejected', faults: [{ code: 'partial-month', row: 2 }] }])
})

test.each([
  [[], 'check: missing: FILE; usage: boardpack check FILE... [--board FILE] [--feed NAME] [--as-at DATE] [--json]'],
  [['/nowhere.csv'], 'check: /nowhere.csv cannot be read: ENOENT'],
  [[folder], `check: ${folder} cannot be read: ENOTFILE`],
  [['x.csv', '--fead', 'y'], 'check: unknown option "--fead"; did you mean "--feed"?'],
  [['x.csv', '--as-at', 'May'], 'check: --as-at is "May"; allowed: a date such as 2018-05-03'],
])('unusable arguments %j: exit 2 and one line why', async (args, line) => {
  expect(await check(args)).toBe(2)
  expect(err).toContain(line)
  expect(err.trimEnd()).not.toContain('\n')
})
