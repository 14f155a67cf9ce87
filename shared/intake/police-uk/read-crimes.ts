import type { Month } from '../../calendar/month.ts'
import { newCsvReport, readCsvBatches } from '../csv-rows.ts'
import { quoteFound } from '../fault-list.ts'
import type { PoliceUkContext } from './context.ts'
import { ASB, CRIME_FILES, type CrimeFile } from './crime-files.ts'
import { readPoliceUkFileName } from './file-name.ts'
import { findColumns, isBlankRow } from './headings.ts'
import { RowSet } from './row-set.ts'
import { isType, type MonthTally, Tallies } from './tally.ts'

/**
 * Reads a street or an outcomes file into counts by type and area. In street files rows may repeat and all count, because
 * anti-social behaviour has no id; in outcomes files a repeated row is a slip of the publisher and counts once.
 * `sheet` is the entry of a zip, else null; `path` is the name the file came under.
 */
export async function readCrimes(
  context: PoliceUkContext,
  file: CrimeFile,
  bytes: AsyncIterable<Uint8Array>,
  sheet: string | null,
  path: string,
): Promise<void> {
  const report = newCsvReport()
  const reader = new CrimeReader(context, file, sheet)
  for await (const batch of readCsvBatches(bytes, sheet, report)) reader.read(batch.firstRow, batch.rows)
  context.noteEncoding(report, { sheet })
  reader.finish(readPoliceUkFileName(path)?.month)
}

class CrimeReader {
  readonly #tallies = new Tallies()
  readonly #seen: RowSet | null
  readonly #others = new Map<string, { row: number; rows: number }>()
  readonly #monthRows = new Map<Month, number>()
  #columns: ReturnType<typeof findColumns> | undefined
  // what no cell holds, so that the first row is always looked at
  #month = '\u0000'
  #force = '\u0000'
  #tally: MonthTally | undefined
  #rows = 0
  #repeats = 0

  constructor(
    readonly context: PoliceUkContext,
    readonly file: CrimeFile,
    readonly sheet: string | null,
  ) {
    this.#seen = file.countsRepeats ? null : new RowSet()
  }

  read(firstRow: number, rows: readonly string[][]): void {
    let start = 0
    if (!this.#columns) {
      start = rows.findIndex(row => !isBlankRow(row))
      if (start === -1) return
      this.#columns = findColumns(rows[start]!, this.file.headings)
      start++
    }
    const { width, widest, at } = this.#columns
    const [monthAt, forceAt, placeAt, typeAt] = at as [number, number, number, number]
    const districts = this.context.districts
    for (let i = start; i < rows.length; i++) {
      const row = rows[i]!
      if (row.length !== width && !this.#isPadded(row, firstRow + i, width, widest)) continue
      const month = row[monthAt]!
      const force = row[forceAt]!
      if (month !== this.#month || force !== this.#force) {
        if (isBlankRow(row)) continue
        this.#turnTo(month, force, firstRow + i)
      }
      this.#rows++
      const tally = this.#tally
      if (!tally) {
        this.#countOther(force)
        continue
      }
      if (this.#seen && !this.#seen.add(row)) {
        this.#repeats++
        continue
      }
      const counts = tally.countsOf(row[typeAt]!)
      if (!counts) this.#badType(row[typeAt]!, firstRow + i)
      else {
        counts[0]!++
        if (counts.length > 1) counts[districts.find(row[placeAt]!)]!++
      }
    }
  }

  /** A spreadsheet may add empty cells at the end of every row, headings too, or leave a row of nothing. */
  #isPadded(row: readonly string[], number: number, width: number, widest: number): boolean {
    if (isBlankRow(row)) return false
    if (row.length > width && row.length <= widest && isBlankRow(row.slice(width))) return true
    this.context.rowWidth(row.length, width, { sheet: this.sheet, row: number })
    this.#rows++
    return false
  }

  #turnTo(monthText: string, forceName: string, row: number): void {
    this.#month = monthText
    this.#force = forceName
    this.#tally = undefined
    const force = this.context.findForce(forceName)
    if (force === undefined) {
      if (!this.#others.has(forceName) && this.#others.size < 50) this.#others.set(forceName, { row, rows: 0 })
      return
    }
    const month = this.context.readMonth(monthText, { sheet: this.sheet, row, column: 'Month' })
    if (month === undefined) return
    this.#tally = this.#tallies.of(month, force, this.context.areaIdsOf(force))
    if (!this.#tally) this.context.tooManyMonths({ sheet: this.sheet, row, column: 'Month' })
    else if (!this.#monthRows.has(month)) this.#monthRows.set(month, row)
  }

  #countOther(forceName: string): void {
    const other = this.#others.get(forceName)
    if (other) other.rows++
  }

  #badType(type: string, row: number): void {
    const place = { sheet: this.sheet, row, column: this.file.typeHeading }
    if (isType(type)) this.context.tooManyTypes(place)
    else
      this.context.faults.add('missing-type', place, {
        found: quoteFound(type) || 'an empty cell',
        expected: `a type under ${this.file.typeHeading}`,
        mend: 'Every row has a type when it is published. Download the file again and send it as it is.',
      })
  }

  finish(namedMonth: Month | undefined): void {
    const { context, sheet } = this
    context.rows += this.#rows
    if (this.#rows === 0) {
      context.noRows({ sheet })
      return
    }
    for (const [name, { row, rows }] of this.#others)
      context.otherForce(name, rows > 1 ? ` (${rows} rows, this is the first)` : '', {
        sheet,
        row,
        column: 'Falls within',
      })
    if (namedMonth !== undefined && this.#monthRows.size > 1 && this.#monthRows.has(namedMonth))
      this.#otherMonths(namedMonth)
    for (const { force, tally } of this.#tallies.entries()) {
      context.cover(this.file.kind, force, tally.month, { sheet })
      this.#observe(tally)
    }
    if (this.#repeats > 0)
      context.note(`${sheet ?? 'The file'}: ${this.#repeats} rows repeat another row whole. Each was counted once.`)
  }

  #otherMonths(namedMonth: Month): void {
    for (const [month, row] of this.#monthRows)
      if (month !== namedMonth)
        this.context.faults.add(
          'other-month',
          { sheet: this.sheet, row, column: 'Month' },
          {
            found: month,
            expected: `${namedMonth}, as the file's name says`,
            mend: 'A few rows of another month would replace that month whole. Download the file again, or give each month a file of its own.',
          },
        )
  }

  /** Every type that the board declares or the file has, in every area: a month that is covered has zeros, not gaps. */
  #observe(tally: MonthTally): void {
    const { context, file } = this
    const types = tally.bySlug()
    const slugs = new Set([...file.declaredSlugs(context), ...types.keys()])
    for (const slug of types.keys())
      if (!file.isDeclared(context, slug)) context.note(file.undeclaredNote(types.get(slug)!.name, slug))
    tally.areaIds.forEach((area, i) => {
      let allCrime = 0
      for (const slug of slugs) {
        const count = types.get(slug)?.counts[i] ?? 0
        if (slug !== ASB) allCrime += count
        context.count(`${file.prefix}${slug}`, area, tally.month, count)
      }
      if (file === CRIME_FILES.street) context.count('police-uk-all-crime', area, tally.month, allCrime)
    })
  }
}
