import { textWidth } from '../shared/charts/text.ts'
import type { Block } from '../shared/document/document.ts'
import type { Table } from '../shared/document/table.ts'
import { cellText } from '../shared/document/text.ts'

/**
 * How a table meets a narrow screen: `plain` fits as it is, `scroll` scrolls sideways within a labelled region under a first
 * column that stays, `cards` turns each row into a card. `isLandscape` where upright A4 is too narrow for it.
 */
export interface TableShape {
  readonly form: 'plain' | 'scroll' | 'cards'
  readonly isLandscape: boolean
}

const PHONE_PIXELS = 358
const PHONE_SIZE = 14
const PORTRAIT_PIXELS = 680
const PRINT_SIZE = 11.3
const PADDING = 16
const ICON = 28
/** Text columns are not squeezed below this many characters' width, in multiples of the size. */
const MIN_TEXT_WIDTH = 13

export function shapeOf(table: Table): TableShape {
  const known = SHAPES.get(table)
  if (known !== undefined) return known
  const shape = measure(table)
  SHAPES.set(table, shape)
  return shape
}

/** Tables are values that never change: each is measured once. */
const SHAPES = new WeakMap<Table, TableShape>()

function measure(table: Table): TableShape {
  const isLandscape = minimumWidth(table, PRINT_SIZE) > PORTRAIT_PIXELS
  if (minimumWidth(table, PHONE_SIZE) <= PHONE_PIXELS) return { form: 'plain', isLandscape }
  const isFigures = table.columns.slice(1).every(column => column.kind === 'number' || column.kind === 'verdict')
  return { form: isFigures && table.columns.length <= 7 ? 'scroll' : 'cards', isLandscape }
}

/** True when a table can be set in a width of pixels without breaking words or figures. */
export function fitsWidth(table: Table, size: number, width: number): boolean {
  return minimumWidth(table, size) <= width
}

/** The least width in pixels at which no word or figure of the table is broken and its text columns still read well. */
function minimumWidth(table: Table, size: number): number {
  return table.columns.reduce((sum, column, index) => {
    const widestWord = Math.max(0, ...column.heading.split(/\s+/).map(word => textWidth(word, size * 0.9, true)))
    const cells = table.rows.map(row => cellText(row[index]!))
    const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(text => textWidth(text, size)))
    const asText = column.kind === 'text' || column.kind === 'icon'
    const words = cells.flatMap(text => text.split(/\s+/))
    const body = asText
      ? Math.max(widest(words), Math.min(widest(cells), MIN_TEXT_WIDTH * size))
      : figureBodyWidth(cells, size)
    return sum + Math.max(widestWord, body) + PADDING + (column.kind === 'icon' ? ICON : 0)
  }, 0)
}

/** Verdicts are set as word and sign, with what significance means on a line of its own. */
function figureBodyWidth(cells: readonly string[], size: number): number {
  return Math.max(0, ...cells.map(text => textWidth(text.replace(/ \(significant.*/, ' ○'), size)))
}

/** Blocks in order, tables that stand beside the one before them together with it. */
export function groupBeside(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    const isBeside = block.kind === 'table' && block.table.isBeside === true && last?.at(-1)?.kind === 'table'
    if (isBeside) last.push(block)
    else groups.push([block])
  }
  return groups
}
