import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { explain } from '../../functions/commands/explain.ts'
import { rebase } from '../../functions/commands/rebase.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { sampleBoardFile } from '../given/sample-board.ts'

let out = ''
let err = ''
let folder = ''

beforeEach(() => {
  ;[out, err] = ['', '']
  folder = mkdtempSync(join(tmpdir(), 'rebase-'))
  copyFileSync(sampleBoardFile, join(folder, 'board.yaml'))
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'operator')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((err += String(text)), true))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('explain', () => {
  it('prints the month and the year, each number with how it follows', async () => {
    expect(await explain(['all-recorded-crime', '--month', '2018-03'])).toBe(0)
    const number = (term: string) => Number(new RegExp(`^  ${term} +([-\\d.]+) `, 'm').exec(out)![1])
    expect(number('Figure')).toBe(4988)
    expect(number('Level') * number('Season factor') * number('Length')).toBeCloseTo(number('Expected'), 5)
    expect(out).toContain('2018-03/P12M')
  })

  it.each([
    [['all-recorded-crimes'], 'did you mean'],
    [['all-recorded-crime', '--month', 'March'], '--month is "March"'],
    [['all-recorded-crime', '--area', 'nowhere'], 'has no figure'],
    [[], 'missing: INDICATOR; usage: boardpack explain INDICATOR'],
  ])('%j is refused in one line', async (args, words) => {
    expect(await explain(args)).toBe(2)
    expect(err.toLowerCase()).toContain(words.toLowerCase())
  })
})

describe('rebase', () => {
  const board = () => join(folder, 'board.yaml')
  const args = (...more: string[]) => [
    'all-recorded-crime',
    '--from',
    '2017-04',
    '--because',
    'A change of recording',
    '--board',
    board(),
    ...more,
  ]

  it('records the new level in the board’s file and changes nothing else', async () => {
    expect(await rebase(args('--by', 'commissioner', '--on', '2018-05-10'))).toBe(0)
    const loaded = loadBoard(readFileSync(board(), 'utf8'))
    if (!loaded.ok) throw new Error('the changed file is faulty')
    expect(loaded.board.indicators.find(({ id }) => id === 'all-recorded-crime')!.rebases).toContainEqual({
      month: '2017-04',
      reason: 'A change of recording',
      decidedBy: 'commissioner',
      decidedOn: '2018-05-10',
      recordedBy: 'local',
    })
    const lines = (file: string) => new Set(readFileSync(file, 'utf8').split('\n'))
    const [before, after] = [lines(sampleBoardFile), lines(board())]
    expect([...before].filter(line => line.startsWith('#') && !after.has(line))).toEqual([])
    expect(await rebase(args('--by', 'commissioner'))).toBe(2)
    expect(err).toContain('has a new level from April 2017 already')
  })

  it('needs a role of the board and a reason', async () => {
    expect(await rebase(args('--by', 'nobody'))).toBe(2)
    expect(err).toContain('is not a role')
    expect(await rebase(['all-recorded-crime', '--from', '2017-04', '--by', 'commissioner', '--board', board()])).toBe(
      2,
    )
    expect(readFileSync(board(), 'utf8')).toBe(readFileSync(sampleBoardFile, 'utf8'))
  })
})
