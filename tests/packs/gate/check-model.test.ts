import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document/document.ts'
import type { Figure } from '../../../shared/document/figure.ts'
import type { Cell, Table } from '../../../shared/document/table.ts'
import { checkModel } from '../../../shared/packs/gate/check-model.ts'
import {
  CHART,
  CURRENT,
  holdFinding,
  MARCH,
  PAPER,
  section,
  stored,
  TABLE,
  text,
  withBlocks,
  withChart,
  withTable,
} from './small-paper.ts'

const WRONG: Figure = { ...CURRENT, printed: '140' }
const UNKNOWN: Figure = { ...CURRENT, ref: 'burglary/force/none' }

describe('figures', () => {
  it('are one everywhere in a paper without a fault', () => {
    expect(checkModel(PAPER)).toEqual([])
  })

  it.each([
    [
      'paragraph',
      (figure: Figure): Block => ({ kind: 'paragraph', number: '1.1', sentences: [['It is ', figure, '.']] }),
    ],
    [
      'callout',
      (figure: Figure): Block => ({ kind: 'callout', tone: 'note', heading: 'Note', sentences: [[figure, '.']] }),
    ],
    ['list', (figure: Figure): Block => ({ kind: 'list', items: [['It is ', figure, '.']] })],
    ['fact', (figure: Figure): Block => ({ kind: 'facts', facts: [{ term: 'Now', words: [figure] }] })],
    [
      'table',
      (figure: Figure): Block => ({
        kind: 'table',
        table: { ...TABLE, id: 'other', rows: [[text('a'), { kind: 'figure', figure }, text('c')]] },
      }),
    ],
  ])('in a %s are those that are stored', (_, block) => {
    expect(checkModel(withBlocks(block(CURRENT)))).toEqual([])
    expect(checkModel(withBlocks(block(WRONG)))).toEqual([
      holdFinding('figure-contradicts', 'burglary/force/current is printed as 140 in one place and is 139 in another.'),
    ])
    expect(checkModel(withBlocks(block({ ...CURRENT, value: 138.6 })))).toEqual([
      holdFinding('figure-contradicts', 'burglary/force/current is printed as 139 in one place and is 139 in another.'),
    ])
    expect(checkModel(withBlocks(block(UNKNOWN)))).toEqual([
      holdFinding('figure-untraced', 'The figure 139 is printed and nothing says what it is.'),
    ])
  })

  it('in the headline and in an appendix are, too', () => {
    const what = 'burglary/force/current is printed as 140 in one place and is 139 in another.'
    expect(checkModel({ ...PAPER, headline: [['It is ', WRONG, '.']] })).toEqual([
      holdFinding('figure-contradicts', what),
    ])
    const rows = [[text('a'), { kind: 'figure' as const, figure: WRONG }, text('c')]]
    expect(checkModel(withTable({ rows }))).toEqual([holdFinding('figure-contradicts', what)])
  })

  it('may have no value at all, and a word may stand where a figure would', () => {
    const none = stored('rolling', null)
    const figures = { ...PAPER.figures, [none.ref]: none }
    const headline = [[{ printed: 'n/a', value: null, ref: none.ref, marks: [] }, ' is known.']]
    expect(checkModel({ ...PAPER, figures, headline })).toEqual([])
  })

  it('are filed under their own names', () => {
    const figures = { ...PAPER.figures, 'burglary/force/other': stored('current', 139) }
    expect(checkModel({ ...PAPER, figures })).toEqual([
      holdFinding('figure-untraced', 'What is held under burglary/force/other is another figure.'),
    ])
  })
})

const point = (i: number, change: object) => CHART.points.map((p, at) => (at === i ? { ...p, ...change } : p))

