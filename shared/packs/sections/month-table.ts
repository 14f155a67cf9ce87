import {
  addMonths,
  financialYearStart,
  longMonth,
  MONTH_NAMES,
  type Month,
  monthOfYear,
  monthsBetween,
} from '../../calendar/month.ts'
import type { Cell, Column, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { hasFigure, measureMonths } from '../../indicators/measure.ts'
import type { PackSubject } from '../input/pack-input.ts'

/** `2017-04` is `2017/18`. */
export function financialYearName(start: Month): string {
  const year = Number(start.slice(0, 4))
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

const APRIL_FIRST = [3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2] as const

/** Every month of the history: a row a calendar month from April, a column a financial year, so that a season reads across. */
export function monthTable(subject: PackSubject, months: readonly Month[], book: FigureBook): Table {
  const { indicator, area, series } = subject
  const years = [...new Set(months.map(financialYearStart))]
  const within = new Set(months)
  const firstKnown = [...series.keys()].sort()[0] ?? months[0]!
  const withSizes = indicator.survey
  const columns: Column[] = [
    { key: 'month', heading: 'Month', kind: 'text' },
    ...years.flatMap((start): Column[] => {
      const name = financialYearName(start)
      const figure: Column = { key: `year_${name.replace('/', '_')}`, heading: name, kind: 'number' }
      const size: Column = {
        key: `n_${name.replace('/', '_')}`,
        heading: `${name}, n`,
        kind: 'number',
        description: 'People asked',
      }
      return withSizes ? [figure, size] : [figure]
    }),
  ]
  const rows = APRIL_FIRST.map(index => [
    { kind: 'text' as const, text: MONTH_NAMES[index]! },
    ...years.flatMap((start): Cell[] => {
      const month = addMonths(start, (index + 12 - (monthOfYear(start) - 1)) % 12)
      if (!within.has(month)) return Array.from({ length: withSizes ? 2 : 1 }, () => outsideSpan(month < firstKnown))
      const measure = measureMonths(indicator, series, [month])
      const figure: Cell = { kind: 'figure', figure: book.measure(indicator, area, `month ${month}`, measure) }
      return withSizes ? [figure, sampleSize(subject, month, book)] : [figure]
    }),
  ])
  return {
    id: `${indicator.id}-${area}-months`,
    caption: `${indicator.name}, ${subject.areaName}, by month, ${longMonth(months[0]!)} to ${longMonth(months.at(-1)!)}`,
    columns,
    rows,
    notes: [],
    isCompact: true,
  }
}

/** A month before records begin has no figure; any other outside the table's months is not for it to give. */
function outsideSpan(isBefore: boolean): Cell {
  return { kind: 'text', text: isBefore ? '[x]' : '[z]' }
}

function sampleSize({ indicator, area, series }: PackSubject, month: Month, book: FigureBook): Cell {
  const observation = series.get(month)
  const n = hasFigure(observation) ? (observation.n ?? observation.denominator) : null
  if (n === null)
    return { kind: 'text', text: observation?.status === 'suppressed' ? '[c]' : hasFigure(observation) ? '[x]' : 'n/a' }
  const derived = {
    indicator: indicator.id,
    area,
    measure: `n ${month}`,
    exact: n,
    decimals: 0,
    period: { from: month, to: month },
  }
  return { kind: 'figure', figure: book.derived(derived) }
}

/** The months a page shows: as many as the pack asks for, but none before the first figure. */
export function historyMonths(first: Month, last: Month, most: number): { from: Month; to: Month } {
  const span = monthsBetween(first, last) + 1
  return { from: span > most ? addMonths(last, 1 - most) : first, to: last }
}
