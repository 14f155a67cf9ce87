import type { Month } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Observation } from '../../observations/observation.ts'
import type { CsvReport } from '../csv-rows.ts'
import { FaultList, type Place, quoteFound } from '../fault-list.ts'
import { MAX_MONTHS, MAX_TYPES } from '../limits.ts'
import { checkMonthIsOver, readMonthText } from '../month-cell.ts'
import { foldName } from '../names.ts'
import { DistrictFinder, forceAreaId } from './areas.ts'

/** What the files of one police.uk drop share while they are read. */
export class PoliceUkContext {
  readonly faults = new FaultList()
  readonly observations: Observation[] = []
  readonly districts: DistrictFinder
  readonly forceArea: string
  rows = 0
  readonly #notes = new Map<string, string>()
  readonly #covered = new Map<string, string>()
  readonly #peerByName = new Map<string, string>()
  readonly #indicators: ReadonlySet<string>

  constructor(
    readonly board: BoardFile,
    readonly today: string,
  ) {
    this.districts = new DistrictFinder(board)
    this.forceArea = forceAreaId(board)
    this.#indicators = new Set(board.indicators.map(indicator => indicator.id))
    for (const peer of board.peers)
      for (const name of [peer.policeUkName, peer.name, peer.id]) this.#peerByName.set(foldName(name), peer.id)
  }

  /** `''` for our force, a peer's id, or undefined for any other force. Takes names as printed and slugs. */
  findForce(name: string): string | undefined {
    const folded = foldName(name)
    if (folded === foldName(this.board.policeUk.forceName) || folded === foldName(this.board.policeUk.forceSlug))
      return ''
    return this.#peerByName.get(folded)
  }

  /** Areas that rows of a force are counted for; the first has every row. */
  areaIdsOf(force: string): readonly string[] {
    return force === '' ? this.districts.ids : [`peer-${force}`]
  }

  /** True for an indicator that the board's file declares. */
  isDeclared(indicator: string): boolean {
    return this.#indicators.has(indicator)
  }

  /** Declared indicators whose id begins so, without the beginning. */
  declaredAfter(prefix: string): string[] {
    return [...this.#indicators].filter(id => id.startsWith(prefix)).map(id => id.slice(prefix.length))
  }

  /** A sentence for the receipt, once however often it is said. */
  note(sentence: string): void {
    this.#notes.set(sentence, sentence)
  }

  get notes(): string[] {
    return [...this.#notes.values()]
  }

  noteEncoding(report: CsvReport, place: Place): void {
    if (report.encoding !== 'UTF-8')
      this.note(
        `${place.sheet ?? 'The file'} was saved as ${report.encoding} text, not as published. It was read all the same.`,
      )
  }

  count(indicator: string, area: string, period: Month, value: number): void {
    this.observations.push({
      indicator,
      area,
      period,
      value,
      numerator: null,
      denominator: null,
      n: null,
      status: 'published',
    })
  }

  /** Two files for the same month would be two halves or one counted twice: neither may be guessed. */
  cover(kind: string, force: string, month: Month, place: Place): void {
    const key = `${kind} ${force} ${month}`
    const before = this.#covered.get(key)
    const where = place.sheet ?? 'this file'
    if (before === undefined) this.#covered.set(key, where)
    else
      this.faults.add('month-twice', place, {
        found: `${kind} rows for ${month} in this file and in ${before}`,
        expected: 'one file for each force, kind and month',
        mend: 'Take one of the two files out of the zip.',
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
    if (reading.outcome === 'unclear') this.faults.add(reading.code, place, reading.words)
    else
      this.faults.add('not-a-month', place, {
        found: quoteFound(text) || 'an empty cell',
        expected: 'a month such as 2024-01',
        mend: 'Download the file again from data.police.uk and send it as it is.',
      })
    return undefined
  }

  otherForce(name: string, rows: string, place: Place): void {
    this.faults.add('other-force', place, {
      found: `${quoteFound(name) || 'no force'}${rows}`,
      expected: `${this.board.policeUk.forceName}, or a most similar force of the board's file`,
      mend: "Take the file of the other force out. If it should be compared with ours, ask for it to be added to the board's file first.",
    })
  }

  noRows(place: Place): void {
    this.faults.add('no-rows', place, {
      found: 'headings without rows',
      expected: 'a row for each crime, outcome or search',
      mend: 'Check that the download was complete. An empty file does not say which month it is for, so it cannot be taken as none.',
    })
  }

  rowWidth(found: number, expected: number, place: Place): void {
    this.faults.add('row-width', place, {
      found: `${found} ${found === 1 ? 'cell' : 'cells'}`,
      expected: `${expected} cells, one under each heading`,
      mend: 'A comma or a line end may have been added or lost here. Download the file again and send it as it is.',
    })
  }

  tooManyTypes(place: Place): void {
    this.faults.add('too-many-types', place, {
      found: `more than ${MAX_TYPES} different types`,
      expected: 'the crime or outcome types of data.police.uk, about thirty at most',
      mend: 'The cells of this column may have shifted. Download the file again and send it as it is.',
    })
  }

  tooManyMonths(place: Place): void {
    this.faults.add('too-many-months', place, {
      found: `more than ${MAX_MONTHS} different months`,
      expected: `up to ${MAX_MONTHS} months in one file`,
      mend: 'Split the file by year.',
    })
  }
}
