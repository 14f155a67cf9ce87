import type { Indicator } from '../../../config/schema/indicator.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import { sentenceCase } from '../../../figures/sentence-case.ts'
import { type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import { type KindOfFigure, kindBesides } from '../headings/kind-of-figure.ts'
import type { Column, Table } from '../headings/table-layout.ts'
import { kindDoubt } from './kind-doubts.ts'

/** What a cell of a column that is not read says of its row: `Target` under Type, a district under Team. */
export function rowDoubts(
  context: FigureContext,
  { grid }: Table,
  { row, cells }: GridRow,
  column: Column,
  { frequency }: Indicator,
  mayNameArea: boolean,
): { kind?: KindOfFigure; doubt: Doubt }[] {
  const cell = cells[column.index]
  if (!cell || cell.number !== null || isBlank(cell)) return []
  const place = { sheet: grid.sheet, row, column: column.label }
  const kind = kindBesides(cell.text, frequency)
  if (kind) return [{ kind, doubt: kindDoubt(kind, cell.text, place, frequency) }]
  const [, status] = /^(provisional|estimated?|revised)\b/i.exec(cell.text) ?? []
  if (status !== undefined)
    return [{ doubt: statusDoubt(cell.text, status.toLowerCase().replace(/ate$/, 'ated'), place) }]
  const area = mayNameArea ? context.names.findArea(cell.text) : undefined
  if (!area || area.id === context.wholeArea) return []
  const { whole } = context.board.words
  const details = {
    found: `${quoteForMessage(cell.text)} in a column that was not read`,
    expected: 'a column Area that says which area each figure is of',
    fix: `Give the column the heading Area. Write ${sentenceCase(whole)} for figures of the whole ${whole}.`,
    readAs: `a figure of the whole ${whole}`,
    or: `a figure of ${cell.text}`,
  }
  return [{ doubt: { code: 'area-in-column', place, details } }]
}

function statusDoubt(words: string, status: string, place: Doubt['place']): Doubt {
  const fix = `Is this figure ${status}? Write ${status} under a heading Status, or published.`
  const details = {
    found: `${quoteForMessage(words)} in a column that was not read`,
    expected: 'a status under a heading Status',
    fix,
  }
  return {
    code: 'status-in-words',
    place,
    details: { ...details, readAs: 'a published figure', or: `one that is ${status}` },
  }
}
