import type { Pack } from '../../config/schema/pack.ts'
import type { Cell } from '../../document/table.ts'
import { cellText } from '../../document/text.ts'
import type { Edition } from './pack-model.ts'
import { tellingWords, type WithheldWords } from './withheld-words.ts'

/** A row that an edition does not have: that of a table whose first cell says so. */
export interface WithheldRow {
  readonly table: string
  readonly row: string
  readonly why: string
}

/** A table that is printed or published as a file, as far as its rows are concerned. */
export interface TableRows {
  readonly id: string
  readonly rows: readonly (readonly (Cell | string)[])[]
}

/** The rows that the board's file withholds from an edition. */
export const rowsWithheld = ({ sensitive }: Pick<Pack, 'sensitive'>, edition: Edition): WithheldRow[] =>
  sensitive.flatMap(entry => (entry.kind === 'row' && entry.withheldFrom.some(from => from === edition) ? [entry] : []))

/** What withheld rows say that no other row of their tables says: an edition may not have it elsewhere either. */
export function wordsOfRows(tables: readonly TableRows[], withheld: readonly WithheldRow[]): WithheldWords[] {
  return withheld.flatMap(({ table, row: key, why }) => {
    const rows = tables.filter(({ id }) => isTableOf(id, table)).flatMap(own => own.rows)
    const tell = (row: readonly (Cell | string)[]) => row.flatMap(cell => tellingWords(textOf(cell)))
    const others = new Set(rows.filter(row => !isRow(row, key)).flatMap(tell))
    const texts = rows.filter(row => isRow(row, key)).flatMap(tell)
    return texts.filter(text => !others.has(text)).map(words => ({ words, why }))
  })
}

/** The table itself, the tables beside it, and of the action log the history of its actions. */
export const isTableOf = (id: string, table: string): boolean =>
  id === table || id.startsWith(`${table}-`) || (table === 'action-log' && id === 'action-history')

/** Whether a row begins with the key by which the board's file names it. */
export const isRow = ([first]: readonly (Cell | string)[], key: string): boolean =>
  first !== undefined && textOf(first).trim().toLowerCase() === key.trim().toLowerCase()

const textOf = (cell: Cell | string): string => (typeof cell === 'string' ? cell : cellText(cell))
