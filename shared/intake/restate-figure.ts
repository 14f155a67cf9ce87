import Papa from 'papaparse'

/** A file that restates one figure of a return. */
export interface RestatedFigure {
  readonly text: string
  readonly indicator: string
  readonly area: string
  readonly period: string
  readonly before: number
  readonly after: number
}

const HEADINGS = ['indicator', 'area', 'period', 'value'] as const
type Row = Readonly<Record<string, string>>

/**
 * A tidy CSV with the newest count of a tidy return, one higher: what a supplier sends to correct a figure, for practice. Null
 * where the file is no tidy CSV, or has no whole number without a numerator.
 */
export function restateFigure(csv: string): RestatedFigure | null {
  const { data, meta } = Papa.parse<Row>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
  if (!HEADINGS.every(heading => meta.fields?.includes(heading))) return null
  const newest = data.filter(isCount).reduce<Row | null>((found, row) => (isNewer(row, found) ? row : found), null)
  if (newest === null) return null
  const [indicator, area, period, value] = HEADINGS.map(heading => newest[heading]!) as [string, string, string, string]
  const after = Number(value) + 1
  return {
    text: `${HEADINGS.join(',')}\n${[indicator, area, period, after].join(',')}\n`,
    ...{ indicator, area, period, before: Number(value), after },
  }
}

const isCount = ({ value = '', numerator = '' }: Row) => /^\d+$/.test(value) && numerator === ''

/** The first of the newest period, so that the whole comes before its parts where a file gives it first. */
const isNewer = (row: Row, found: Row | null) => found === null || row['period']! > found['period']!
