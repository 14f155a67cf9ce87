import type { CalendarDate } from '../calendar/date.ts'
import type { Fault } from '../intake/fault.ts'
import { type Cell, quoteCell, readDate, readItemNumber, readWords } from './cells.ts'
import type { RegisterTable } from './table.ts'

const DATE_EXPECTED = 'a date such as 16/05/2019 or 2019-05-16'
const ITEM_EXPECTED = 'a number such as 5.0 or 7.2'

/** Reads the cells of one row by column name; whatever is wrong goes to the faults with its place. */
export class RowReader<Name extends string> {
  constructor(
    private readonly table: RegisterTable,
    readonly row: number,
    private readonly cells: Readonly<Record<string, Cell>>,
    private readonly headingOf: ReadonlyMap<Name, string>,
    private readonly faults: Fault[],
  ) {}

  /** Adds a fault of this row, in the named column. */
  addFault(code: string, name: Name, found: string, expected: string, mend: string): void {
    const heading = this.headingOf.get(name)
    const column = heading === undefined ? null : (this.table.columns?.[heading] ?? heading)
    this.faults.push({ code, sheet: this.table.sheet ?? null, row: this.row, column, found, expected, mend })
  }

  private cell(name: Name): Cell {
    const heading = this.headingOf.get(name)
    return heading === undefined ? null : (this.cells[heading] ?? null)
  }

  /** The words of the cell, null when blank or when the table has no such column. */
  words(name: Name): string | null {
    return readWords(this.cell(name))
  }

  /** The words of a cell that may not be blank; a fault and '' when it is. */
  requiredWords(name: Name, expected: string): string {
    const words = this.words(name)
    if (words === null && this.headingOf.has(name))
      this.addFault('blank-cell', name, 'nothing', expected, `Fill in ${expected}, or take the row out.`)
    return words ?? ''
  }

  /** The date in the cell, null when blank; a fault when it holds something else. */
  date(name: Name): CalendarDate | null {
    const cell = this.cell(name)
    const reading = readDate(cell)
    if (reading.kind === 'value') return reading.value
    if (reading.kind === 'blank') return null
    const mend =
      reading.problem === 'spreadsheet-number'
        ? 'A spreadsheet shows a small number as a date of 1900. Type the date again, or clear the cell.'
        : 'Type the date with the day first and four figures for the year.'
    this.addFault(reading.problem, name, quoteCell(cell), DATE_EXPECTED, mend)
    return null
  }

  /** The date in a cell that may not be blank; a fault and '' otherwise. */
  requiredDate(name: Name): CalendarDate {
    if (this.words(name) === null && this.headingOf.has(name))
      this.addFault('blank-cell', name, 'nothing', DATE_EXPECTED, 'Fill in the date.')
    return this.date(name) ?? ''
  }

  /** The item number in the cell and whether it had to be repaired; null when blank, a fault when it is neither. */
  itemNumber(name: Name): { readonly number: string; readonly isRepaired: boolean } | null {
    const cell = this.cell(name)
    const reading = readItemNumber(cell)
    if (reading.kind === 'value') return { number: reading.value, isRepaired: reading.isRepaired }
    if (reading.kind === 'blank') return null
    const mend =
      reading.problem === 'date-for-item'
        ? 'A spreadsheet may have turned the number into a date. Format the cell as text and type the number again.'
        : 'Type the number as the agenda prints it.'
    this.addFault(reading.problem, name, quoteCell(cell), ITEM_EXPECTED, mend)
    return null
  }

  /** A whole number in the cell within bounds, null when blank; a fault when it is anything else. */
  wholeNumber(name: Name, least: number, most: number): number | null {
    const words = this.words(name)
    if (words === null) return null
    const number = Number(words)
    if (/^\d+(\.0+)?$/.test(words) && number >= least && number <= most) return number
    const expected = `a whole number from ${least} to ${most}`
    this.addFault('not-a-whole-number', name, words, expected, 'Type the figure alone, without words or signs.')
    return null
  }

  /** One of the words a column allows, each with its meaning; null when blank, a fault when it is another. */
  choice<Meaning extends string>(name: Name, meanings: Readonly<Record<string, Meaning>>): Meaning | null {
    const words = this.words(name)
    if (words === null) return null
    const word = words.toLowerCase()
    const meaning = Object.hasOwn(meanings, word) ? meanings[word] : undefined
    if (meaning === undefined) {
      const expected = `one of ${Object.keys(meanings).join(', ')}`
      this.addFault('unknown-word', name, words, expected, 'Use one of the words the register knows.')
    }
    return meaning ?? null
  }
}
