import type { Month } from '../../calendar/month.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import { capitalise } from '../../document/count-words.ts'
import type { Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { measureMonths } from '../../indicators/measure.ts'
import type { PackSubject } from '../input/pack-input.ts'

/** Every quarter or year of the history, the newest last. */
export function periodTable(
  { indicator, area, areaName, series }: PackSubject,
  ends: readonly Month[],
  book: FigureBook,
): Table {
  const print = (month: Month) => printPeriodEnding(indicator.frequency, month)
  return {
    id: `${indicator.id}-${area}-periods`,
    caption: `${indicator.name}, ${areaName}, ${print(ends[0]!)} to ${print(ends.at(-1)!)}`,
    columns: [
      { key: 'period', heading: 'Period', kind: 'text' },
      { key: 'figure', heading: 'Figure', kind: 'number', description: indicator.unit },
    ],
    rows: ends.map(month => [
      { kind: 'text', text: capitalise(print(month)) },
      {
        kind: 'figure',
        figure: book.measure(indicator, area, `month ${month}`, measureMonths(indicator, series, [month])),
      },
    ]),
    notes: [],
    isCompact: true,
  }
}
