import { longDate } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import { periodBefore, printPeriod, yearBefore } from '../../calendar/period.ts'
import { slugify } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { TABLE_PLACES, TableSpec } from '../../config/schema/tables.ts'
import { capitalise } from '../../document/count-words.ts'
import type { Block } from '../../document/document.ts'
import type { Column, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { printedTableId } from '../../figures/table-figures.ts'
import type { StoredTable } from '../../registers/other-tables/entry.ts'
import { periodsOf } from '../../registers/other-tables/history.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'
import { type FigureColumn, figureCell } from './other-table-cells.ts'

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
