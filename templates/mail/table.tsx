import { condenseMarks } from '../../shared/document/condense-marks.ts'
import type { Cell, Column, Table } from '../../shared/document/table.ts'
import { cellText, marksKey, marksOfTable } from '../../shared/document/text.ts'
import { fitsWidth } from '../table-shape.ts'
import { FONT_FAMILY, LETTER_WIDTH, THEME } from './theme.ts'

const SIZE = 14
/** Text of so few characters, a month or a number, is not broken. */
const SHORT_TEXT_LENGTH = 9
const SIGNS: Readonly<Record<string, string>> = { Higher: '▲', Lower: '▼' }

/** A table where it fits the letter; otherwise each row as a short list under its name. */
export function MailTable({ table: printed }: { readonly table: Table }) {
  const table = condenseMarks(printed)
  const marks = marksOfTable(printed)
  const key = marks.length > 0 ? `Shorthand: ${marksKey(marks)}.` : ''
  const soft = `margin:4px 0 0 0;font:13px/19px ${FONT_FAMILY};color:${THEME.grey};`
  return (
    <>
      <p class="ink" style={`margin:0 0 6px 0;font:bold 16px/22px ${FONT_FAMILY};color:${THEME.ink};`}>
        {table.caption}
      </p>
      {key !== '' && (
        <p class="soft" style={`${soft}margin:0 0 6px 0;`}>
          {key}
        </p>
      )}
      {fitsWidth(table, SIZE, LETTER_WIDTH - 32) ? <Grid table={table} /> : <Records table={table} />}
      {table.notes.map(note => (
        <p class="soft" style={soft}>
          {note}
        </p>
      ))}
    </>
  )
}

function Grid({ table }: { readonly table: Table }) {
  const head = `vertical-align:bottom;font:bold 13px/18px ${FONT_FAMILY};color:${THEME.ink};border-top:1px solid ${THEME.ink};border-bottom:1px solid ${THEME.ink};padding:6px 8px 6px 0;`
  return (
    <table
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style="width:100%;border-collapse:collapse;"
      summary={table.caption}
    >
      <thead>
        <tr>
          {table.columns.map(column => (
            <th scope="col" class="ink line" align={alignOf(column)} style={head}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(row => (
          <tr>
            {row.map((cell, i) => (
              <GridCell cell={cell} column={table.columns[i]!} isFirst={i === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function GridCell({ cell, column, isFirst }: { cell: Cell; column: Column; isFirst: boolean }) {
  const isSignificant = cell.kind === 'verdict' && cell.significant
  const weight = isSignificant ? 'bold ' : ''
  const isShort = cell.kind === 'text' && cell.text.length <= SHORT_TEXT_LENGTH
  const wrap = column.kind === 'number' || isShort ? 'white-space:nowrap;' : ''
  const ground = isSignificant ? `background-color:${THEME.shade};` : ''
  const style = `vertical-align:top;font:${weight}${SIZE}px/20px ${FONT_FAMILY};color:${THEME.ink};border-bottom:1px solid ${THEME.hairline};padding:5px 8px 5px ${isSignificant ? 4 : 0}px;text-align:${alignOf(column)};${wrap}${ground}`
  const shared = { class: isSignificant ? 'ink line shade' : 'ink line', align: alignOf(column), style }
  if (isFirst) {
    return (
      <th scope="row" {...shared} style={`${style}font-weight:normal;`}>
        {mailCell(cell)}
      </th>
    )
  }
  return <td {...shared}>{mailCell(cell)}</td>
}

function alignOf(column: Column): 'left' | 'right' {
  return column.kind === 'number' ? 'right' : 'left'
}

function mailCell(cell: Cell) {
  if (cell.kind !== 'verdict') return cellText(cell)
  const sign = SIGNS[cell.word]
  const hasSense = cell.significant && (cell.sense === 'improvement' || cell.sense === 'concern')
  const colour = hasSense ? THEME[cell.sense] : THEME.grey
  return (
    <>
      {sign !== undefined && (
        <span aria-hidden="true" class={hasSense ? cell.sense : 'soft'} style={`color:${colour};`}>
          {sign}{' '}
        </span>
      )}
      {cellText(cell)}
    </>
  )
}

function Records({ table }: { readonly table: Table }) {
  const style = `margin:0;font:${SIZE}px/20px ${FONT_FAMILY};color:${THEME.ink};`
  return (
    <>
      {table.rows.map(row => (
        <div class="line" style={`border-top:1px solid ${THEME.rule};padding:7px 0;`}>
          <p class="ink" style={`${style}font-weight:bold;`}>
            {cellText(row[0]!)}
          </p>
          {row.slice(1).map((cell, i) => (
            <p class="ink" style={style}>
              <span class="soft" style={`color:${THEME.grey};`}>
                {table.columns[i + 1]!.heading}:
              </span>{' '}
              {mailCell(cell)}
            </p>
          ))}
        </div>
      ))}
    </>
  )
}
