import type { Frequency } from '../../../calendar/period.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import { columnLetters, isBlank } from '../../containers/grid.ts'
import type { Doubt } from '../doubt.ts'
import { type KindOfFigure, kindBesides, kindInNote, kindOfFigure } from '../headings/kind-of-figure.ts'
import type { Table } from '../headings/table-layout.ts'
import { wordsAbove, wordsOf } from './words-around.ts'

/** A doubt about figures that words call something else than actual figures. */
export interface KindDoubt {
  readonly kind: KindOfFigure
  readonly doubt: Doubt
}

/** What the words around a table say its figures are, other than figures of a frequency. */
export function kindDoubts(table: Table, frequency: Frequency): readonly KindDoubt[] {
  const { grid, headingRow } = table
  const above = wordsAbove(table)
  const below = table.rows.flatMap(row => {
    const words = wordsOf(row)
    const isAlone = words.length === 1 && row.cells.every((cell, i) => isBlank(cell) || i === words[0]!.column)
    return isAlone ? words : []
  })
  const inWords = [
    ...above.map(words => ({ ...words, kind: kindBesides(words.text, frequency) })),
    ...below.map(words => ({ ...words, kind: kindBesides(words.text, frequency, kindInNote) })),
  ]
  const found: KindDoubt[] = inWords.flatMap(({ text, row, column, kind }) => {
    if (!kind) return []
    const label = grid.kind === 'workbook' ? columnLetters(column) : null
    return [{ kind, doubt: kindDoubt(kind, text, { sheet: grid.sheet, row, column: label }, frequency) }]
  })
  for (const column of table.columns) {
    if (column.kind !== 'role' || column.figuresAre === undefined) continue
    const place = { sheet: grid.sheet, row: headingRow, column: column.label }
    const heading = grid.rows.find(({ row }) => row === headingRow)?.cells[column.index]?.text ?? column.label
    if (frequency !== 'month' && kindOfFigure(heading) !== undefined && kindBesides(heading, frequency) === undefined)
      continue
    const kind = { ...column.figuresAre, onlyCounts: false }
    found.push({ kind, doubt: kindDoubt(kind, heading, place, frequency) })
  }
  const ofSheet = found.length === 0 && grid.sheet !== null ? kindBesides(grid.sheet, frequency) : undefined
  return ofSheet
    ? [{ kind: ofSheet, doubt: kindDoubt(ofSheet, grid.sheet!, { sheet: grid.sheet, row: headingRow }, frequency) }]
    : found
}

/** Asks whether figures are of the kind that words say. */
export function kindDoubt({ label }: KindOfFigure, words: string, place: Doubt['place'], frequency: Frequency): Doubt {
  const span = frequency === 'month' ? 'month' : 'period'
  return {
    code: 'kind-of-figure',
    place,
    details: {
      found: quoteForMessage(words),
      expected: `the actual figure of each ${span}`,
      fix: `The words say that the figures are ${label}. If they are, send the ${span}s' own figures instead. If they are not, correct the words, or confirm the figures.`,
      readAs: `the actual figure of each ${span}`,
      or: label,
    },
  }
}
