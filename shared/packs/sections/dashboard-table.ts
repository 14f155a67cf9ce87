import { shortMonth } from '../../calendar/month.ts'
import { slugify } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Cell, Column, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import type { MeasureColumn } from '../../indicators/dashboard-row.ts'
import type { SubjectJudgements } from '../../indicators/judgement.ts'
import type { PackSubject } from '../input/pack-input.ts'

const HEADINGS: Record<MeasureColumn, { heading: string; description: string }> = {
  current: { heading: 'Current', description: 'The latest month with a figure' },
  minus_1_year: { heading: '1 year before', description: 'The same month one year before' },
  minus_2_years: { heading: '2 years before', description: 'The same month two years before' },
  minus_3_years: { heading: '3 years before', description: 'The same month three years before' },
  fytd: { heading: 'Year to date', description: 'April to the current month' },
  fytd_minus_1_year: {
    heading: 'Same, last year',
    description: 'The same months of the financial year before',
  },
  rolling_12_months: { heading: 'Rolling 12 months', description: 'The twelve months ending with the current month' },
  baseline: { heading: 'Baseline', description: 'The whole financial year before that of the current month' },
}

const measureColumn = (key: MeasureColumn): Column => ({ key, kind: 'number', ...HEADINGS[key] })

/** Columns of the dashboard, in the order the board knows. The reference period is printed in the heading. */
export function dashboardColumns(board: BoardFile): Column[] {
  const reference = board.verdicts.reference
  const verdict = (key: string, heading: string, description: string): Column => ({
    key,
    heading,
    kind: 'verdict',
    description,
  })
  return [
    { key: 'indicator', heading: 'Indicator', kind: 'text' },
    { key: 'data_to', heading: 'Data to', kind: 'text', description: 'The current month of this indicator' },
    measureColumn('current'),
    measureColumn('minus_1_year'),
    measureColumn('minus_2_years'),
    measureColumn('minus_3_years'),
    verdict(
      'v_1yr_avg',
      'Month v expected',
      `Whether the current month is what the months before it lead one to expect: a forecast for counts, the ${reference} for the rest`,
    ),
    verdict('v_3yr_avg', 'Month v 36 months before', 'The same against three years'),
    measureColumn('fytd'),
    measureColumn('fytd_minus_1_year'),
    measureColumn('rolling_12_months'),
    measureColumn('baseline'),
    verdict(
      'performance_v_benchmark',
      'Year v benchmark',
      'Rolling 12 months against the 12 months before, or against a fixed benchmark',
    ),
    {
      key: peersColumn(board),
      heading: sentenceCase(board.words.mostSimilarPeers),
      kind: 'text',
      description: `Against the mean of the ${board.words.mostSimilarPeers}, and rank among them`,
    },
  ]
}

/** The dashboard of one theme in one area; `judge` gives the verdicts that were worked out for a subject. */
export function dashboardTable(
  board: BoardFile,
  theme: { readonly id: string; readonly name: string },
  subjects: readonly PackSubject[],
  judge: (subject: PackSubject) => SubjectJudgements | null,
  book: FigureBook,
): Table {
  const columns = dashboardColumns(board)
  return {
    id: `dashboard-${theme.id}`,
    caption: theme.name,
    isCompact: true,
    columns,
    rows: subjects.map(subject =>
      columns.map(column => dashboardCell(board, column.key, subject, judge(subject), book)),
    ),
    notes: [],
  }
}

/** Headed in CSV as the board calls those most like it, `most_similar_trusts`; `peers` where that is one word, or has others than letters. */
function peersColumn({ words }: BoardFile): string {
  const key = slugify(words.mostSimilarPeers).replaceAll('-', '_')
  return /^[a-z]+(_[a-z]+)+$/.test(key) ? key : 'peers'
}

function dashboardCell(
  board: BoardFile,
  key: string,
  subject: PackSubject,
  judgement: SubjectJudgements | null,
  book: FigureBook,
): Cell {
  const { indicator, area, row } = subject
  if (key === peersColumn(board))
    return {
      kind: 'text',
      text: book.words(indicator.id, area, 'place among peers', judgement?.versusPeers.displayText ?? 'n/a').printed,
    }
  switch (key) {
    case 'indicator':
      return { kind: 'text', text: indicator.name, href: `#${pageId(indicator.id)}` }
    case 'data_to':
      return { kind: 'text', text: row === null ? 'no data yet' : shortMonth(row.dataTo) }
    case 'v_1yr_avg':
      return verdictCell(judgement?.versusOneYear)
    case 'v_3yr_avg':
      return verdictCell(judgement?.versusThreeYears)
    case 'performance_v_benchmark':
      return verdictCell(judgement?.versusBenchmark)
    default: {
      const measure = row?.measures[key as MeasureColumn] ?? {
        kind: 'not-available' as const,
        reason: 'no data yet',
        missing: [],
      }
      return { kind: 'figure', figure: book.measure(indicator, area, key, measure) }
    }
  }
}

/** The word of a verdict with its significance; n/a where there is none. */
export function verdictCell(verdict: SubjectJudgements['versusOneYear'] | undefined): Cell {
  return {
    kind: 'verdict',
    word: verdict?.word ?? 'n/a',
    significant: verdict?.significant ?? false,
    sense: verdict?.sense ?? 'none',
  }
}

/** Anchor of an indicator's page. */
export function pageId(indicator: string): string {
  return `indicator-${indicator}`
}
