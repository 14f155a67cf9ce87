import { InvalidInstantError, toLocalMonth } from '../../calendar/local-time.ts'
import type { Month } from '../../calendar/month.ts'
import { normaliseName } from '../../config/known-names.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import type { QuestionDetails } from '../../faults/question.ts'
import { median } from '../../statistics/moments.ts'
import { newCsvFormat, readCsvBatches } from '../containers/csv-rows.ts'
import { MAX_MONTHS } from '../containers/limits.ts'
import { findColumns, isBlankRow } from '../recognition/police-uk-headings.ts'
import type { PoliceUkContext } from './context.ts'
import { readPoliceUkFileName } from './file-name.ts'
import { forcesNamedIn, otherForceAt } from './forces.ts'
import { questionOfDays } from './missing-days.ts'
import { AGE_BANDS, ETHNIC_GROUPS, toAgeBand, toEthnicGroup } from './person-groups.ts'

const HEADINGS = ['Type', 'Date', 'Age range', 'Self-defined ethnicity'] as const
const ALL_SEARCHES = 'police-uk-stop-search'

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

/** Searches of a month: the first row, how many there are, on which days, where, and by whom. */
interface MonthOfSearches {
  readonly row: number
  rows: number
  readonly byDay: Map<number, number>
  readonly counts: Map<string, number>
}

class SearchReader {
  readonly #months = new Map<Month, MonthOfSearches>()
  #columns: ReturnType<typeof findColumns> | undefined
  #rowCount = 0
  #placeIndexes: readonly [number, number] | undefined
  readonly #latitudes: number[] = []
  readonly #longitudes: number[] = []

  constructor(
    readonly context: PoliceUkContext,
    readonly sheet: string | null,
  ) {}

  read(firstRow: number, rows: readonly string[][]): void {
    rows.forEach((row, i) => {
      if (isBlankRow(row)) return
      if (!this.#columns) {
        this.#columns = findColumns(row, HEADINGS)
        const headings = row.map(normaliseName)
        this.#placeIndexes = [headings.indexOf('latitude'), headings.indexOf('longitude')]
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
    this.#addPlace(row)
    if (isVehicle) return
    for (const id of [ALL_SEARCHES, `${ALL_SEARCHES}-ethnicity-${ethnicity.group}`, `${ALL_SEARCHES}-age-${age}`])
      counts.set(id, (counts.get(id) ?? 0) + 1)
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

  /** Where a search was made, of the first thousand that say so. */
  #addPlace(row: readonly string[]): void {
    const [latitude, longitude] = (this.#placeIndexes ?? []).map(index => Number.parseFloat(row[index] ?? ''))
    if (this.#latitudes.length >= 1000 || !latitude || Number.isNaN(latitude) || Number.isNaN(longitude)) return
    this.#latitudes.push(latitude)
    this.#longitudes.push(longitude!)
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
    const elsewhere = isNamed ? undefined : this.#questionOfPlace()
    for (const [month, { row, rows, byDay, counts }] of this.#months) {
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
      const ids = [
        ALL_SEARCHES,
        ...ETHNIC_GROUPS.map(group => `${ALL_SEARCHES}-ethnicity-${group}`),
        ...AGE_BANDS.map(band => `${ALL_SEARCHES}-age-${band}`),
      ]
      const questions = [...(elsewhere ? [elsewhere] : []), ...questionOfDays(month, byDay)]
      for (const { code, details } of questions) context.questions.add(code, { sheet }, details)
      const isHeld = questions.length > 0
      for (const id of ids) context.addCount(id, area, month, counts.get(id) ?? 0, sheet, isHeld)
      context.months.push({
        kind: 'police-uk-stop-and-search',
        body: area,
        period: month,
        sheet,
        rows,
        rowsByArea: new Map([[area, rows]]),
        rowsElsewhere: new Map(),
        rowsByType: new Map(),
        indicators: new Set(ids),
      })
    }
  }

  /** The question about a file that names no force, and whose searches lie in the area of another. */
  #questionOfPlace(): { code: string; details: QuestionDetails } | undefined {
    const { forceName, forceSlug } = this.context.settings
    if (this.#latitudes.length === 0) return undefined
    const other = otherForceAt(median(this.#latitudes), median(this.#longitudes), forceSlug)
    if (other === undefined) return undefined
    return {
      code: 'searches-elsewhere',
      details: {
        found: `searches in the area of another force (${other}), in a file whose name does not say whose they are`,
        expected: `searches of ${forceName}`,
        fix: 'Check whose file this is, and send it under the name that data.police.uk gives it.',
        readAs: `searches of ${forceName}`,
        or: `searches of ${other}`,
      },
    }
  }
}
