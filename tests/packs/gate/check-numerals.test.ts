import { describe, expect, it } from 'vitest'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { Block } from '../../../shared/document/document.ts'
import { checkNumerals, isRegister, listUntracedNumerals } from '../../../shared/packs/gate/check-numerals.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import {
  BOARD,
  CHART,
  CURRENT,
  holdFinding,
  PAPER,
  section,
  stored,
  TABLE,
  text,
  withBlocks,
  withChart,
  withTable,
} from './small-paper.ts'

const paragraphOf = (...words: string[]): Block => ({ kind: 'paragraph', number: '1.1', sentences: [words] })
const untraced = (paper: PackModel) =>
  listUntracedNumerals(paper, BOARD).map(({ numeral, where }) => `${numeral} in ${where}`)

describe('numerals that no figure answers for', () => {
  it('are none in a paper without a fault', () => {
    expect(listUntracedNumerals(PAPER, BOARD)).toEqual([])
    expect(checkNumerals(PAPER, BOARD)).toEqual([])
  })

  it('hold the paper, quoted by the first 120 letters of their sentence', () => {
    const words = `A fall of 75 ${'a'.repeat(130)}.`
    expect(checkNumerals(withBlocks(paragraphOf(words)), BOARD)).toEqual([
      holdFinding(
        'figure-untraced',
        `75 in section 1 is printed and nothing says what it is: “A fall of 75 ${'a'.repeat(107)}”.`,
      ),
    ])
    expect(listUntracedNumerals(withBlocks(paragraphOf(words)), BOARD)).toEqual([
      { numeral: '75', where: 'section 1', text: words },
    ])
  })

  it.each([
    ['a paragraph', withBlocks(paragraphOf('It is 75.')), 'section 1'],
    ['a list', withBlocks({ kind: 'list', items: [['It is 75.']] }), 'section 1'],
    ['a callout’s heading', withBlocks({ kind: 'callout', tone: 'note', heading: '75', sentences: [] }), 'section 1'],
    ['a callout', withBlocks({ kind: 'callout', tone: 'note', heading: 'Note', sentences: [['75.']] }), 'section 1'],
    ['a term', withBlocks({ kind: 'facts', facts: [{ term: '75', words: ['a'] }] }), 'section 1'],
    ['a fact', withBlocks({ kind: 'facts', facts: [{ term: 'Now', words: ['75'] }] }), 'section 1, Now'],
    ['the headline', { ...PAPER, headline: [['75.']] }, 'page one'],
    ['a gap', { ...PAPER, gaps: ['75 are late.'] }, 'gaps'],
    ['a heading', { ...PAPER, appendices: [section('B', 'b', [], 'All 75')] }, 'heading B'],
    [
      'a heading within',
      { ...PAPER, sections: [{ ...section('1', 'a', []), sections: [section('1.1', 'b', [], '75')] }] },
      'heading 1.1',
    ],
    ['a table’s caption', withTable({ caption: '75' }), 'table more'],
    ['a column', withTable({ columns: [{ key: 'a', heading: '75', kind: 'text' }] }), 'table more'],
    ['a table’s note', withTable({ notes: ['75'] }), 'table more'],
    ['a cell', withTable({ rows: [[text('75')]] }), 'table more'],
    ['a chart’s title', withChart({ title: '75' }), 'chart burglary-months'],
    ['a chart’s subtitle', withChart({ subtitle: '75' }), 'chart burglary-months'],
    ['a chart’s alternative', withChart({ alternative: '75' }), 'chart burglary-months'],
    ['a chart’s note', withChart({ notes: ['75'] }), 'chart burglary-months'],
    ['a chart’s line', withChart({ lines: [{ ...CHART.lines[0]!, label: '75' }] }), 'chart burglary-months'],
    ['a rebase', withChart({ rebases: [{ month: '2018-01', reason: '75' }] }), 'chart burglary-months'],
    ['a chart of the pages', withBlocks({ kind: 'chart', chart: { ...CHART, title: '75' } }), 'chart burglary-months'],
  ])('are found in %s', (_, paper, where) => {
    expect(untraced(paper)).toEqual([`75 in ${where}`])
  })

  it.each([
    'Calls: 999 calls answered within 10 seconds.',
    'It is as 1 year before, in the Rolling 12 months, at 95% interval.',
    'The paper of 10 May 2018 and of 1 May 2018 is on 2017/18.',
    'The figure of March 2018 (Mar-18), after Sep-17.',
    'The 12 months to March 2018.',
    'Nothing.',
  ])('%s has none', words => {
    expect(untraced(withBlocks(paragraphOf(words)))).toEqual([])
  })

  it.each([
    ['In May 18.', '18'],
    ['In May-2018.', '2018'],
    ['In 2017/1.', '2017'],
    ['In Maytime 2018.', '2018'],
    ['On 110 May 2018.', '110'],
    ['It is 12017/18.', '12017'],
    ['It is 999.', '999'],
  ])('%s has %s', (words, numeral) => {
    expect(untraced(withBlocks(paragraphOf(words)))).toContain(`${numeral} in section 1`)
  })

  it('may stand in a chart’s words where they are figures of its subject, a share without its sign', () => {
    const share = stored('rolling', 12.5, '12.5%')
    const figures = { ...PAPER.figures, [share.ref]: share }
    const chart = (title: string, subject = 'burglary/force') => ({ ...withChart({ title, subject }), figures })
    expect(untraced(chart('It fell to 139, 12.5 of all'))).toEqual([])
    expect(untraced(chart('It fell to 138'))).toEqual(['138 in chart burglary-months'])
    expect(untraced(chart('It fell to 139', 'robbery/force'))[0]).toBe('139 in chart burglary-months')
    expect(untraced({ ...withBlocks(paragraphOf('It is 139.')), figures })).toEqual(['139 in section 1'])
  })

  it('are no name that the board’s file has, where that is a number alone', () => {
    const board = { ...BOARD, legalBasis: null, meetings: [{ agendaItem: '75', minutes: 75 }] } as unknown as BoardFile
    const paper = withBlocks(paragraphOf('It is 75.'))
    expect(listUntracedNumerals(paper, board).map(({ numeral }) => numeral)).toEqual(['75'])
  })

  it('may stand in words that were worked out with a figure', () => {
    const rule = { ...stored('rule', null), printed: 'in 2 of the last 3 months' }
    const paper = withBlocks(paragraphOf('It rose in 2 of the last 3 months.'))
    expect(untraced(paper)).toEqual(['2 in section 1', '3 in section 1'])
    expect(untraced({ ...paper, figures: { ...paper.figures, [rule.ref]: rule } })).toEqual([])
  })

  it('are a supplier’s in the name of a file, and people’s in a register or a quote', () => {
    const columns = [
      { key: 'a', heading: 'A', kind: 'text' as const },
      { key: 'brought_by', heading: 'Brought by', kind: 'text' as const },
    ]
    expect(untraced(withTable({ columns, rows: [[text('75'), text('file-75.csv')]] }))).toEqual(['75 in table more'])
    expect(untraced(withBlocks({ kind: 'quote', by: 'a', on: 'b', html: '75', text: '75' }))).toEqual([])
    const table: Block = { kind: 'table', table: { ...TABLE, rows: [[text('75')]] } }
    for (const id of ['agenda', 'action-log', 'minutes', 'delivery-plan', 'risks', 'decisions', 'publication']) {
      expect(isRegister({ id })).toBe(true)
      expect(untraced({ ...PAPER, sections: [section('1', id, [table, paragraphOf('75.')], 'All 75')] })).toEqual([])
    }
    expect(isRegister({ id: 'summary' })).toBe(false)
  })

  it('are a figure’s in a sentence', () => {
    const paper = withBlocks({ kind: 'paragraph', number: '1.1', sentences: [['It is ', CURRENT, ', not 75.']] })
    expect(untraced(paper)).toEqual(['75 in section 1'])
  })
})
