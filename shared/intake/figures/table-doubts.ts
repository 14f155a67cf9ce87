import { longMonth, type Month } from '../../calendar/month.ts'
import type { Frequency } from '../../calendar/period.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import { columnLetters, type GridRow, isBlank } from '../containers/grid.ts'
import { areaOfTable, bodyInTitle } from './area-of-table.ts'
import type { FigureContext } from './context.ts'
import type { Doubt } from './doubt.ts'
import { type KindOfFigure, kindBesides, kindInNote, kindOfFigure } from './kind-of-figure.ts'
import { monthsCutShort } from './part-of-month.ts'
import { sectionDoubts } from './section-doubts.ts'
import { type Column, rolesOf, type Table } from './table-layout.ts'

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

/** What a cell of a column that is not read says of its row: `Target` under Type, a district under Team. */
function rowDoubts(
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

interface KindDoubt {
  readonly kind: KindOfFigure
  readonly doubt: Doubt
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

/** What the words around a table say its figures are, other than figures of a frequency. */
function kindDoubts(table: Table, frequency: Frequency): readonly KindDoubt[] {
  const { grid, headingRow } = table
  const above = grid.rows.filter(({ row }) => row < headingRow).flatMap(row => wordsOf(row))
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

/** Months of which the words above a table say that their figures end early. */
function monthsInDoubt({ grid, headingRow }: Table): { month: Month; doubt: Doubt }[] {
  const above = grid.rows.filter(({ row }) => row < headingRow).flatMap(row => wordsOf(row))
  return above.flatMap(({ text, row, column }) =>
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
function noteProvisional(context: FigureContext, { grid, headingRow, columns }: Table): void {
  if (rolesOf(columns).has('status')) return
  const words = grid.rows.filter(({ row }) => row < headingRow).flatMap(row => wordsOf(row))
  const found = words.find(({ text }) => /\b(?:provisional|subject to (?:revision|change)|estimates?)\b/i.test(text))
  if (found)
    context.addNote(
      `Row ${found.row} says ${quoteForMessage(found.text)}. Figures without a status were taken as published: write provisional or estimated under a heading Status where they are.`,
    )
}

function wordsOf(row: GridRow): { text: string; row: number; column: number }[] {
  return row.cells.flatMap((cell, column) =>
    cell && cell.number === null && !isBlank(cell) ? [{ text: cell.text, row: row.row, column }] : [],
  )
}

function kindDoubt({ label }: KindOfFigure, words: string, place: Doubt['place'], frequency: Frequency): Doubt {
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

function findArea(context: FigureContext, table: Table, file: string): { area: string; doubt?: Doubt } {
  const areaColumn = table.columns.find(column => column.kind === 'role' && column.role === 'area')
  if (areaColumn !== undefined)
    return { area: context.wholeArea, ...titleAgainstRows(context, table, areaColumn.index) }
  const { sheet } = table.grid
  const place = sheet === null ? 'The file' : `Sheet ${sheet}`
  const named = areaOfTable(context.board, table, file)
  if (named === undefined) {
    context.addNote(
      sheet === null
        ? `There is no area column: every figure was taken for the whole ${context.board.words.whole}.`
        : `Sheet ${sheet} has no area column: every figure was taken for the whole ${context.board.words.whole}.`,
    )
    return { area: context.wholeArea }
  }
  if (named.isCertain) {
    context.addNote(
      `${place} has no area column: every figure was read as one of ${named.named[0]!}, which its title names.`,
    )
    return { area: named.area }
  }
  const { whole } = context.board.words
  const isOurs = context.board.areas.some(({ id }) => id === named.area) || named.area.startsWith('peer-')
  const area = named.named.length === 1 && isOurs ? named.area : context.wholeArea
  return {
    area,
    doubt: {
      code: 'area-in-title',
      place: { sheet, row: table.headingRow },
      details: {
        found: `no area column, and ${named.named.join(', ')} named in a title`,
        expected: 'a column that says which area each figure is of',
        fix: `Add a column Area. Write ${sentenceCase(whole)} for figures of the whole ${whole}.`,
        readAs: area === context.wholeArea ? `figures of the whole ${whole}` : `figures of ${named.named[0]!}`,
        or: area === context.wholeArea ? `figures of ${named.named.join(' or ')}` : `figures of the whole ${whole}`,
      },
    },
  }
}

/** A title that names a district or another body, over rows which all say that they are of the whole: one of the two is wrong. */
function titleAgainstRows(context: FigureContext, table: Table, areaIndex: number): { doubt?: Doubt } {
  const areas = table.rows.flatMap(({ cells }) => {
    const cell = cells[areaIndex]
    return cell === undefined || isBlank(cell) ? [] : [context.names.findArea(cell.text)?.id]
  })
  if (areas.length === 0 || areas.some(id => id !== context.wholeArea)) return {}
  const title = bodyInTitle(context.board, table)
  if (title === undefined) return {}
  const { whole } = context.board.words
  const details = {
    found: `${quoteForMessage(title)} over rows that all say they are of the whole ${whole}`,
    expected: 'rows and a title that agree',
    fix: `If the figures are of the whole ${whole}, take the title out. If not, write under Area which area each is of.`,
    readAs: `figures of the whole ${whole}`,
    or: `figures of ${quoteForMessage(title)}`,
  }
  return { doubt: { code: 'area-in-title', place: { sheet: table.grid.sheet, row: table.headingRow }, details } }
}
