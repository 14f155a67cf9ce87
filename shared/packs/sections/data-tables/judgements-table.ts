import type { Column, DataTable } from '../../../document/table.ts'
import type { JudgedQuestion } from '../../../figures/claim.ts'
import type { JudgedVerdict, Judgement } from '../../../indicators/judgement.ts'
import { judgementFields, plainNumber } from '../../../indicators/judgement-fields.ts'
import type { PackSubject } from '../../input/pack-input.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'
import { numberColumn, textColumn } from './data-column.ts'

const JUDGEMENT_COLUMNS: readonly Column[] = [
  textColumn('indicator', 'Indicator'),
  textColumn('area', 'Area'),
  textColumn('question', 'Question', 'month, year, or three-years: the month against 36 months before'),
  textColumn('month', 'Month', 'The month judged, or the last of the year judged'),
  textColumn('method', 'Method'),
  numberColumn('value', 'Value', 'The figure judged'),
  numberColumn('expected', 'Expected', 'What was expected, or the benchmark'),
  numberColumn('lower', 'Range from', 'Comparable from here'),
  numberColumn('upper', 'Range to', 'Comparable up to here'),
  numberColumn('range_percent', 'Share in the range', 'Of unchanged months or years, in per cent'),
  numberColumn('significant_lower', 'Significant range from'),
  numberColumn('significant_upper', 'Significant range to'),
  textColumn(
    'range_is_of',
    'Range of',
    'expected; or figure, where a fixed benchmark is held against the interval of the figure',
  ),
  textColumn('word', 'Word'),
  textColumn('significant', 'Significant'),
  textColumn(
    'may_be_revised',
    'May be revised',
    'yes where the figure may still be revised, for which its range is wider',
  ),
]

export function judgementsTable(assessed: readonly AssessedIndicator[]): DataTable {
  const rows = assessed.flatMap(({ areas }) =>
    areas.flatMap(({ subject, judgement }) => {
      if (judgement === null) return []
      const { month, year, versusThreeYears } = judgement
      return [
        judgedRow(subject, 'month', month),
        judgedRow(subject, 'year', year),
        contextRow(subject, month, versusThreeYears),
      ]
    }),
  )
  return {
    id: 'judgements',
    caption: 'What was judged of every indicator and area of this pack, and the ranges',
    columns: JUDGEMENT_COLUMNS,
    rows,
  }
}

function judgedRow({ indicator, area }: PackSubject, question: JudgedQuestion, judgement: Judgement): string[] {
  const { benchmark } = indicator
  const isFixed = question === 'year' && benchmark.kind === 'fixed'
  const { lower, upper, significantLower, significantUpper } = judgement
  const printed = judgementFields(judgement)
  return toRow({
    ...printed,
    indicator: indicator.id,
    area,
    question,
    month: judgement.month,
    expected: isFixed ? plainNumber(benchmark.value) : printed.expected,
    range_percent: lower === null ? '' : lower === significantLower && upper === significantUpper ? '99.8' : '95',
    range_is_of: isFixed ? 'figure' : 'expected',
    may_be_revised: judgement.revision === null ? 'no' : 'yes',
  })
}

const toRow = (fields: Readonly<Record<string, string>>): string[] => JUDGEMENT_COLUMNS.map(({ key }) => fields[key]!)

/** The month against three years: one range is known of it, that of its word. */
function contextRow({ indicator, area }: PackSubject, { month, value }: Judgement, verdict: JudgedVerdict): string[] {
  const { range, word, significant, confidencePercent } = verdict
  const [lower, upper] = [plainNumber(range?.lower), plainNumber(range?.upper)]
  const isStrict = range !== null && confidencePercent !== 95
  return toRow({
    indicator: indicator.id,
    area,
    question: 'three-years',
    month,
    method: 'expected-range',
    value: plainNumber(value),
    expected: '',
    lower,
    upper,
    range_percent: range === null ? '' : String(confidencePercent),
    significant_lower: isStrict ? lower : '',
    significant_upper: isStrict ? upper : '',
    range_is_of: 'expected',
    word,
    significant: significant ? 'yes' : 'no',
    may_be_revised: 'no',
  })
}
