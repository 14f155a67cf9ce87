import type { PublishedLayout } from './layout.ts'
import { RECORDED_CRIME } from './recorded-crime.ts'

const FINGERTIPS: PublishedLayout = {
  table: 'fingertips',
  name: 'a Fingertips table',
  headings: ['Indicator ID', 'Area Code', 'Sex', 'Age', 'Time period', 'Value', 'Count', 'Denominator'],
  choices: series =>
    series.table === 'fingertips'
      ? [
          ['Indicator ID', [series.indicatorId]],
          ['Sex', series.sex === undefined ? undefined : [series.sex]],
          ['Age', series.age === undefined ? undefined : [series.age]],
          ['Category', [series.category ?? '']],
        ]
      : [],
  seriesHeading: 'Indicator ID',
  area: 'Area Code',
  periodHeading: 'Time period',
  // `2018 Q1` is of a calendar year there, `2017/18 Q4` of a financial one
  period: under =>
    under('Time period').replace(
      /^(\d{4}) Q([1-4])$/,
      (_, year: string, quarter: string) => QUARTERS[Number(quarter) - 1]! + year,
    ),
  lengths: { heading: 'Time period range', ofMonths: { 1: '1m', 3: '1q', 12: '1y' } },
  isSummed: false,
  figures({ aggregation, withoutCounts }) {
    if (aggregation === 'count' || aggregation === 'headcount') return { value: 'Count' }
    const isRatio = aggregation === 'percentage' || aggregation === 'mean'
    return isRatio && !withoutCounts
      ? { value: 'Value', numerator: 'Count', denominator: 'Denominator' }
      : { value: 'Value' }
  },
  percentagesWithoutSign: true,
  statusHeading: 'Value note',
  status(under, isEmpty) {
    const note = under('Value note')
    if (isEmpty) return /suppress|disclosure|confidential/i.test(note) ? 'suppressed' : 'missing'
    // people are not counted in parts: a count with decimals was worked out
    return /\bestimate/i.test(note) || /\.\d*[1-9]/.test(under('Count')) ? 'estimated' : null
  },
}

const QUARTERS = ['January to March ', 'April to June ', 'July to September ', 'October to December ']

/** Every published table that is read as it is. Another is a line here and a member of `publishedSchema`. */
export const PUBLISHED_LAYOUTS: readonly PublishedLayout[] = [FINGERTIPS, RECORDED_CRIME]