describe('charts', () => {
  it.each([
    [{}, []],
    [
      { points: point(1, { value: null }), title: 'Burglary came to 150', alternative: '150 in February 2018.' },
      [holdFinding('figure-contradicts', 'burglary/force/month 2018-03 is 139 on its chart and 139 in its table.')],
    ],
    [
      { title: 'Burglary fell' },
      [holdFinding('figure-contradicts', 'The words of the chart “Burglary fell” are not of its latest month.')],
    ],
    [
      { alternative: 'A line.' },
      [holdFinding('figure-contradicts', 'The words of the chart “Burglary fell to 139” are not of its latest month.')],
    ],
    [
      { title: 'Burglary fell', alternative: 'A line.' },
      Array(2).fill(
        holdFinding('figure-contradicts', 'The words of the chart “Burglary fell” are not of its latest month.'),
      ),
    ],
    [
      { alternative: ' ' },
      [holdFinding('chart-empty', 'The chart “Burglary fell to 139” has no words that stand for it.')],
    ],
    [
      { points: CHART.points.map(p => ({ ...p, value: null })) },
      [
        holdFinding(
          'chart-empty',
          'The chart “Burglary fell to 139” has nothing on it.',
          'Send the figures of its months, or release the pack with a reason.',
        ),
      ],
    ],
    [
      { points: point(0, { printed: '151' }) },
      [holdFinding('figure-contradicts', 'burglary/force/month 2018-02 is 151 on its chart and 150 in its table.')],
    ],
    [
      { points: point(0, { value: 151 }) },
      [holdFinding('figure-contradicts', 'burglary/force/month 2018-02 is 150 on its chart and 150 in its table.')],
    ],
    [
      { points: point(0, { month: '1999-01' }) },
      [holdFinding('figure-untraced', '150 is drawn on the chart “Burglary fell to 139” and is no figure.')],
    ],
  ])('%#: of the report stand for their months', (change, findings) => {
    expect(checkModel(withChart(change))).toEqual(findings)
  })

  it('of no subject have points of their own', () => {
    const { subject, ...free } = CHART
    expect(subject).toBe('burglary/force')
    const chart = { ...free, points: point(0, { month: '1999-01' }) }
    expect(checkModel({ ...PAPER, report: [section('1', 'exception', [{ kind: 'chart', chart }])] })).toEqual([])
  })

  it('of the pages are looked at as well', () => {
    const chart = { ...CHART, points: [] }
    expect(checkModel(withBlocks({ kind: 'chart', chart })).map(({ what }) => what)).toEqual([
      'The chart “Burglary fell to 139” has nothing on it.',
    ])
  })
})

describe('tables', () => {
  const row = TABLE.rows[0]!
  const cells = (...given: Cell[]) => [[...given, ...row.slice(given.length)]]
  it.each([
    [{}, null],
    [{ caption: ' ' }, 'The table “ ” has no caption.'],
    [{ id: 'Burglary' }, 'has the name Burglary, which is no file name.'],
    [{ id: 'burglary/months' }, 'has the name burglary/months, which is no file name.'],
    [{ id: '../burglary' }, 'has the name ../burglary, which is no file name.'],
    [{ id: 'burglary 2' }, 'has the name burglary 2, which is no file name.'],
    [{ columns: TABLE.columns.map(column => ({ ...column, key: 'a' })) }, 'has two columns of one name.'],
    [
      { columns: TABLE.columns.map((column, i) => (i === 2 ? { ...column, key: 'month' } : column)) },
      'has two columns of one name.',
    ],
    [
      { columns: TABLE.columns.map((column, i) => (i === 1 ? { ...column, heading: ' ' } : column)) },
      'has a column without a heading.',
    ],
    [{ rows: [] }, 'has no rows.'],
    [{ rows: [row, row.slice(1)] }, 'has a row of another width than its heading.'],
    [{ rows: [row, [...row, text('more')]] }, 'has a row of another width than its heading.'],
    [{ rows: cells(text(' ')) }, 'has an empty cell.'],
    [{ rows: cells(text('a'), { kind: 'icon', icon: 'up', word: ' ' }) }, 'has an empty cell.'],
  ] as [Partial<Table>, string | null][])('%#: stand alone', (change, what) => {
    const said = what === null || what.startsWith('The') ? what : `The table “Burglary by month” ${what}`
    expect(checkModel(withTable(change))).toEqual(said === null ? [] : [holdFinding('table-broken', said)])
  })

  it('print something in every cell', () => {
    const [empty, ref] = [{ ...MARCH, printed: '' }, MARCH.ref]
    const figures = { ...PAPER.figures, [ref]: { ...PAPER.figures[ref]!, printed: '' } }
    const broken = checkModel({ ...withTable({ rows: cells(text('a'), { kind: 'figure', figure: empty }) }), figures })
    expect(broken.filter(({ code }) => code === 'table-broken')).toEqual([
      holdFinding('table-broken', 'The table “Burglary by month” has an empty cell.'),
    ])
  })

  it('stand once', () => {
    expect(checkModel(withTable({ id: TABLE.id }))).toEqual([
      holdFinding('table-broken', 'The table “Burglary by month” stands in the paper twice.'),
    ])
  })
})
