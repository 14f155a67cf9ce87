import type { CalendarDate } from '../../calendar/date.ts'
import { MONTH_NAMES } from '../../calendar/month.ts'
import type { Fault } from '../../faults/fault.ts'
import { type Cell, quoteCell, readDate, readItemNumber, readText } from './cells.ts'
import type { RegisterTable } from './table.ts'

const DATE_EXPECTED = 'a date such as 16/05/2019 or 2019-05-16'
const ITEM_EXPECTED = {
  decimal: 'a number such as 5.0 or 7.2',
  'as-written': 'a number such as 5, 7.2 or AC-12',
} as const

const NO_DAY_YET = 'If no day is agreed yet, leave the cell empty.'
const MONTHS = MONTH_NAMES.map(month => month.slice(0, 3)).join('|')
/** `End of May`, `May-18`, `by mid June 2018`: a month, not a day. */
const NAMES_MONTH = new RegExp(
  `^(?:by )?(?:(?:end|beginning|start|middle|mid|early|late)(?:-| of | )?)?(?:${MONTHS})[a-z]*\\W*(?:\\d{2,4})?$`,
  'i',
)

/** What to do about a cell that is no date, by what stands in it. */
function dateFix(problem: string, text: string): string {
  if (problem === 'spreadsheet-number')
    return 'A spreadsheet shows a small number as a date in 1900. Type the date again, or clear the cell.'
  if (/^\d{9,}$/.test(text))
    return 'This is a time stamp or another long number, not a date. Type the date with the day first.'
  if (NAMES_MONTH.test(text))
    return `This names a month, not a day. Type the day that is meant, such as the last of the month. ${NO_DAY_YET}`
  if (/^\W*\p{L}/u.test(text))
    return `${text} is no date. ${NO_DAY_YET} It is then listed as one without a date, and its owner is asked for one.`
  return `Type the date with the day first and a four-digit year. ${NO_DAY_YET}`
}

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
