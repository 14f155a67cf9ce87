import type { Cell, Column, Table } from '../../shared/document/document.ts'
import { cellText, keyToMarks, marksOfTable } from '../../shared/document/words.ts'
import { fitsWidth } from '../table-shape.ts'
import { FAMILY, LETTER_WIDTH, LOOK } from './look.ts'

const SIZE = 14
/** Text of so few characters, a month or a number, is not broken. */
const SHORT = 9
const SIGNS: Readonly<Record<string, string>> = { Higher: '▲', Lower: '▼' }

/** A table where it fits the letter; otherwise each row as a short list under its name. */
export function MailTable({ table }: { readonly table: Table }) {
  const marks = marksOfTable(table)
  const key = marks.length > 0 ? `Shorthand: ${keyToMarks(marks)}.` : ''
  const soft = `margin:4px 0 0 0;font:13px/19px ${FAMILY};color:${LOOK.grey};`
  return (
    <>
      <p class="ink" style={`margin:0 0 6px 0;font:bold 16px/22px ${FAMILY};color:${LOOK.ink};`}>
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
  const head = `vertical-align:bottom;font:bold 13px/18px ${FAMILY};color:${LOOK.ink};border-top:1px solid ${LOOK.ink};border-bottom:1px solid ${LOOK.ink};padding:6px 8px 6px 0;`
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
  const isShort = cell.kind === 'text' && cell.text.length <= SHORT
  const wrap = column.kind === 'number' || isShort ? 'white-space:nowrap;' : ''
  const ground = isSignificant ? `background-color:${LOOK.shade};` : ''
  const style = `vertical-align:top;font:${weight}${SIZE}px/20px ${FAMILY};color:${LOOK.ink};border-bottom:1px solid ${LOOK.hairline};padding:5px 8px 5px ${isSignificant ? 4 : 0}px;text-align:${alignOf(column)};${wrap}${ground}`
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
  const colour = hasSense ? LOOK[cell.sense] : LOOK.grey
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
  const style = `margin:0;font:${SIZE}px/20px ${FAMILY};color:${LOOK.ink};`
  return (
    <>
      {table.rows.map(row => (
        <div class="line" style={`border-top:1px solid ${LOOK.rule};padding:7px 0;`}>
          <p class="ink" style={`${style}font-weight:bold;`}>
            {cellText(row[0]!)}
          </p>
          {row.slice(1).map((cell, i) => (
            <p class="ink" style={style}>
              <span class="soft" style={`color:${LOOK.grey};`}>
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
