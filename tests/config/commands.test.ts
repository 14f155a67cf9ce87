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
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((errorOutput += String(text)), true))
})
afterEach(() => vi.restoreAllMocks())

describe('config', () => {
  it('says that a file is valid', async () => {
    expect(await config([validFile])).toBe(0)
    // its meetings are past: a warning follows
    expect(output.split('\n')[0]).toBe(`${validFile}: valid (2 indicators, 1 pack, 2 meetings)`)
  })

  it('lists the faults of an invalid file', async () => {
    expect(await config([invalidFile])).toBe(3)
    expect(output).toBe(
      `${invalidFile}: 1 fault\n  line 42, column 15: indicators[0].polarity is "upp"; allowed: up, down, neutral; did you mean "up"?\n`,
    )
  })

  it.each([
    [[], 'config: missing: FILE; usage: boardpack config FILE [--watch]\n'],
    [['a', 'b'], 'config: unexpected argument "b"; usage: boardpack config FILE [--watch]\n'],
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
    [['--until', '2018-06-01'], 'plan: unknown option "--until"; allowed: --board, --from, --months\n'],
    [
      ['2018-06-01'],
      'plan: unexpected argument "2018-06-01"; usage: boardpack plan [--board FILE] [--from DATE] [--months N]\n',
    ],
    [
      ['--board'],
      'plan: --board has no value; it takes FILE: the board’s file; that of the stack, or the sample board boards/cambridgeshire.yaml, unless it is given\n',
    ],
    [['--board', invalidFile], `plan: ${invalidFile} has 1 fault; to see every one: boardpack config ${invalidFile}\n`],
    [['--board', path.join(folder, 'no.yaml')], `plan: cannot read ${folder}/no.yaml: there is no such file\n`],
  ])('cannot use %j', async (args, expected) => {
    expect(await plan(args)).toBe(2)
    expect([output, errorOutput]).toEqual(['', expected])
  })
})
