import type { Month } from '../../calendar/month.ts'
import { normaliseName } from '../../config/known-names.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { newCsvFormat, readCsvBatches } from '../containers/csv-rows.ts'
import { findColumns, isBlankRow } from '../recognition/police-uk-headings.ts'
import type { PoliceUkContext } from './context.ts'
import { countMonth } from './count-month.ts'
import type { CrimeFileType } from './crime-file-types.ts'
import { readPoliceUkFileName } from './file-name.ts'
import { FirstIds } from './first-ids.ts'
import { isPlausibleType, type MonthTally, Tallies } from './month-tally.ts'
import { RowSet } from './row-set.ts'

/**
 * Reads a street or an outcomes file into counts by type and area. In street files rows may repeat and all count, because
 * anti-social behaviour has no id; in outcomes files a repeated row is a slip of the publisher and counts once.
 * `sheet` is the entry of a zip, else null; `path` is the name the file came under.
 */
export async function readCrimes(
  context: PoliceUkContext,
  file: CrimeFileType,
  bytes: AsyncIterable<Uint8Array>,
  sheet: string | null,
  path: string,
): Promise<void> {
  const report = newCsvFormat()
  const reader = new CrimeReader(context, file, sheet)
  for await (const batch of readCsvBatches(bytes, sheet, report)) reader.read(batch.firstRow, batch.rows)
  context.noteEncoding(report, { sheet })
  reader.finish(readPoliceUkFileName(path)?.month)
}

class CrimeReader {
  readonly #tallies = new Tallies()
  readonly #seenRows: RowSet | null
  readonly #otherForces = new Map<string, { row: number; rows: number }>()
  readonly #monthRows = new Map<Month, number>()
  readonly #firstIds = new FirstIds()
  #idIndex = -1
  #columns: ReturnType<typeof findColumns> | undefined
  // what no cell holds, so that the first row is always looked at
  #month = '\u0000'
  #force = '\u0000'
  #tally: MonthTally | undefined
  #rowCount = 0
  #repeatedRowCount = 0

  constructor(
    readonly context: PoliceUkContext,
    readonly file: CrimeFileType,
    readonly sheet: string | null,
  ) {
    this.#seenRows = file.countsRepeatedRows ? null : new RowSet()
  }

  read(firstRow: number, rows: readonly string[][]): void {
    let start = 0
    if (!this.#columns) {
      start = rows.findIndex(row => !isBlankRow(row))
      if (start === -1) return
      this.#columns = findColumns(rows[start]!, this.file.headings)
      // a crime may have many outcomes
      if (this.file.countsRepeatedRows)
        this.#idIndex = rows[start]!.map(normaliseName).indexOf(normaliseName('Crime ID'))
      start++
    }
    const { width, widest, at } = this.#columns
    const [monthIndex, forceIndex, placeIndex, typeIndex] = at as [number, number, number, number]
    const { districts } = this.context
    const { elsewhere } = districts
    const idIndex = this.#idIndex
    for (let i = start; i < rows.length; i++) {
      const row = rows[i]!
      if (row.length !== width && !this.#isPadded(row, firstRow + i, width, widest)) continue
      const month = row[monthIndex]!
      const force = row[forceIndex]!
      if (month !== this.#month || force !== this.#force) {
        if (isBlankRow(row)) continue
        this.#startGroup(month, force, firstRow + i)
      }
      this.#rowCount++
      const tally = this.#tally
      if (!tally) {
        this.#countOtherForce(force)
        continue
      }
      if (this.#seenRows && !this.#seenRows.add(row)) {
        this.#repeatedRowCount++
        continue
      }
      const counts = tally.countsOf(row[typeIndex]!)
      if (!counts) this.#addTypeFault(row[typeIndex]!, firstRow + i)
      else {
        counts[0]!++
        if (idIndex !== -1) this.#firstIds.add(row[idIndex]!, firstRow + i)
        if (counts.length > 1) {
          const area = districts.find(row[placeIndex]!)
          counts[area]!++
          if (area === elsewhere) tally.countElsewhere(row[placeIndex]!)
        }
      }
    }
  }

  /** A spreadsheet may add empty cells at the end of every row, headings too, or leave a row of nothing. */
  #isPadded(row: readonly string[], number: number, width: number, widest: number): boolean {
    if (isBlankRow(row)) return false
    if (row.length > width && row.length <= widest && isBlankRow(row.slice(width))) return true
    this.context.addRowWidthFault(row.length, width, { sheet: this.sheet, row: number })
    this.#rowCount++
    return false
  }

