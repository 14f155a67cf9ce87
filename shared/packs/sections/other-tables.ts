import { longDate } from '../../calendar/date.ts'
import { type LocalCalendar } from '../../calendar/local-calendar.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import { periodBefore, printPeriod, yearBefore } from '../../calendar/period.ts'
import { slugify } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { TABLE_PLACES, TableMeasure, TableSpec } from '../../config/schema/tables.ts'
import { capitalise } from '../../document/count-words.ts'
import type { Block } from '../../document/document.ts'
import type { Mark } from '../../document/figure.ts'
import type { Cell, Column, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import {
  cellFigureName,
  changeBetween,
  changeFigureName,
  monthsOfPeriod,
  printCell,
  printChange,
  printedTableId,
} from '../../figures/table-figures.ts'
import type { CellStatus, StoredTable, TableCell } from '../../registers/other-tables/entry.ts'
import { periodsOf } from '../../registers/other-tables/history.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'

/** The tables of the board's file that a pack prints in one place, each with the newest of its periods, by theme; none where nothing was received. */
export function otherTables(
  { board, pack, registers }: Pick<PackInput, 'board' | 'pack' | 'registers'>,
  place: (typeof TABLE_PLACES)[number],
  book: FigureBook,
): DraftSection[] {
  const specs = board.themes.flatMap(theme => board.tables.filter(spec => spec.theme === theme.id))
  const blocks = specs
    .filter(({ printed, packs }) => printed === place && (packs === undefined || packs.includes(pack.id)))
    .flatMap((spec): Block[] => {
      const periods = periodsOf(registers.tables, spec.id)
      return periods.length === 0 ? [] : [{ kind: 'table', table: printTable(board, spec, periods, book) }]
    })
  return blocks.length === 0 ? [] : [{ id: `tables-in-${place}`, heading: 'Tables', blocks }]
}

/** One column of figures: of a period, a member across and a measure, or how much they changed. */
interface FigureColumn {
  readonly period: StoredTable
  /** Only of a column of changes: the period that the other is held against. */
  readonly against?: StoredTable
  readonly across: string | null
  readonly measure: TableMeasure
}

function printTable(board: BoardFile, spec: TableSpec, known: readonly StoredTable[], book: FigureBook): Table {
  const latest = known.at(-1)!
  const against = comparedWith(spec, known)
  const shown = [...new Set([...(against === undefined ? [] : [against]), ...known.slice(-spec.show)])].sort((a, b) =>
    a.period < b.period ? -1 : 1,
  )
  const across =
    spec.across === undefined
      ? [null]
      : namesIn(
          spec.across.members,
          shown.map(table => table.across),
        )
  const members = across.flatMap(name => spec.measures.map(measure => ({ across: name, measure })))
  const figures: FigureColumn[] = [
    ...shown.flatMap(period => members.map(member => ({ ...member, period }))),
    ...(against === undefined ? [] : members.map(member => ({ ...member, period: latest, against }))),
  ]
  const rows = namesIn(
    spec.rows.members,
    shown.map(table => table.rows),
  )
  const spansPeriods = shown.length > 1
  return {
    id: printedTableId(spec),
    caption: captionOf(spec, shown),
    columns: [
      { key: 'name', heading: spec.rows.heading, kind: 'text', isQuoted: true },
      ...figures.map(column => headColumn(spec, column, spansPeriods, across.length > 1)),
    ],
    rows: rows.map(row => [{ kind: 'text', text: row }, ...figures.map(column => figureCell(spec, row, column, book))]),
    notes: notesOf(board, spec, shown, against),
    audience: spec.audience,
  }
}

/** The period that the latest is held against, where one was asked for and received. */
function comparedWith({ compare, period: kind }: TableSpec, known: readonly StoredTable[]): StoredTable | undefined {
  const { period } = known.at(-1)!
  if (compare === 'none') return undefined
  const wanted = compare === 'previous' ? periodBefore(kind, period) : yearBefore(period)
  return known.find(table => table.period === wanted)
}

/** Members in the order of the board's file, or as the newest file has them with those that only earlier ones have. */
function namesIn(
  members: readonly { readonly name: string }[] | undefined,
  found: readonly (readonly string[])[],
): string[] {
  return members === undefined ? [...new Set([...found].reverse().flat())] : members.map(({ name }) => name)
}

function captionOf(spec: TableSpec, shown: readonly StoredTable[]): string {
  const print = ({ period }: StoredTable) => printPeriod(spec.period, period)
  const [first, last] = [shown[0]!, shown.at(-1)!]
  const unit = spec.measures.length === 1 && spec.measures[0]!.unit === '£000' ? ', in thousands of pounds' : ''
  const span = shown.length === 1 ? print(last) : `${print(first)} and ${print(last)}`
  return `${spec.title}${unit}, ${shown.length > 2 ? span.replace(' and ', ' to ') : span}`
}

function headColumn(
  spec: TableSpec,
  { period, against, across, measure }: FigureColumn,
  spansPeriods: boolean,
  spansAcross: boolean,
): Column {
  const time = against === undefined ? capitalise(printPeriod(spec.period, period.period)) : 'Change'
  const isMeasureNamed = spec.measures.length > 1 || (!spansPeriods && !spansAcross)
  const unit = measure.unit === '£000' && spec.measures.length > 1 ? ' (in thousands of pounds)' : ''
  const parts = [
    ...(spansPeriods ? [time] : []),
    ...(spansAcross && across !== null ? [across] : []),
    ...(isMeasureNamed ? [`${measure.heading}${unit}`] : []),
  ]
  const key = [measure.id, across, against === undefined ? printPeriod(spec.period, period.period) : 'change']
  return {
    key: slugify(key.filter(part => part !== null).join(' ')).replaceAll('-', '_'),
    heading: parts.join(', '),
    kind: 'number',
    description: `${measure.heading}, ${measure.unit}`,
    isQuoted: true,
  }
}

const SHORTHAND: Readonly<Partial<Record<CellStatus, Mark>>> = {
  suppressed: 'c',
  missing: 'x',
  unconfirmed: 'x',
  'not-applicable': 'z',
  provisional: 'p',
  revised: 'r',
  estimated: 'e',
}

function figureCell(spec: TableSpec, row: string, column: FigureColumn, book: FigureBook): Cell {
  const { period, against, across, measure } = column
  const now = cellOf(period, row, column)
  const place = { row, across }
  if (against === undefined)
    return {
      kind: 'figure',
      figure: book.cell({
        ...cellFigureName(spec, place, measure, period.period),
        ...printed(now, value => printCell(measure, value)),
        period: monthsOfPeriod(spec.period, period.period),
        drops: [period.drop],
      }),
    }
  const before = cellOf(against, row, column)
  const unknown = [now, before].find(cell => cell?.value === null || cell?.value === undefined)
  const isKnown =
    now?.value !== null && now?.value !== undefined && before?.value !== null && before?.value !== undefined
  const change = isKnown ? changeBetween(before.value, now.value) : null
  return {
    kind: 'figure',
    figure: book.cell({
      ...changeFigureName(spec, place, measure, [against.period, period.period]),
      ...(change === null
        ? printed(unknown, () => '')
        : { printed: printChange(measure, change), value: change, marks: [] }),
      period: {
        from: monthsOfPeriod(spec.period, against.period).from,
        to: monthsOfPeriod(spec.period, period.period).to,
      },
      drops: [against.drop, period.drop],
    }),
  }
}

const cellOf = ({ cells }: StoredTable, row: string, { across, measure }: FigureColumn): TableCell | undefined =>
  cells.find(cell => cell.row === row && cell.across === across && cell.measure === measure.id)

/** What is printed of a cell: its figure with its mark, or the mark that says why there is none. */
function printed(
  cell: TableCell | undefined,
  print: (value: number) => string,
): { readonly printed: string; readonly value: number | null; readonly marks: readonly Mark[] } {
  const mark = SHORTHAND[cell?.status ?? 'missing']
  if (cell === undefined || cell.value === null || cell.status === 'unconfirmed')
    return { printed: `[${mark ?? 'x'}]`, value: null, marks: [mark ?? 'x'] }
  return { printed: print(cell.value), value: cell.value, marks: mark === undefined ? [] : [mark] }
}

function notesOf(
  board: BoardFile,
  spec: TableSpec,
  shown: readonly StoredTable[],
  against: StoredTable | undefined,
): string[] {
  const latest = shown.at(-1)!
  const isHeld = shown.some(({ cells }) => cells.some(({ status }) => status === 'unconfirmed'))
  const wanted =
    spec.compare === 'none'
      ? null
      : spec.compare === 'previous'
        ? periodBefore(spec.period, latest.period)
        : yearBefore(latest.period)
  return [
    `Source: ${spec.source}. Received on ${receivedOn(latest, board.board)}.`,
    ...spec.notes,
    ...(wanted === null || against !== undefined
      ? []
      : [`No figures were received for ${printPeriod(spec.period, wanted)} to compare with.`]),
    ...(isHeld ? ['A figure that its supplier has not confirmed is left out.'] : []),
  ]
}

const receivedOn = ({ knownFrom }: StoredTable, local: LocalCalendar) => longDate(toLocalDate(knownFrom, local))
