import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { config } from '../../functions/commands/config.ts'
import { plan } from '../../functions/commands/plan.ts'
import { sampleBoardFile } from '../../functions/commands/read-board.ts'
import { smallBoard } from './small-board.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'boards-'))
const validFile = path.join(folder, 'fit.yaml')
const invalidFile = path.join(folder, 'unfit.yaml')
writeFileSync(validFile, smallBoard)
writeFileSync(invalidFile, smallBoard.replace('polarity: down', 'polarity: upp'))
afterAll(() => rmSync(folder, { recursive: true }))

let output = ''
let errorOutput = ''
beforeEach(() => {
  output = errorOutput = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((output += String(text)), true))
  vi.spyOn(console, 'log').mockImplementation((text: string) => void (output += `${text}\n`))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (errorOutput += `${text}\n`))
})
afterEach(() => vi.restoreAllMocks())

describe('config', () => {
  it('says that a file is valid', async () => {
    expect(await config([validFile])).toBe(0)
    expect(output).toBe(`${validFile}: valid (2 indicators, 1 pack, 2 meetings)\n`)
  })

  it('lists the faults of an invalid file', async () => {
    expect(await config([invalidFile])).toBe(3)
    expect(output).toBe(
      `${invalidFile}: 1 fault\n  line 45, column 15: indicators[0].polarity is "upp"; allowed: up, down, neutral; did you mean "up"?\n`,
    )
  })

  it.each([
    [[], 'config: name one board’s file, as in: config boards/cambridgeshire.yaml\n'],
    [['a', 'b'], 'config: name one board’s file, as in: config boards/cambridgeshire.yaml\n'],
    [['--help'], 'config: name one board’s file, as in: config boards/cambridgeshire.yaml\n'],
    [[path.join(folder, 'no.yaml')], `config: cannot read ${folder}/no.yaml: there is no such file\n`],
    [[folder], `config: cannot read ${folder}: it is a folder\n`],
  ])('cannot use %j', async (args, expected) => {
    expect(await config(args)).toBe(2)
    expect([output, errorOutput]).toEqual(['', expected])
  })
})

describe('plan', () => {
  it('prints the days asked for', async () => {
    expect(await plan(['--board', validFile, '--from', '2018-05-01', '--months', '1'])).toBe(0)
    expect(output).toContain('1 May 2018 to 31 May 2018, local time (Europe/London)')
    expect(output).toContain(
      'Thursday 3 May 2018\n  2018-05-03 16:00     send pack paper: “Paper” for March 2018, to the list members: 4 working days before the meeting of Thursday 10 May 2018\n',
    )
  })

  it('ends months that are shorter at their end', async () => {
    expect(await plan(['--board', validFile, '--from', '2018-01-31', '--months', '1'])).toBe(0)
    expect(output).toContain('31 January 2018 to 27 February 2018')
  })

  it('begins today for three months with the sample board by default', async () => {
    expect(await plan([])).toBe(0)
    expect(output).toMatch(/^Business Coordination Board, Cambridgeshire Constabulary\n/)
    expect(sampleBoardFile).toMatch(/cambridgeshire\.yaml$/)
  })

  it.each([
    [['--from', '3 May'], 'plan: --from is "3 May"; allowed: a date such as 2018-05-03\n'],
    [['--months', '0'], 'plan: --months is "0"; allowed: a whole number from 1 to 36\n'],
    [['--months', '37'], 'plan: --months is "37"; allowed: a whole number from 1 to 36\n'],
    [['--months', 'two'], 'plan: --months is "two"; allowed: a whole number from 1 to 36\n'],
    [['--until', '2018-06-01'], "plan: Unknown option '--until'\n"],
    [['2018-06-01'], "plan: Unexpected argument '2018-06-01'\n"],
    [['--board'], "plan: Option '--board <value>' argument missing\n"],
    [['--board', invalidFile], `plan: ${invalidFile} has 1 fault; to see every one: boardpack config ${invalidFile}\n`],
    [['--board', path.join(folder, 'no.yaml')], `plan: cannot read ${folder}/no.yaml: there is no such file\n`],
  ])('cannot use %j', async (args, expected) => {
    expect(await plan(args)).toBe(2)
    expect([output, errorOutput]).toEqual(['', expected])
  })
})
