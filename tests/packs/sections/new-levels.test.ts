import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { rebase } from '../../../functions/commands/rebase.ts'
import type { Chart } from '../../../shared/document/chart.ts'
import type { Section } from '../../../shared/document/document.ts'
import { sentenceText } from '../../../shared/document/text.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { checkAgainstTables, readTablesOf } from '../../../shared/packs/gate/check-claims.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { loadOrThrow, sampleBoardFile } from '../../given/sample-board.ts'
import { samplePack } from '../sample-pack.ts'

const TRIALS = 'effective-trial-rate'
let folder = ''
let input: PackInput
let before: PackModel
let after: PackModel

/** The pack of the next meeting, with what was recorded in the meantime and one month more. */
function nextMonth(first: PackInput, boardText: string): PackInput {
  const board = loadOrThrow(boardText)
  const meeting = { ...first.meeting, date: '2018-06-14' }
  const revisions = new Map(
    [...first.revisions].map(([id, areas]) => [
      id,
      new Map(
        [...areas].map(([area, known]) => {
          const newest = known.find(({ period }) => period === '2018-03')
          const next = { ...newest!, period: '2018-04', drop: 'april.csv', knownFrom: '2018-05-20T09:00:00.000Z' }
          return [area, newest === undefined ? known : [...known, next]]
        }),
      ),
    ]),
  )
  return {
    ...first,
    board,
    pack: board.packs.find(({ id }) => id === 'performance')!,
    meeting,
    revisions,
    drops: new Map([
      ...first.drops,
      ['april.csv', { file: 'april.csv', feed: 'indicators', knownFrom: '2018-05-20T09:00:00.000Z' }],
    ]),
    previous: { run: 'performance-2018-05-10', meeting: '2018-05-10', drops: new Set(first.drops.keys()) },
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'new-level-'))
  const file = join(folder, 'board.yaml')
  copyFileSync(sampleBoardFile, file)
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  input = await samplePack('performance')
  before = buildPackModel(input)
  const command = /boardpack rebase (.*?)\.?$/m.exec(wordsOf(pageOf(before, TRIALS)))![1]!
  const args = command.replace('REASON', 'Reports are counted once').replace('ROLE', 'commissioner')
  const words = args.match(/Reports are counted once|\S+/g)!
  expect(await rebase([...words, '--on', '2018-05-10', '--board', file])).toBe(0)
  after = buildPackModel(nextMonth(input, readFileSync(file, 'utf8')))
  vi.restoreAllMocks()
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true }))

const pageOf = ({ appendices }: PackModel, indicator: string): Section =>
  appendices.find(({ id }) => id === 'indicators')!.sections.find(({ id }) => id === `indicator-${indicator}`)!
const wordsOf = ({ blocks }: Section) =>
  blocks
    .flatMap(block => (block.kind === 'callout' || block.kind === 'paragraph' ? block.sentences : []))
    .map(sentenceText)
    .join('\n')
const chartOf = (model: PackModel): Chart =>
  pageOf(model, TRIALS).blocks.flatMap(block => (block.kind === 'chart' ? [block.chart] : []))[0]!

describe('a level that has lasted', () => {
  it('is put to the board on its page and in one table, as a question with both levels, what follows from the answer, and the command', () => {
    const words = wordsOf(pageOf(before, TRIALS))
    expect(words).toContain(
      'Since April 2017 the level of Effective Trial rate is 47.9%; from March 2015 to March 2017 it was 41.6%.',
    )
    expect(words).toContain('If the Board says yes, later months are compared with the new level alone.')
    expect(JSON.stringify(before.sections.find(({ id }) => id === 'overview'))).toContain(
      'should the Board accept them?',
    )
  })

  it('is proposed only where the evidence is strong: two of the 42 sample indicators', () => {
    const proposed = before.appendices
      .find(({ id }) => id === 'indicators')!
      .sections.filter(page => wordsOf(page).includes('boardpack rebase'))
    expect(proposed.map(({ id }) => id)).toEqual(['indicator-effective-trial-rate', 'indicator-vacated-trial-rate'])
  })

  it('is asked about on page one in one line, and the others are counted', () => {
    expect(before.asked.slice(1).map(sentenceText)).toEqual([
      'Should the Board accept a new level for Effective Trial rate: 47.9% since April 2017, 41.6% before?',
      'The data pack asks the same of 1 other.',
    ])
  })

  it('is not asked about on page one again in the next pack, nor of the public', { timeout: 240_000 }, () => {
    expect(after.asked.map(sentenceText).join(' ')).not.toContain('new level')
    expect(JSON.stringify(buildPackModel({ ...input, edition: 'public' }))).not.toContain('accept a new level')
  })

  it('is claimed of the published months, which bear it out', () => {
    expect(before.claims.filter(({ kind }) => kind === 'new-level').length).toBeGreaterThan(1)
    expect(checkAgainstTables(before.claims, readTablesOf(before))).toEqual([])
  })
})

describe('once the board has recorded it with the command of the page', () => {
  it('the next pack says so under what changed, with the reason, who decided and when', () => {
    const changed = JSON.stringify(after.sections.find(({ id }) => id === 'restated'))
    expect(changed).toContain('Effective Trial rate: a new level counts from April 2017. Reports are counted once (')
    expect(changed).toContain('10 May 2018)')
    expect(wordsOf(pageOf(after, TRIALS))).toContain('A new level counts from April 2017: Reports are counted once.')
  })

  it('the chart has two phases: a rule at the month, and a range that begins again after it', () => {
    expect(chartOf(before).rebases).toEqual([])
    const chart = chartOf(after)
    expect(chart.rebases).toEqual([{ month: '2017-04', reason: 'Reports are counted once' }])
    expect(chart.alternative).toContain('A new level counts from April 2017.')
    const levels = chart.lines.filter(({ kind }) => kind === 'mean')
    expect(levels).toHaveLength(2)
    expect(levels[0]!.to).toBe('2017-03')
    expect(levels[1]!.from > '2017-04').toBe(true)
  })

  it('its page asks no more', () => {
    expect(wordsOf(pageOf(after, TRIALS))).not.toContain('boardpack rebase')
  })
})
