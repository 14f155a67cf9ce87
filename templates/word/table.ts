import {
  BorderStyle,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { PALETTE } from '../../shared/charts/palette.ts'
import { condenseMarks } from '../../shared/document/condense-marks.ts'
import type { Cell, Table as TableModel } from '../../shared/document/table.ts'
import { cellText, marksKey, marksOfTable } from '../../shared/document/text.ts'
import { fitTable } from '../pdf/column-widths.ts'
import { type ReportWriter, TEXT_POINTS } from './report-writer.ts'
import { tableCellStyle } from './styles.ts'
import { textRun } from './text-run.ts'

const colour = (hex: string) => hex.slice(1)
/** Twentieths of a point, and halves of one. */
const DXA = 20
const HALF_POINTS = 2

/** A table under its caption: a heading row that repeats on every page, the first cell of a row its heading, figures and verdicts locked. */
export function tableBlock(printed: TableModel, writer: ReportWriter): FileChild[] {
  const table = condenseMarks(printed)
  const { size, padding, widths } = fitTable(table, TEXT_POINTS)
  const marks = marksOfTable(printed)
  const halfPoints = Math.round(size * HALF_POINTS)
  const setCell = (children: readonly ParagraphChild[], column: number, isHeading: boolean) =>
    new TableCell({
      width: { size: Math.round(widths[column]! * DXA), type: WidthType.DXA },
      children: [
        new Paragraph({ children: [...children], style: isHeading ? 'TableHeading' : tableCellStyle(halfPoints) }),
      ],
    })
  const run = (text: string) => textRun(text, { bold: true, size: halfPoints })
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, i) => setCell([run(column.heading)], i, true)),
  })
  const rows = table.rows.map(row => {
    const name = cellText(row[0]!)
    const children = row.map((cell, i) => {
      if (i === 0) return setCell([run(name)], i, false)
      const column = table.columns[i]!
      const at = { table: table.id, row: rowKey(row), column: column.key }
      const look = { size: halfPoints, bold: cell.kind === 'verdict' && cell.significant }
      const locked =
        cell.kind === 'figure'
          ? writer.figure(cell.figure, look)
          : writer.lockedCell(at, `${name}, ${column.heading}`, cellText(cell), look)
      return setCell([locked], i, false)
    })
    return new TableRow({ cantSplit: true, children })
  })
  const line = { style: BorderStyle.SINGLE, size: 4, color: colour(PALETTE.rule) }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const notes = [...(marks.length > 0 ? [`Shorthand: ${marksKey(marks)}.`] : []), ...table.notes]
  return [
    new Paragraph({ text: table.caption, style: 'Caption', keepNext: true }),
    new Table({
      rows: [heading, ...rows],
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_POINTS * DXA, type: WidthType.DXA },
      columnWidths: widths.map(width => Math.round(width * DXA)),
      tableLook: { firstRow: true, firstColumn: true },
      borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
      margins: { left: padding * DXA, right: padding * DXA, top: 30, bottom: 30 },
    }),
    ...notes.map(text => new Paragraph({ text, style: 'Note' })),
  ]
}

/** What a row is known by in tags: the section that its name leads to, or the name. */
function rowKey([first]: readonly Cell[]): string {
  return first?.kind === 'text' && first.href !== undefined ? first.href.slice(1) : cellText(first!)
}
