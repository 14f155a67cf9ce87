import { longMonth, type Month } from '../../../calendar/month.ts'
import type { Frequency } from '../../../calendar/period.ts'
import type { Indicator } from '../../../config/schema/indicator.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import { columnLetters, type GridRow } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import { rolesOf, type Table } from '../headings/table-layout.ts'
import { findArea } from './area-doubts.ts'
import { type KindDoubt, kindDoubts } from './kind-doubts.ts'
import { monthsCutShort } from './part-of-month.ts'
import { rowDoubts } from './row-doubts.ts'
import { sectionDoubts } from './section-doubts.ts'
import { wordsAbove } from './words-around.ts'

/** What holds every figure of a table, and the area of those in a table without an area column. */
export interface TableDoubts {
  readonly area: string
  /** The doubts about a figure of an indicator, in a row, of a month or a longer period that ends with it. */
  of(indicator: Indicator, row: GridRow, period: Month): readonly Doubt[]
}

/** Looks around a table for words that say its figures are of another kind, or of a district, than its headings do. */
export function findTableDoubts(context: FigureContext, table: Table, file: string): TableDoubts {
  const kinds = new Map<Frequency, readonly KindDoubt[]>()
  const kindsOf = (frequency: Frequency) => {
    const found = kinds.get(frequency) ?? kindDoubts(table, frequency)
    kinds.set(frequency, found)
    return found
  }
  const sections = sectionDoubts(context, table)
  const cutShort = monthsInDoubt(table)
  noteProvisional(context, table)
  const { area, doubt } = findArea(context, table, file)
  const hasAreaColumn = rolesOf(table.columns).has('area')
  const unread = table.columns.filter(({ kind }) => kind === 'unknown')
  return {
    area,
    of: (indicator, row, period) => {
      const isCount = indicator.aggregation === 'count' || indicator.aggregation === 'headcount'
      const ofRow = unread.flatMap(column => rowDoubts(context, table, row, column, indicator, !hasAreaColumn))
      const applying = [...kindsOf(indicator.frequency), ...ofRow].flatMap(({ kind, doubt: each }) =>
        kind?.onlyCounts && !isCount ? [] : [each],
      )
      const ofPeriod = cutShort.flatMap(each => (each.month === period ? [each.doubt] : []))
      return [...applying, ...(sections.get(row.row) ?? []), ...ofPeriod, ...(doubt ? [doubt] : [])]
    },
  }
}

/** Months of which the words above a table say that their figures end early. */
function monthsInDoubt(table: Table): { month: Month; doubt: Doubt }[] {
  const { grid } = table
  return wordsAbove(table).flatMap(({ text, row, column }) =>
    monthsCutShort(text).map(month => {
      const place = { sheet: grid.sheet, row, column: grid.kind === 'workbook' ? columnLetters(column) : null }
      const details = {
        found: quoteForMessage(text),
        expected: `figures of the whole of ${longMonth(month)}`,
        fix: `Are the figures of ${longMonth(month)} of the whole month? If so, confirm them. If not, take them out, and send them when the month is complete.`,
        readAs: `figures of the whole of ${longMonth(month)}`,
        or: `figures of a part of ${longMonth(month)}`,
      }
      return { month, doubt: { code: 'part-of-month', place, details } }
    }),
  )
}

/** A title that calls figures provisional is no status: which of them are, it does not say. */
function noteProvisional(context: FigureContext, table: Table): void {
  if (rolesOf(table.columns).has('status')) return
  const found = wordsAbove(table).find(({ text }) =>
    /\b(?:provisional|subject to (?:revision|change)|estimates?)\b/i.test(text),
  )
  if (found)
    context.addNote(
      `Row ${found.row} says ${quoteForMessage(found.text)}. Figures without a status were taken as published: write provisional or estimated under a heading Status where they are.`,
    )
}
