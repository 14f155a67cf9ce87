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
  vi.spyOn(console, 'error').mockImplementation(text => {
    err += String(text)
  })
  return () => vi.restoreAllMocks()
})

test('a good file: exit 0 and what it has', async () => {
  expect(await check([put('good.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,4988\n')])).toBe(0)
  expect(out).toContain('good.csv would be taken in (feed indicators).')
})

test('a bad file: exit 3 and every fault on a line of its own', async () => {
  expect(
    await check([
      put('bad.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,-1\nHate Crime,force,2018-13,5\n'),
    ]),
  ).toBe(3)
  expect(out.split('\n').filter(line => /\[[a-z-]+\]$/.test(line))).toHaveLength(2)
})

test('a feed may be named; of several files one refused makes 3', async () => {
  const good = put('good.csv', 'indicator,area,period,value\nAll Recorded Crime,force,2018-03,4988\n')
  expect(await check([good, '--feed', 'police-uk'])).toBe(3)
  expect(out).toContain('[not-police-uk]')
  expect(await check([good, put('empty.csv', '')])).toBe(3)
})

test.each([
  [[], 'check: usage: boardpack check FILE... [--board FILE] [--feed NAME]'],
  [['/nowhere.csv'], 'check: /nowhere.csv cannot be read: ENOENT'],
  [[folder], `check: ${folder} cannot be read: ENOTFILE`],
  [['x.csv', '--fead', 'y'], "check: Unknown option '--fead'"],
])('unusable arguments %j: exit 2 and one line why', async (args, line) => {
  expect(await check(args)).toBe(2)
  expect(err).toContain(line)
  expect(err).not.toContain('\n')
})
