import type { CalendarDate } from '../../calendar/date.ts'
import type { Fault } from '../../faults/fault.ts'
import { type Cell, quoteCell, readDate, readItemNumber, readText } from './cells.ts'
import { dateFix } from './date-advice.ts'
import type { RegisterTable } from './table.ts'

const DATE_EXPECTED = 'a date such as 16/05/2019 or 2019-05-16'
const ITEM_EXPECTED = {
  decimal: 'a number such as 5.0 or 7.2',
  'as-written': 'a number such as 5, 7.2 or AC-12',
} as const

/** No plan and no review of a board lies further ahead; 2081 is 2018 with two digits exchanged. */
const MOST_YEARS_AHEAD = 20
const yearsBetween = (from: CalendarDate, to: CalendarDate) => Number(to.slice(0, 4)) - Number(from.slice(0, 4))

/** Reads the cells of one row by column name; faults are added with their place. */
export class RowReader<Name extends string> {
  constructor(
    private readonly table: RegisterTable,
    readonly row: number,
    private readonly cells: Readonly<Record<string, Cell>>,
    private readonly headingOf: ReadonlyMap<Name, string>,
    private readonly faults: Fault[],
  ) {}

  /** Adds a fault of this row, in the named column. */
  addFault(code: string, name: Name, found: string, expected: string, fix: string): void {
    const heading = this.headingOf.get(name)
    const column = heading === undefined ? null : (this.table.columns?.[heading] ?? heading)
    this.faults.push({ code, sheet: this.table.sheet ?? null, row: this.row, column, found, expected, fix })
  }

  private cell(name: Name): Cell {
    const heading = this.headingOf.get(name)
    return heading === undefined ? null : (this.cells[heading] ?? null)
  }

  /** The text of the cell, null when blank or when the table has no such column. */
  text(name: Name): string | null {
    return readText(this.cell(name))
  }

  /** The text of a cell that may not be blank; a fault and '' when it is. */
  requiredText(name: Name, expected: string): string {
    const text = this.text(name)
    if (text === null && this.headingOf.has(name))
      this.addFault('blank-cell', name, 'nothing', expected, `Fill in ${expected}, or remove the row.`)
    return text ?? ''
  }

  /** The date in the cell, null when blank; a fault when it holds something else. */
  date(name: Name): CalendarDate | null {
    const cell = this.cell(name)
    const reading = readDate(cell)
    const { today } = this.table
    if (reading.kind === 'value' && today !== undefined && yearsBetween(today, reading.value) > MOST_YEARS_AHEAD) {
      const expected = `a date no more than ${MOST_YEARS_AHEAD} years ahead`
      this.addFault(
        'implausible-date',
        name,
        quoteCell(cell),
        expected,
        'Check the year: two digits may have changed places.',
      )
      return null
    }
    if (reading.kind === 'value') return reading.value
    if (reading.kind === 'blank') return null
    const fix = dateFix(reading.problem, quoteCell(cell))
    this.addFault(reading.problem, name, quoteCell(cell), DATE_EXPECTED, fix)
    return null
  }

  /** The date in a cell that may not be blank; a fault and '' otherwise. */
  requiredDate(name: Name): CalendarDate {
    if (this.text(name) === null && this.headingOf.has(name))
      this.addFault('blank-cell', name, 'nothing', DATE_EXPECTED, 'Fill in the date.')
    return this.date(name) ?? ''
  }

  /** The item number in the cell and whether it had to be repaired; null when blank, a fault when it is neither. */
  itemNumber(name: Name): { readonly number: string; readonly isRepaired: boolean } | null {
    const cell = this.cell(name)
    const numbering = this.table.numbering ?? 'decimal'
    const reading = readItemNumber(cell, numbering)
    if (reading.kind === 'value') return { number: reading.value, isRepaired: reading.isRepaired }
    if (reading.kind === 'blank') return null
    const fix =
      reading.problem === 'date-for-item'
        ? 'A spreadsheet may have turned the number into a date. Format the cell as text and type the number again.'
        : 'Type the number as the agenda prints it.'
    this.addFault(reading.problem, name, quoteCell(cell), ITEM_EXPECTED[numbering], fix)
    return null
  }

  /** A whole number within bounds, alone or with what it stands for: `4`, `4 - Likely`, `4 (Likely)`. */
  numberWithWord(name: Name, min: number, max: number): number | null {
    const [, digits] = /^(\d+)\s*(?:[-–—:]\s*\p{L}[\p{L} ]*|\(\p{L}[\p{L} ]*\))$/u.exec(this.text(name) ?? '') ?? []
    const number = Number(digits)
    return digits !== undefined && number >= min && number <= max ? number : this.wholeNumber(name, min, max)
  }

  /** A whole number in the cell within bounds, null when blank; a fault when it is anything else. */
  wholeNumber(name: Name, min: number, max: number): number | null {
    const text = this.text(name)
    if (text === null) return null
    const number = Number(text)
    if (/^\d+(\.0+)?$/.test(text) && number >= min && number <= max) return number
    const expected = `a whole number from ${min} to ${max}`
    this.addFault('not-a-whole-number', name, text, expected, 'Type the number alone, without words or symbols.')
    return null
  }

  /** One of the words a column allows, each with its meaning; null when blank, a fault when it is another. */
  choice<Value extends string>(name: Name, allowedValues: Readonly<Record<string, Value>>): Value | null {
    const text = this.text(name)
    if (text === null) return null
    const word = text.toLowerCase()
    const value = Object.hasOwn(allowedValues, word) ? allowedValues[word] : undefined
    if (value === undefined) {
      const expected = `one of ${Object.keys(allowedValues).join(', ')}`
      this.addFault('unknown-word', name, text, expected, 'Use one of the words listed.')
    }
    return value ?? null
  }
}
