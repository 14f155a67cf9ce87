import { UnreadableDropError } from '../../../faults/fault-list.ts'
import type { Cell, Grid, GridRow } from '../grid.ts'
import { type OdsText, readOdsCell } from './ods-cell.ts'
import type { OdsStyles } from './ods-styles.ts'
import { prefixedAttribute, type XmlToken, xmlTokens } from './xml-tokens.ts'

const LAST_COLUMN = 16_384
const LAST_ROW = 1_048_576
/** Cells that are written once and repeated: more of them is a slip. */
const MAX_REPEATED_CELLS = 200_000

/** Elements whose content is no cell of a sheet, or no text of its cell: notes, pictures, deleted rows. */
const SKIPPED =
  /^(?:office:annotation|draw:.*|table:shapes|table:tracked-changes|table:dde-links|table:named-expressions|table:content-validations)$/

/** The sheets of an OpenDocument spreadsheet from its content. Throws UnreadableDropError for cells beyond the grid. */
export function readOdsTables(content: string, styles: OdsStyles): Grid[] {
  const grids: Grid[] = []
  let reader: TableReader | undefined
  let skipping: { name: string; depth: number } | undefined
  for (const token of xmlTokens(content.slice(Math.max(0, content.indexOf('<office:body'))))) {
    if (skipping !== undefined) {
      if (token.kind !== 'text' && token.name === skipping.name && !token.isEmpty)
        skipping.depth += token.kind === 'open' ? 1 : -1
      if (skipping.depth === 0) skipping = undefined
      continue
    }
    if (token.kind === 'open' && SKIPPED.test(token.name)) {
      if (!token.isEmpty) skipping = { name: token.name, depth: 1 }
    } else if (token.kind === 'open' && token.name === 'table:table') reader = new TableReader(token.tag, styles)
    else if (token.kind === 'close' && token.name === 'table:table' && reader !== undefined) grids.push(reader.grid())
    else reader?.read(token)
  }
  return grids
}

class TableReader {
  readonly #rows: GridRow[] = []
  readonly #merges: Grid['merges'][number][] = []
  readonly #name: string
  readonly #isHidden: boolean
  #cells: (Cell | undefined)[] = []
  #row = 0
  #column = 0
  #rowRepeat = 1
  #rowStyle: string | undefined
  #isRowHidden = false
  #hiddenRows = 0
  readonly #hiddenColumns: number[] = []
  #columns = 0
  #repeated = 0
  #cellTag: string | undefined
  #paragraphs: { all: string; plain: string }[] = []
  readonly #spans: boolean[] = []

  constructor(
    tag: string,
    readonly styles: OdsStyles,
  ) {
    this.#name = prefixedAttribute(tag, 'table:name') ?? ''
    this.#isHidden = styles.is('isHidden', 'table', prefixedAttribute(tag, 'table:style-name'))
  }

  read(token: XmlToken): void {
    if (token.kind === 'text') this.#addText(token.text)
    else if (token.name === 'table:table-row') {
      if (token.kind === 'open') this.#startRow(token.tag)
      if (token.kind === 'close' || token.isEmpty) this.#endRow()
    } else if (token.name === 'table:table-column' && token.kind === 'open') this.#addColumns(token.tag)
    else if (token.name === 'table:table-cell' || token.name === 'table:covered-table-cell') {
      if (token.kind === 'open') {
        this.#cellTag = token.tag
        this.#paragraphs = []
      }
      if (token.kind === 'close' || token.isEmpty) this.#endCell()
    } else if (this.#cellTag !== undefined) this.#readText(token)
  }

  #addColumns(tag: string): void {
    const repeat = repeatOf(tag, 'table:number-columns-repeated')
    const isHidden = /^(?:collapse|filter)$/.test(prefixedAttribute(tag, 'table:visibility') ?? '')
    for (let i = 0; isHidden && i < Math.min(repeat, LAST_COLUMN); i++) this.#hiddenColumns.push(this.#columns + i)
    this.#columns += repeat
  }

