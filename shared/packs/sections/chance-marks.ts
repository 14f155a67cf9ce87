import type { BoardFile } from '../../config/schema/index.ts'
import type { Chart } from '../../document/chart.ts'
import type { Block } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { chanceRate } from '../../indicators/chance-rates.ts'
import type { Judgement } from '../../indicators/judgement.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/** Share of bodies like their peers that lie outside the range of one more like them, by the construction of that range. */
const PEER_CHANCE = 0.05

/** One kind of judgement in the pack: how many were made, how many got a word, and how many would by chance alone. */
interface Tally {
  readonly key: string
  readonly words: string
  readonly judged: number
  readonly marked: number
  readonly byChance: number
}

/** How many of the words and marks of this pack chance alone would make, by the measured rates of its methods and its own number of series. */
export function chanceMarks(
  board: BoardFile,
  assessed: readonly AssessedIndicator[],
  charts: readonly Chart[],
  book: FigureBook,
): DraftSection[] {
  const tallies = [
    tally('month-whole', 'The month', assessed, 'month', true),
    tally('month-parts', 'The month, by area', assessed, 'month', false),
    tally('year-whole', 'The year', assessed, 'year', true),
    tally('year-parts', 'The year, by area', assessed, 'year', false),
    chartTally(assessed, charts),
    peerTally(board, assessed),
  ].filter(({ judged }) => judged > 0)
  if (tallies.length === 0) return []
  return [{ id: 'chance-marks', heading: 'What chance alone would mark', blocks: blocksOf(tallies, book) }]
}

function tally(
  key: string,
  words: string,
  assessed: readonly AssessedIndicator[],
  question: 'month' | 'year',
  isWhole: boolean,
): Tally {
  const judged = assessed
    .flatMap(({ areas }) => areas)
    .flatMap(({ subject, judgement }) =>
      judgement === null || subject.isWhole !== isWhole || judgement[question].word === 'n/a'
        ? []
        : [{ indicator: subject.indicator, judgement: judgement[question] }],
    )
  return {
    key,
    words,
    judged: judged.length,
    marked: judged.filter(({ judgement }) => hasWord(judgement)).length,
    byChance: judged.reduce(
      (sum, { indicator, judgement }) => sum + chanceRate(indicator, judgement.method, question, !isWhole),
      0,
    ),
  }
}

const hasWord = ({ word }: Judgement) => word === 'Higher' || word === 'Lower'

/** Points of the charts that show an expected range. Control charts mark months that are past as well, at a rate that nobody can print. */
function chartTally(assessed: readonly AssessedIndicator[], charts: readonly Chart[]): Tally {
  const drawn = new Map(charts.map(chart => [chart.subject, chart]))
  const points = assessed.flatMap(({ subject: { indicator, area, isWhole }, judgement }) => {
    const chart = drawn.get(`${indicator.id}/${area}`)
    if (chart === undefined || judgement === null || judgement.month.method !== 'expected-range') return []
    const ranges = chart.lines.filter(({ kind }) => kind === 'mean')
    return chart.points
      .filter(({ month, value }) => value !== null && ranges.some(({ from, to }) => month >= from && month <= to))
      .map(({ mark }) => ({
        isMarked: mark !== 'none',
        rate: chanceRate(indicator, 'expected-range', 'month', !isWhole),
      }))
  })
  return {
    key: 'chart-points',
    words: 'Points of the charts',
    judged: points.length,
    marked: points.filter(({ isMarked }) => isMarked).length,
    byChance: points.reduce((sum, { rate }) => sum + rate, 0),
  }
}

function peerTally({ words }: BoardFile, assessed: readonly AssessedIndicator[]): Tally {
  const judged = assessed.flatMap(({ judgement }) =>
    judgement === null || judgement.versusPeers.word === 'n/a' ? [] : [judgement.versusPeers],
  )
  return {
    key: 'peers',
    words: `Among the ${words.mostSimilarPeers}`,
    judged: judged.length,
    marked: judged.filter(({ word }) => word !== 'Comparable').length,
    byChance: PEER_CHANCE * judged.length,
  }
}

function blocksOf(tallies: readonly Tally[], book: FigureBook): Block[] {
  return [
    {
      kind: 'paragraph',
      sentences: [
        ['A board that looks at many figures sees some outside their ranges although nothing has changed.'],
        [
          'The table counts what this pack judged, what it marked, and how many marks chance alone would make of as many.',
        ],
        ['The rates were measured on thousands of made-up series in which nothing changes.'],
        ['A count of marks well above chance means that some of them are real; it does not say which.'],
      ],
    },
    { kind: 'table', table: chanceTable(tallies, book) },
  ]
}

function chanceTable(tallies: readonly Tally[], book: FigureBook): Table {
  const cell = (measure: string, exact: number, decimals: number): Cell => ({
    kind: 'figure',
    figure: book.derived({ indicator: '', area: '', measure, exact, decimals }),
  })
  return {
    id: 'chance-marks',
    caption: 'Judgements in this pack, those with a word or mark, and those that chance alone would mark',
    columns: [
      { key: 'what', heading: 'What was judged', kind: 'text' },
      { key: 'judged', heading: 'Judged', kind: 'number' },
      { key: 'marked', heading: 'Marked', kind: 'number' },
      { key: 'by_chance', heading: 'By chance alone', kind: 'number' },
    ],
    rows: tallies.map(({ key, words, judged, marked, byChance }): Cell[] => [
      { kind: 'text', text: words },
      cell(`judged, ${key}`, judged, 0),
      cell(`marked, ${key}`, marked, 0),
      cell(`marked by chance, ${key}`, byChance, 1),
    ]),
    notes: ['Areas get a word only beyond the stricter range, so that their number does not bring words by itself.'],
  }
}
