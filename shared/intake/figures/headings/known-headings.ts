import { type NameLookup, normaliseName } from '../../../config/known-names.ts'
import type { ColumnRole } from './table-layout.ts'
import { readValueHeading } from './value-heading.ts'

/** Headings that analysts and their programs use, for each column, in workbooks and CSV files alike. */
const HEADINGS: ReadonlyMap<string, ColumnRole> = new Map(
  (
    [
      [
        'indicator',
        [
          'indicator',
          'indicator name',
          'indicator id',
          'measure',
          'measure name',
          'metric',
          'performance indicator',
          'performance measure',
          'kpi',
        ],
      ],
      [
        'area',
        [
          'area',
          'area name',
          'area code',
          'district',
          'gss code',
          'local authority',
          'geography',
          'location',
          ...['ons code', 'la code', 'la name', 'district code', 'district name'],
          ...['geography code', 'geography name', 'local authority code', 'local authority name'],
        ],
      ],
      [
        'period',
        [
          ...['month', 'period', 'date', 'month ending', 'month end', 'month start', 'month commencing'],
          ...['reporting month', 'reporting period', 'time period', 'month year', 'year month'],
          ...['month name', 'month no', 'month number', 'month num'],
          ...['period ending', 'period ended', 'period end', 'time', 'time frame', 'timeframe'],
          ...[
            'quarter ending',
            'quarter ended',
            'quarter end',
            'year ending',
            'year ended',
            'year end',
            '12 months to',
            '12 months ending',
          ],
        ],
      ],
      [
        'quarter',
        [
          'quarter',
          'qtr',
          'financial quarter',
          'fin quarter',
          'fiscal quarter',
          'reporting quarter',
          'quarter no',
          'quarter number',
        ],
      ],
      ['year', ['year', 'calendar year', 'financial year', 'fin year', 'fiscal year', 'fy']],
      ['value', ['value', 'count', 'figure', 'volume', 'actual', 'rate', 'per cent', 'percentage', '%']],
      ['numerator', ['number', 'numerator']],
      ['denominator', ['out of', 'denominator', 'base']],
      ['n', ['n', 'sample', 'sample size', 'respondents']],
      ['status', ['status']],
      ['reason', ['reason', 'reason for change', 'reason for restatement']],
    ] as const
  ).flatMap(([role, headings]) => headings.map(heading => [normaliseName(heading), role] as const)),
)

const PERCENT_HEADINGS: ReadonlySet<string> = new Set(['percent', 'percentage'])
const RATE_HEADINGS: ReadonlySet<string> = new Set([...PERCENT_HEADINGS, 'rate'])

const SUMMARY_HEADING =
  /^(total|totals|ytd|fytd|yeartodate|financialyeartodate|average|mean|change|percentchange|variance|baseline|target|trend|rolling.*|rag.*|.*ytd)$/

/** The column that a heading is for, in the words of analysts and of the board; undefined where it is none of them. */
export function roleOf(text: string, names: NameLookup): ColumnRole | undefined {
  const folded = normaliseName(text)
  const isArea = names.headings.area.has(folded) || /^lad\d{2}(?:cd|nm)$/.test(folded)
  return HEADINGS.get(folded) ?? (isArea ? 'area' : undefined)
}

/** True for a heading that is nothing but a word for a percentage. */
export const isPercentHeading = (folded: string) => PERCENT_HEADINGS.has(folded)

/** True for a heading that is nothing but a word for a rate. */
export const isRateHeading = (folded: string) => RATE_HEADINGS.has(folded)

/** Totals, targets, rates and changes beside the months: worked out here, or not asked for. */
export const isSummary = (text: string, folded: string, names: NameLookup) =>
  SUMMARY_HEADING.test(folded) || readValueHeading(text, names.headings.value)?.kind != null
