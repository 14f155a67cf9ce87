import type { VNode } from 'preact'
import { renderIcon } from '../../shared/charts/icons.ts'
import { condenseMarks } from '../../shared/document/condense-marks.ts'
import type { Cell, Column, Table } from '../../shared/document/table.ts'
import { marksKey, marksOfTable } from '../../shared/document/text.ts'
import { shapeOf } from '../table-shape.ts'
import { FigureWords } from './sentences.tsx'

const SENSE_WORDS = { improvement: 'improvement', concern: 'concern', neutral: '', none: '' } as const
const SHORT_SENSE_WORDS = { improvement: 'better', concern: 'worse', neutral: '', none: '' } as const
/** Text of so few characters, a month or a number, is not broken. */
const SHORT_TEXT_LENGTH = 9
/** More notes than these are set in columns. */
const MAX_INLINE_NOTES = 3
/** Tables up to this long are not broken across printed pages. */
const MAX_UNBROKEN_ROWS = 20
const VERDICT_SIGNS = { Higher: 'higher', Lower: 'lower', Comparable: 'comparable', 'n/a': null } as const

interface TableProps {
  readonly table: Table
  readonly isInLandscape: boolean
}

/**
 * A table with its caption, shorthand key and notes, in the shape that its width asks for. One too wide for upright paper is
 * printed on pages across, unless its whole section is.
 */
export function TableBlock({ table: printed, isInLandscape }: TableProps) {
  const table = condenseMarks(printed)
  const shape = shapeOf(printed)
  const captionId = `caption-${table.id}`
  const classes = [
    `table-${shape.form}`,
    ...(shape.isLandscape ? ['table-landscape'] : []),
    ...(table.isCompact === true ? ['table-compact'] : []),
  ].join(' ')
  const isAlone = shape.isLandscape && !isInLandscape
  const needsRegion = shape.form === 'scroll' || shape.isLandscape
  const marks = marksOfTable(printed)
  const marked = markedColumns(table)
  const hasSignificance = table.rows.flat().some(cell => cell.kind === 'verdict' && cell.significant)
  const grid = (
    <table class={classes} id={`table-${table.id}`}>
      <caption id={captionId}>
        {table.caption}
        {marks.length > 0 && <span class="table-key">Shorthand: {marksKey(marks)}.</span>}
        {hasSignificance && <span class="table-key">A solid sign, bold on grey, marks a significant difference.</span>}
      </caption>
      <thead>
        <tr>
          {table.columns.map((column, i) => (
            <th scope="col" class={`column-${column.kind}${marked.has(i) ? ' marked' : ''}`}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(row => (
          <tr>
            {row.map((cell, i) =>
              i === 0 ? (
                <th
                  scope="row"
                  class={cell.kind === 'text' && cell.text.length <= SHORT_TEXT_LENGTH ? 'short' : undefined}
                >
                  {cellWords(cell, table.isCompact === true)}
                </th>
              ) : (
                <td
                  class={cellClass(cell, table.columns[i]!, marked.has(i))}
                  data-label={labelFor(shape.form, table.columns[i]!)}
                >
                  {cellWords(cell, table.isCompact === true)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <div
      class={[
        'block table-block',
        ...(table.rows.length <= MAX_UNBROKEN_ROWS ? ['kept'] : []),
        ...(isAlone ? ['landscape'] : []),
      ].join(' ')}
    >
      {needsRegion ? (
        <section class="scroller" tabIndex={0} aria-labelledby={captionId}>
          {grid}
        </section>
      ) : (
        grid
      )}
      <div class={table.notes.length > MAX_INLINE_NOTES ? 'notes' : undefined}>
        {table.notes.map(note => (
          <p class="note">{note}</p>
        ))}
      </div>
    </div>
  )
}

function labelFor(form: 'plain' | 'scroll' | 'cards', column: Column): string | undefined {
  return form === 'cards' ? column.heading : undefined
}

/** Columns with shorthand behind some of their figures: the others leave its room, so that digits stay in line. */
function markedColumns(table: Table): Set<number> {
  const hasMarks = (cell: Cell) => cell.kind === 'figure' && cell.figure.marks.length > 0
  return new Set(table.columns.flatMap((_, i) => (table.rows.some(row => hasMarks(row[i]!)) ? [i] : [])))
}

function cellClass(cell: Cell, column: Column, isMarked: boolean): string {
  if (cell.kind === 'figure' && isMarked && cell.figure.marks.length === 0) return `column-${column.kind} unmarked`
  if (cell.kind === 'text' && cell.text.length <= SHORT_TEXT_LENGTH) return `column-${column.kind} short`
  if (cell.kind !== 'verdict') return `column-${column.kind}`
  return `column-verdict${cell.significant ? ' significant' : ''}`
}

function cellWords(cell: Cell, isCompact: boolean): VNode | string {
  switch (cell.kind) {
    case 'text':
      return cell.href !== undefined && isSafeLink(cell.href) ? <a href={cell.href}>{cell.text}</a> : cell.text
    case 'figure':
      return <FigureWords figure={cell.figure} />
    case 'icon':
      return (
        <span class="icon-word">
          <span class="icon" dangerouslySetInnerHTML={{ __html: renderIcon(cell.icon, null) }} />
          {cell.word}
        </span>
      )
    case 'verdict':
      return <Verdict word={cell.word} significant={cell.significant} sense={cell.sense} isCompact={isCompact} />
  }
}

type VerdictProps = Omit<Extract<Cell, { kind: 'verdict' }>, 'kind'> & { readonly isCompact: boolean }

/** The word with its sign and, where it is significant, what that means: under it, or beside it in a table of one line a row. */
function Verdict({ word, significant, sense, isCompact }: VerdictProps) {
  const sign = VERDICT_SIGNS[word]
  const senseWord = significant ? SENSE_WORDS[sense] : ''
  return (
    <span class={`verdict${senseWord === '' ? '' : ` sense-${senseWord}`}`}>
      {sign !== null && (
        <svg class="sign" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <use href={`#sign-${sign}${significant ? '-solid' : ''}`} />
        </svg>
      )}
      {word}
      {significant && <span class="unseen">, significant</span>}
      {senseWord !== '' && (
        <span class="sense">
          {isCompact ? ', ' : <span class="unseen">, </span>}
          {isCompact ? SHORT_SENSE_WORDS[sense] : senseWord}
        </span>
      )}
    </span>
  )
}

/** Links lead to the web, to mail, within the page or to another document of the pack; nothing else is made live. */
function isSafeLink(href: string): boolean {
  return /^(https?:\/\/|mailto:|(?:index|data-pack|meeting)\.html#|#)/i.test(href)
}

/** The drawings that verdicts refer to: hollow, and solid for significant. */
export function VerdictSigns() {
  const shapes = { higher: 'M6 1.5 11 10.5H1z', lower: 'M6 10.5 1 1.5h10z', comparable: 'M1.5 4h9M1.5 8h9' }
  return (
    <svg class="unseen" width="0" height="0" aria-hidden="true">
      {Object.entries(shapes).flatMap(([name, path]) => [
        <symbol id={`sign-${name}`} viewBox="0 0 12 12">
          <path d={path} fill="none" stroke="currentColor" stroke-width="1.3" />
        </symbol>,
        <symbol id={`sign-${name}-solid`} viewBox="0 0 12 12">
          <path d={path} fill="currentColor" stroke="currentColor" stroke-width="1.3" />
        </symbol>,
      ])}
    </svg>
  )
}
