import type { Month } from '../../calendar/month.ts'
import { isInForce } from '../../config/board-at.ts'
import { normaliseName } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { PoliceUkSettings } from '../../config/schema/police-uk.ts'
import { FaultList, type Place, quoteForMessage } from '../../faults/fault-list.ts'
import { QuestionList } from '../../faults/question.ts'
import { holdObservation, type Observation } from '../../observations/observation.ts'
import { readMonthText } from '../cells/month-cell.ts'
import { checkMonthIsOver } from '../cells/month-is-over.ts'
import type { CsvFormat } from '../containers/csv-rows.ts'
import type { PublishedMonth } from '../containers/drop.ts'
import { MAX_MONTHS, MAX_TYPES } from '../containers/limits.ts'
import { DistrictFinder, forceAreaId } from './areas.ts'

/** What the files of one police.uk drop share while they are read. */
export class PoliceUkContext {
  readonly faults = new FaultList()
  readonly observations: Observation[] = []
  readonly questions = new QuestionList()
  /** What each month of each file has. */
  readonly months: PublishedMonth[] = []
  /** The file that each figure was counted from, by `indicator|area|period`. */
  readonly places = new Map<string, Place>()
  readonly districts: DistrictFinder
  readonly forceArea: string
  readonly settings: PoliceUkSettings
  rowCount = 0
  readonly #notes = new Map<string, string>()
  readonly #coveredMonths = new Map<string, string>()
  readonly #peerByName = new Map<string, string>()
  readonly #indicators: ReadonlySet<string>

  constructor(
    readonly board: BoardFile,
    readonly today: string,
  ) {
    // a board's file with this feed has these settings
    this.settings = board.policeUk!
    this.districts = new DistrictFinder(board)
    this.forceArea = forceAreaId(board)
    this.#indicators = new Set(board.indicators.map(indicator => indicator.id))
    for (const peer of board.peers)
      for (const name of [peer.name, peer.id, ...peer.aliases]) this.#peerByName.set(normaliseName(name), peer.id)
  }

  /** `''` for our force, a peer's id, or undefined for any other force. Takes names as printed and slugs. */
  findForce(name: string): string | undefined {
    const folded = normaliseName(name)
    if (folded === normaliseName(this.settings.forceName) || folded === normaliseName(this.settings.forceSlug))
      return ''
    return this.#peerByName.get(folded)
  }

  /** Areas that rows of a force are counted for; the first has every row. */
  areaIdsFor(force: string): readonly string[] {
    return force === '' ? this.districts.ids : [`peer-${force}`]
  }

  /**
   * True for an area that has ended by a month or did not begin in the first month of the file: without a row that names it, it is not
   * there, instead of having none. Places keep the names of areas that were merged long after.
   */
  isOfOtherMonths(id: string, month: Month): boolean {
    const area = this.board.areas.find(each => each.id === id)
    return area !== undefined && (area.from !== undefined || !isInForce(area, month))
  }

  /** True for an indicator that the board's file declares. */
  isDeclared(indicator: string): boolean {
    return this.#indicators.has(indicator)
  }

  /** Declared indicators whose id begins so, without the beginning. */
  declaredSuffixes(prefix: string): string[] {
    return [...this.#indicators].filter(id => id.startsWith(prefix)).map(id => id.slice(prefix.length))
  }

  /** A sentence for the receipt, once however often it is said. */
  addNote(sentence: string): void {
    this.#notes.set(sentence, sentence)
  }

  get notes(): string[] {
    return [...this.#notes.values()]
  }

  noteEncoding(report: CsvFormat, place: Place): void {
    if (report.encoding !== 'UTF-8')
      this.addNote(
        `${place.sheet ?? 'The file'} was saved as ${report.encoding} text, not as published. It was read all the same.`,
      )
  }

  /** Adds a figure; `isHeld`: a question was asked about its month. */
  addCount(indicator: string, area: string, period: Month, value: number, sheet: string | null, isHeld = false): void {
    this.places.set(`${indicator}|${area}|${period}`, { sheet })
    const counted = { indicator, area, period, value, numerator: null, denominator: null, n: null }
    const observation: Observation = { ...counted, status: 'published' }
    this.observations.push(isHeld ? holdObservation(observation) : observation)
  }

  /** Two files for the same month would be two halves or one counted twice: neither may be guessed. */
  recordCoverage(kind: string, force: string, month: Month, place: Place): void {
    const key = `${kind} ${force} ${month}`
    const before = this.#coveredMonths.get(key)
    const where = place.sheet ?? 'this file'
    if (before === undefined) this.#coveredMonths.set(key, where)
    else
      this.faults.add('duplicate-month', place, {
        found: `${kind} rows for ${month} in this file and in ${before}`,
        expected: 'one file for each force, kind and month',
        fix: 'Take one of the two files out of the zip.',
      })
  }

  /** The month of a cell, checked to be over; undefined after a fault was added. */
  readMonth(text: string, place: Place): Month | undefined {
    const reading = readMonthText(text)
    if (reading.outcome === 'month') {
      const fault = checkMonthIsOver(reading.month, this.today)
      if (!fault) return reading.month
      this.faults.add(fault.code, place, fault.words)
      return undefined
    }
    if (reading.outcome === 'unclear') this.faults.add(reading.code, place, reading.details)
    else
      this.faults.add('not-a-month', place, {
        found: quoteForMessage(text) || 'an empty cell',
        expected: 'a month such as 2024-01',
        fix: 'Download the file again from data.police.uk and send it as it is.',
      })
    return undefined
  }

  addUnexpectedForceFault(name: string, rows: string, place: Place): void {
    this.faults.add('unexpected-force', place, {
      found: `${quoteForMessage(name) || 'no force'}${rows}`,
      expected: `${this.settings.forceName}, or a most similar force of the board's file`,
      fix: "Take the file of the other force out. If it should be compared with ours, ask for it to be added to the board's file first.",
    })
  }

  addNoRowsFault(place: Place): void {
    this.faults.add('no-rows', place, {
      found: 'headings without rows',
      expected: 'a row for each crime, outcome or search',
      fix: 'Check that the download was complete. An empty file does not say which month it is for, so it cannot be taken as none.',
    })
  }

  addRowWidthFault(found: number, expected: number, place: Place): void {
    this.faults.add('row-width', place, {
      found: `${found} ${found === 1 ? 'cell' : 'cells'}`,
      expected: `${expected} cells, one under each heading`,
      fix: 'A comma or a line end may have been added or lost here. Download the file again and send it as it is.',
    })
  }

  addTooManyTypesFault(place: Place): void {
    this.faults.add('too-many-types', place, {
      found: `more than ${MAX_TYPES} different types`,
      expected: 'the crime or outcome types of data.police.uk, about thirty at most',
      fix: 'The cells of this column may have shifted. Download the file again and send it as it is.',
    })
  }

  addTooManyMonthsFault(place: Place): void {
    this.faults.add('too-many-months', place, {
      found: `more than ${MAX_MONTHS} different months`,
      expected: `up to ${MAX_MONTHS} months in one file`,
      fix: 'Split the file by year.',
    })
  }
}