  #startGroup(monthText: string, forceName: string, row: number): void {
    this.#month = monthText
    this.#force = forceName
    this.#tally = undefined
    const force = this.context.findForce(forceName)
    if (force === undefined) {
      if (!this.#otherForces.has(forceName) && this.#otherForces.size < 50)
        this.#otherForces.set(forceName, { row, rows: 0 })
      return
    }
    const month = this.context.readMonth(monthText, { sheet: this.sheet, row, column: 'Month' })
    if (month === undefined) return
    this.#tally = this.#tallies.getOrCreate(month, force, this.context.areaIdsFor(force))
    if (!this.#tally) this.context.addTooManyMonthsFault({ sheet: this.sheet, row, column: 'Month' })
    else if (!this.#monthRows.has(month)) this.#monthRows.set(month, row)
  }

  #countOtherForce(forceName: string): void {
    const other = this.#otherForces.get(forceName)
    if (other) other.rows++
  }

  #addTypeFault(type: string, row: number): void {
    const place = { sheet: this.sheet, row, column: this.file.typeHeading }
    if (isPlausibleType(type)) this.context.addTooManyTypesFault(place)
    else
      this.context.faults.add('missing-type', place, {
        found: quoteForMessage(type) || 'an empty cell',
        expected: `a type under ${this.file.typeHeading}`,
        fix: 'Every row has a type when it is published. Download the file again and send it as it is.',
      })
  }

  finish(fileNameMonth: Month | undefined): void {
    const { context, sheet } = this
    context.rowCount += this.#rowCount
    if (this.#rowCount === 0) {
      context.addNoRowsFault({ sheet })
      return
    }
    if (this.#firstIds.comeAgain)
      context.faults.add(
        'rows-twice',
        { sheet, row: this.#firstIds.firstRepeat, column: 'Crime ID' },
        {
          found: `crimes of the first rows again: ${this.#firstIds.repeats} of the first ${this.#firstIds.size}`,
          expected: 'each crime once',
          fix: 'Two copies of the file may have been joined. Download it again and send it as it is.',
        },
      )
    for (const [name, { row, rows }] of this.#otherForces)
      context.addUnexpectedForceFault(name, rows > 1 ? ` (${rows} rows, this is the first)` : '', {
        sheet,
        row,
        column: 'Falls within',
      })
    if (fileNameMonth !== undefined && this.#monthRows.size > 1 && this.#monthRows.has(fileNameMonth))
      this.#addOtherMonthFaults(fileNameMonth)
    for (const { force, tally } of this.#tallies.entries()) {
      context.recordCoverage(this.file.kind, force, tally.month, { sheet })
      countMonth(context, this.file, tally, sheet)
    }
    if (this.#repeatedRowCount > 0)
      context.addNote(
        `${sheet ?? 'The file'}: ${this.#repeatedRowCount} rows repeat another row whole. Each was counted once.`,
      )
  }

  #addOtherMonthFaults(fileNameMonth: Month): void {
    for (const [month, row] of this.#monthRows)
      if (month !== fileNameMonth)
        this.context.faults.add(
          'unexpected-month',
          { sheet: this.sheet, row, column: 'Month' },
          {
            found: month,
            expected: `${fileNameMonth}, as the file's name says`,
            fix: 'A few rows of another month would replace that month whole. Download the file again, or give each month a file of its own.',
          },
        )
  }
}
