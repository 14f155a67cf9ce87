import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { csvColumns } from '../../shared/document/csv-columns.ts'
import { MARKS, type Mark } from '../../shared/document/figure.ts'
import type { Table } from '../../shared/document/table.ts'
import { publishedTables } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { markUpTables } from './mark-up-tables.ts'
import { setUpPages } from './set-up-pages.ts'
import type { SheetTable } from './sheet-table.ts'

/** Rows above the heading of a sheet's table: its title, what is on the sheet, a link back. */
const ROWS_ABOVE = 3
/** Characters of a column at least and at most, so that nothing is cut off and nothing is a page wide; the first has the notes too. */
const WIDTH = { least: 12, first: 24, most: 60 }

/**
 * Every table of an edition as one workbook, by the guidance of the Government Analysis Function on spreadsheets: a cover, a
 * list of the tables, notes with the shorthand, then one table a sheet, from the first column, without merged cells or blank
 * rows, each marked up as a table. Cells are values, never formulas.
 */
export function tablesWorkbook(model: PackModel): { readonly xlsx: Uint8Array; readonly ods: Uint8Array } {
  const tables = publishedTables(model).filter(({ rows }) => rows.length > 0)
  const workbook = utils.book_new()
  workbook.Props = { Title: titleOf(model), Author: model.paper.body, Subject: model.reportedPeriod }
  addSheet(workbook, coverSheet(model, tables.length), 'Cover')
  addSheet(workbook, contentsSheet(tables), 'Contents')
  addSheet(workbook, notesSheet(), 'Notes')
  const marked: SheetTable[] = [
    { sheet: 2, sheetName: 'Contents', name: 'contents', from: 2, columns: ['Sheet', 'Title'], rows: tables.length },
    {
      ...{ sheet: 3, sheetName: 'Notes', name: 'shorthand', from: 2 },
      ...{ columns: ['Shorthand', 'Meaning'], rows: Object.keys(MARKS).length },
    },
  ]
  tables.forEach((table, i) => {
    const { sheet, columns } = tableSheet(table, i + 1)
    addSheet(workbook, sheet, sheetName(i + 1))
    marked.push({
      ...{ sheet: i + 4, sheetName: sheetName(i + 1), name: `table_${i + 1}` },
      ...{ from: ROWS_ABOVE, columns, rows: table.rows.length },
    })
  })
  const options = { type: 'array', compression: true } as const
  const widths = workbook.SheetNames.map(name => widthOf(workbook.Sheets[name]!))
  const written = (bookType: 'xlsx' | 'ods') => new Uint8Array(write(workbook, { ...options, bookType }) as ArrayBuffer)
  const headings = new Map(marked.map(({ sheet, from }) => [sheet, from]))
  return {
    xlsx: markUpTables(written('xlsx'), marked, widths),
    ods: setUpPages(
      written('ods'),
      widths.map((width, i) => ({ width, headings: headings.get(i + 1) ?? null })),
      WIDTH.most,
    ),
  }
}

const widthOf = (sheet: WorkSheet) => (sheet['!cols'] ?? []).reduce((sum, { wch = 0 }) => sum + wch, 0)
const sheetName = (number: number) => `Table ${number}`
const titleOf = ({ paper, reportedPeriod }: PackModel) => `${paper.board}: ${paper.title}, ${reportedPeriod}, tables`

function coverSheet(model: PackModel, count: number): WorkSheet {
  const { paper, notice, run } = model
  return textSheet([
    titleOf(model),
    ...(notice === null ? [] : [notice]),
    ...(paper.marking === null ? [] : [`Marking: ${paper.marking}`]),
    `Published by ${paper.body} for the meeting of ${paper.date}, version ${run.version}`,
    `This workbook has ${count} tables, each on a sheet of its own. They are those of the report, the data pack and the meeting pack, and last the data behind them: every month, what was judged and how, and the peers.`,
    'Empty cells: there is no figure; the column beside it says why, in the shorthand explained on the sheet Notes.',
    `Questions: ${paper.contact.title}, ${paper.contact.email}`,
  ])
}

function contentsSheet(tables: readonly Table[]): WorkSheet {
  const rows = tables.map(({ caption }, i) => [sheetName(i + 1), caption])
  const sheet = utils.aoa_to_sheet([
    ['Tables in this workbook'],
    ['This sheet has one table.'],
    ['Sheet', 'Title'],
    ...rows,
  ])
  rows.forEach(([name], i) => {
    linkTo(sheet, `A${i + 4}`, name!)
  })
  sheet['!cols'] = [{ wch: WIDTH.least }, { wch: 2 * WIDTH.most }]
  return sheet
}

function notesSheet(): WorkSheet {
  const rows = Object.entries(MARKS).map(([mark, meaning]) => [`[${mark as Mark}]`, meaning])
  const sheet = utils.aoa_to_sheet([
    ['Notes'],
    ['This sheet has one table: the shorthand.'],
    ['Shorthand', 'Meaning'],
    ...rows,
  ])
  sheet['!cols'] = [{ wch: WIDTH.least }, { wch: WIDTH.most }]
  return sheet
}

function tableSheet(table: Table, number: number): { readonly sheet: WorkSheet; readonly columns: readonly string[] } {
  const columns = csvColumns(table)
  const headings = uniqueHeadings(columns.map(({ title }) => title))
  const sheet = utils.aoa_to_sheet([
    [`${sheetName(number)}: ${table.caption}`],
    [['This sheet has one table.', ...table.notes].join(' ')],
    ['Back to the contents'],
    headings,
    ...table.rows.map((_, row) => columns.map(({ values, dataType }) => toCell(values[row]!, dataType === 'number'))),
  ])
  linkTo(sheet, 'A3', 'Contents')
  sheet['!cols'] = columns.map(({ values }, i) => {
    const longest = Math.max(headings[i]!.length, ...values.map(value => value.length))
    const least = i === 0 ? WIDTH.first : WIDTH.least
    return { wch: Math.min(WIDTH.most, Math.max(least, longest + 1)) }
  })
  return { sheet, columns: headings }
}

/** An empty cell where there is no figure: a zero would be one. */
const toCell = (value: string, isNumber: boolean) => (value === '' ? null : isNumber ? Number(value) : value)

/** A table's headings must differ. */
function uniqueHeadings(titles: readonly string[]): string[] {
  return titles.map((title, i) => {
    const before = titles.slice(0, i).filter(other => other === title).length
    return before === 0 ? title : `${title} (${before + 1})`
  })
}

/** Makes a cell a link to a sheet of the workbook. */
function linkTo(sheet: WorkSheet, cell: string, target: string): void {
  ;(sheet[cell] as CellObject).l = { Target: `#'${target}'!A1`, Tooltip: `To ${target}` }
}

function textSheet(lines: readonly string[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(lines.map(line => [line]))
  sheet['!cols'] = [{ wch: 2 * WIDTH.most }]
  return sheet
}

function addSheet(workbook: WorkBook, sheet: WorkSheet, name: string): void {
  utils.book_append_sheet(workbook, sheet, name)
}
