import { longDate } from '../../calendar/date.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { measureMonths } from '../../indicators/measure.ts'
import type { Restatement } from '../../observations/observation.ts'
import { areaName, type PackDrop, type PackInput, packIndicators } from '../input/pack-input.ts'

/** What was restated since the last pack: each month with its old and new figure, and the file that brought the new one. */
export function restatedTable(input: PackInput, restatements: readonly Restatement[], book: FigureBook): Table {
  const indicators = new Map(packIndicators(input.board, input.pack).map(indicator => [indicator.id, indicator]))
  return {
    id: 'restated',
    caption: 'Figures that are not as the last pack printed them',
    columns: [
      { key: 'indicator', heading: 'Indicator', kind: 'text' },
      { key: 'area', heading: 'Area', kind: 'text' },
      { key: 'month', heading: 'Month', kind: 'text' },
      { key: 'before', heading: 'Before', kind: 'number', description: 'As the last pack knew it' },
      { key: 'now', heading: 'Now', kind: 'number', description: 'As known now' },
      {
        key: 'brought_by',
        heading: 'Brought by',
        kind: 'text',
        description: 'The file that restated it, and when it came',
      },
      { key: 'reason', heading: 'Reason given', kind: 'text', description: 'As that file says' },
    ],
    rows: restatements.map(({ indicator: id, area, period, before, after }) => {
      const indicator = indicators.get(id)!
      const old = measureMonths(indicator, new Map([[period, before]]), [period])
      const now = measureMonths(indicator, new Map([[period, after]]), [period])
      const drop = input.drops.get(after.drop)
      return [
        { kind: 'text', text: indicator.name },
        { kind: 'text', text: areaName(input.board, area) },
        { kind: 'text', text: printPeriodEnding(indicator.frequency, period) },
        { kind: 'figure', figure: book.measure(indicator, area, `month ${period} before`, old) },
        { kind: 'figure', figure: book.measure(indicator, area, `month ${period}`, now) },
        {
          kind: 'text',
          text: drop === undefined ? '[x]' : book.words('', '', `drop ${after.drop}`, dropText(input, drop)).printed,
        },
        { kind: 'text', text: after.reason ?? '[z]' },
      ]
    }),
    notes: [],
  }
}

function dropText({ board }: PackInput, { file, knownFrom }: PackDrop): string {
  return `${file}, ${longDate(toLocalDate(knownFrom, board.board))}`
}