  #readText({ kind, name, tag, isEmpty }: Exclude<XmlToken, { kind: 'text' }>): void {
    if (name === 'text:p') {
      if (kind === 'open') this.#paragraphs.push({ all: '', plain: '' })
    } else if (name === 'text:span') {
      if (kind === 'close') this.#spans.pop()
      else if (!isEmpty) {
        const style = prefixedAttribute(tag, 'text:style-name')
        this.#spans.push(this.styles.is('isRaised', 'text', style) || this.styles.is('isStruck', 'text', style))
      }
    } else if (kind === 'open' && (name === 'text:s' || name === 'text:tab'))
      this.#addText(' '.repeat(Math.min(100, Number(prefixedAttribute(tag, 'text:c') ?? '1'))))
    else if (kind === 'open' && name === 'text:line-break') this.#addText('\n')
  }

  #addText(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph === undefined || this.#cellTag === undefined) return
    paragraph.all += text
    if (!this.#spans.includes(true)) paragraph.plain += text
  }

  #startRow(tag: string): void {
    this.#cells = []
    this.#column = 0
    this.#rowRepeat = repeatOf(tag, 'table:number-rows-repeated')
    this.#isRowHidden = /^(?:collapse|filter)$/.test(prefixedAttribute(tag, 'table:visibility') ?? '')
    this.#rowStyle = prefixedAttribute(tag, 'table:default-cell-style-name')
  }

  #endCell(): void {
    const tag = this.#cellTag ?? ''
    const repeat = repeatOf(tag, 'table:number-columns-repeated')
    const join = (key: 'all' | 'plain') => this.#paragraphs.map(paragraph => paragraph[key]).join('\n')
    const text: OdsText = { all: join('all'), plain: join('plain') }
    const cell = tag.includes('covered-table-cell')
      ? undefined
      : readOdsCell(tag, text, prefixedAttribute(tag, 'table:style-name') ?? this.#rowStyle, this.styles)
    if (cell !== undefined) {
      if (this.#column + repeat > LAST_COLUMN) this.#refuse(`columns up to ${this.#column + repeat}`)
      this.#countRepeated(repeat - 1)
      for (let i = 0; i < repeat; i++) this.#cells[this.#column + i] = cell
    }
    const [columns, rows] = [repeatOf(tag, 'table:number-columns-spanned'), repeatOf(tag, 'table:number-rows-spanned')]
    if (columns > 1 || rows > 1)
      this.#merges.push({
        ...{ firstRow: this.#row, lastRow: this.#row + rows - 1 },
        ...{ firstColumn: this.#column, lastColumn: this.#column + columns - 1 },
      })
    this.#column += repeat
    this.#cellTag = undefined
    this.#spans.length = 0
  }

  #endRow(): void {
    if (this.#cells.length > 0) {
      if (this.#row + this.#rowRepeat > LAST_ROW) this.#refuse(`rows up to ${this.#row + this.#rowRepeat}`)
      this.#countRepeated((this.#rowRepeat - 1) * this.#cells.length)
      const cells = Array.from(this.#cells)
      for (let i = 0; i < this.#rowRepeat; i++) this.#rows.push({ row: this.#row + i + 1, cells })
      if (this.#isRowHidden) this.#hiddenRows += this.#rowRepeat
    }
    this.#row += this.#rowRepeat
    this.#cells = []
  }

  #countRepeated(cells: number): void {
    this.#repeated += cells
    if (this.#repeated > MAX_REPEATED_CELLS) this.#refuse(`${this.#repeated} cells that repeat another`)
  }

  #refuse(found: string): never {
    throw new UnreadableDropError(
      'beyond-grid',
      { sheet: this.#name },
      {
        found,
        expected: 'cells no further than column XFD and row 1,048,576, where a spreadsheet ends',
        fix: 'A row or column may be filled to the end of the sheet. Copy the table to a new workbook and send that.',
      },
    )
  }

  grid(): Grid {
    return {
      kind: 'workbook',
      sheet: this.#name,
      isHidden: this.#isHidden,
      rows: this.#rows,
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      isCommaDecimal: false,
    }
  }
}

function repeatOf(tag: string, name: string): number {
  const repeat = Number(prefixedAttribute(tag, name) ?? '1')
  return Number.isInteger(repeat) && repeat > 0 ? repeat : 1
}
