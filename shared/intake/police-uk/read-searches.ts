import { InvalidInstantError, toLocalMonth } from '../../calendar/local-time.ts'
import type { Month } from '../../calendar/month.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { newCsvFormat, readCsvBatches } from '../containers/csv-rows.ts'
import { MAX_MONTHS } from '../containers/limits.ts'
import { findColumns, isBlankRow } from '../recognition/police-uk-headings.ts'
import type { PoliceUkContext } from './context.ts'
import { countSearches, indicatorsOfSearch, type MonthOfSearches } from './count-searches.ts'
import { readPoliceUkFileName } from './file-name.ts'
import { forcesNamedIn } from './forces.ts'
import { toAgeBand, toEthnicGroup } from './person-groups.ts'
import { PlacesOfSearches } from './places-of-searches.ts'

const HEADINGS = ['Type', 'Date', 'Age range', 'Self-defined ethnicity'] as const

/**
 * Reads a stop-and-search file into searches that name a person, with their breakdowns by age and ethnicity. The month of a search is its
 * month on London's clocks. The file has no force column: its name says whose it is, `2024-01-cambridgeshire-stop-and-search`,
 * in whatever order; a file that names no force is ours. Repeated rows all count: there is no id to tell a double entry from two searches.
 */
export async function readSearches(
  context: PoliceUkContext,
  bytes: AsyncIterable<Uint8Array>,
  sheet: string | null,
  path: string,
): Promise<void> {
  const parsedName = readPoliceUkFileName(path)
  const named = parsedName ? [parsedName.force] : forcesNamedIn(path)
  const other = named.find(force => context.findForce(force) === undefined)
  if (other !== undefined || named.length > 1) {
    context.addUnexpectedForceFault(other ?? named.join(' and '), '', { sheet })
    return
  }
  const force = named[0] === undefined ? '' : context.findForce(named[0])!
  const isNamed = named.length > 0
  const report = newCsvFormat()
  const reader = new SearchReader(context, sheet)
  for await (const batch of readCsvBatches(bytes, sheet, report)) reader.read(batch.firstRow, batch.rows)
  context.noteEncoding(report, { sheet })
  reader.finish(force, parsedName?.month, isNamed)
}

class SearchReader {
  readonly #months = new Map<Month, MonthOfSearches>()
  #columns: ReturnType<typeof findColumns> | undefined
  #rowCount = 0
  #places: PlacesOfSearches | undefined

  constructor(
    readonly context: PoliceUkContext,
    readonly sheet: string | null,
  ) {}

  read(firstRow: number, rows: readonly string[][]): void {
    rows.forEach((row, i) => {
      if (isBlankRow(row)) return
      if (!this.#columns) {
        this.#columns = findColumns(row, HEADINGS)
        this.#places = new PlacesOfSearches(row)
      } else this.#readRow(row, firstRow + i, this.#columns)
    })
  }

  #readRow(row: readonly string[], number: number, columns: ReturnType<typeof findColumns>): void {
    const [typeIndex, dateIndex, ageIndex, ethnicityIndex] = columns.at as [number, number, number, number]
    this.#rowCount++
    if (row.length < columns.width || row.length > columns.widest) {
      this.context.addRowWidthFault(row.length, columns.width, { sheet: this.sheet, row: number })
      return
    }
    const month = this.#monthOf(row[dateIndex]!, number)
    const age = toAgeBand(row[ageIndex]!)
    const ethnicity = toEthnicGroup(row[ethnicityIndex]!)
    const type = row[typeIndex]!.trim().toLowerCase()
    if (age === undefined)
      this.#addUnknownValueFault(
        'unknown-age',
        number,
        'Age range',
        row[ageIndex]!,
        'under 10, 10-17, 18-24, 25-34, over 34 or nothing',
      )
    if (ethnicity.isUnknown)
      this.context.addNote(
        `The ethnicity "${quoteForMessage(row[ethnicityIndex]!)}" is not one that data.police.uk uses. It was counted as other.`,
      )
    const isVehicle = type === 'vehicle search'
    if (!isVehicle && type !== 'person search' && type !== 'person and vehicle search') {
      this.#addUnknownValueFault(
        'unknown-search-type',
        number,
        'Type',
        row[typeIndex]!,
        'Person search, Person and Vehicle search or Vehicle search',
      )
      return
    }
    if (month === undefined || age === undefined) return
    const found = this.#monthFor(month, number)
    if (!found) return
    const { byDay, counts } = found
    const day = row[dateIndex]!.trim().startsWith(month) ? Number(row[dateIndex]!.trim().slice(8, 10)) : 1
    byDay.set(day, (byDay.get(day) ?? 0) + 1)
    this.#places?.add(row)
    if (isVehicle) return
    for (const id of indicatorsOfSearch(ethnicity.group, age)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }

  #monthFor(month: Month, row: number): MonthOfSearches | undefined {
    const known = this.#months.get(month)
    if (known) {
      known.rows++
      return known
    }
    if (this.#months.size >= MAX_MONTHS) {
      this.context.addTooManyMonthsFault({ sheet: this.sheet, row, column: 'Date' })
      return undefined
    }
    const found: MonthOfSearches = { row, rows: 1, byDay: new Map(), counts: new Map() }
    this.#months.set(month, found)
    return found
  }

  #monthOf(date: string, row: number): Month | undefined {
    const place = { sheet: this.sheet, row, column: 'Date' }
    try {
      return this.context.readMonth(toLocalMonth(date.trim(), { timeZone: 'Europe/London' }), place)
    } catch (error) {
      if (!(error instanceof InvalidInstantError)) throw error
      this.context.faults.add('not-a-date', place, {
        found: quoteForMessage(date) || 'an empty cell',
        expected: 'a date and time with its offset, such as 2024-01-31T20:12:00+00:00',
        fix: 'A spreadsheet may have changed the dates. Download the file again and send it as it is.',
      })
      return undefined
    }
  }

  #addUnknownValueFault(code: string, row: number, column: string, found: string, expected: string): void {
    const isDate = /^(\d{1,2}-)?oct(-\d{2,4})?$/i.test(found.trim())
    this.context.faults.add(
      code,
      { sheet: this.sheet, row, column },
      {
        found: quoteForMessage(found) || 'an empty cell',
        expected,
        fix: isDate
          ? 'A spreadsheet turned 10-17 into a date. Download the file again and send it as it is.'
          : 'Download the file again from data.police.uk and send it as it is.',
      },
    )
  }

  finish(force: string, fileNameMonth: Month | undefined, isNamed: boolean): void {
    const { context, sheet } = this
    context.rowCount += this.#rowCount
    if (this.#rowCount === 0) {
      context.addNoRowsFault({ sheet })
      return
    }
    const area = context.areaIdsFor(force)[0]!
    const elsewhere = isNamed ? undefined : this.#places?.question(context.settings)
    for (const [month, found] of this.#months) {
      const { row, rows } = found
      if (fileNameMonth !== undefined && month !== fileNameMonth && this.#months.has(fileNameMonth)) {
        context.faults.add(
          'unexpected-month',
          { sheet, row, column: 'Date' },
          {
            found: `${month} on London's clocks (${rows} ${rows === 1 ? 'row' : 'rows'}, this is the first)`,
            expected: `${fileNameMonth}, as the file's name says`,
            fix: 'A few rows of another month would replace that month whole. Download the file again and send it as it is.',
          },
        )
        continue
      }
      context.recordCoverage('stop-and-search', force, month, { sheet })
      countSearches(context, { area, month, sheet }, found, elsewhere)
    }
  }
}
