import { wholeArea } from '../../config/areas.ts'
import { buildNameLookup, type NameLookup, nearestName } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { FaultList, type Place, quoteForMessage } from '../../faults/fault-list.ts'
import { QuestionList } from '../../faults/question.ts'
import { holdObservation, type Observation } from '../../observations/observation.ts'
import type { GridRow } from '../containers/grid.ts'
import type { Doubt } from './doubt.ts'
import { TIDY_COLUMNS } from './headings/table-layout.ts'

/** Rows of words that a receipt lists. */
const MAX_PASSED_OVER = 3

/** What the sheets of one return share while they are read. */
export class FigureContext {
  readonly faults = new FaultList()
  readonly observations: Observation[] = []
  readonly questions = new QuestionList()
  /** Where each figure stands that its supplier has not confirmed yet, by `indicator|area|period`. */
  readonly places = new Map<string, Place>()
  readonly names: NameLookup
  readonly wholeArea: string
  readonly percentagesWithoutCounts = new Set<string>()
  greyMeansEstimated = false
  rowCount = 0
  blankRowCount = 0
  readonly #notes = new Set<string>()
  readonly #passedOver: string[] = []
  readonly #firstOccurrences = new Map<string, { readonly place: string; readonly figure: string }>()
  readonly #feedOf: ReadonlyMap<string, string>

  constructor(
    readonly board: BoardFile,
    readonly today: string,
  ) {
    this.names = buildNameLookup(board)
    this.wholeArea = wholeArea(board).id
    this.#feedOf = new Map(board.indicators.map(({ id, feed }) => [id, feed]))
  }

  addNote(sentence: string): void {
    this.#notes.add(sentence)
  }

  /** A row of words that is no row of figures: said, since it was not read. */
  addPassedOver(sheet: string | null, { row, cells }: GridRow): void {
    const words = cells.find(cell => cell !== undefined && cell.text !== '')?.text ?? ''
    this.#passedOver.push(`${sheet === null ? '' : `sheet ${sheet}, `}row ${row} (${quoteForMessage(words)})`)
  }

  get notes(): string[] {
    const notes = [...this.#notes]
    if (this.#passedOver.length > 0) {
      const more = this.#passedOver.length - MAX_PASSED_OVER
      const listed = this.#passedOver.slice(0, MAX_PASSED_OVER).join('; ')
      notes.push(`Taken for notes and not read: ${listed}${more > 0 ? ` and ${more} more` : ''}.`)
    }
    if (this.blankRowCount > 0)
      notes.push(
        `${this.blankRowCount} ${this.blankRowCount === 1 ? 'row has' : 'rows have'} no figure yet. Nothing was stored for ${this.blankRowCount === 1 ? 'it' : 'them'}.`,
      )
    for (const name of this.percentagesWithoutCounts)
      notes.push(
        `${name}: given as a percentage and the number asked. It cannot be added up over months, so totals over months will say n/a.`,
      )
    return notes
  }

  /**
   * Adds a figure, held where there is a doubt about it; the second for the same indicator, area and month is a fault, whether it agrees
   * or not.
   */
  addObservation(
    observation: Observation,
    about: { place: Place; valuePlace: Place; doubts: readonly Doubt[]; isConfirmed: boolean },
  ): void {
    const { indicator, area, period } = observation
    const { place } = about
    const feed = this.#feedOf.get(indicator)
    if (feed !== 'indicators' && !area.startsWith('peer-')) {
      this.faults.add('wrong-feed', place, {
        found: `a figure of ours for ${indicator}`,
        expected: "figures of the indicators feed, or a peer's figures",
        fix: `This indicator is counted from the files of another feed. Send those in the ${feed} feed, and take this row out.`,
      })
      return
    }
    const key = `${indicator}|${area}|${period}`
    const figure = JSON.stringify([observation.value, observation.numerator, observation.denominator])
    const before = this.#firstOccurrences.get(key)
    if (before) {
      this.faults.add('duplicate-figure', place, {
        found: `${indicator}, ${area}, ${period} a second time${before.figure === figure ? ', with the same figure' : ', with another figure'}`,
        expected: `one figure for each indicator, area and month; the first is in ${before.place}`,
        fix: 'Find out which of the two is right and take the other out.',
      })
      return
    }
    this.#firstOccurrences.set(key, { place: describePlace(place), figure })
    for (const { code, place: at, details } of about.doubts) this.questions.add(code, at, details)
    const kept = about.doubts.length > 0 ? holdObservation(observation) : observation
    this.observations.push(kept)
    if (!about.isConfirmed) this.places.set(key, about.valuePlace)
  }

  addUnknownColumnFault(heading: string, place: Place, kind: 'csv' | 'workbook'): void {
    const nearest = nearestName(heading, TIDY_COLUMNS)
    this.faults.add('unknown-column', place, {
      found: quoteForMessage(heading),
      expected:
        kind === 'csv'
          ? `only these headings: ${TIDY_COLUMNS.join(', ')}, or months`
          : 'a month, or a heading such as Indicator, Area, Month, Number, Out of, Status',
      fix: nearest
        ? `Did you mean ${nearest}? If so, change the heading. If not, take the column out.`
        : 'Change the heading, or take the column out.',
    })
  }
}

function describePlace(place: Place): string {
  const row = `row ${place.row ?? '?'}`
  return place.sheet === null || place.sheet === undefined ? row : `sheet ${place.sheet}, ${row}`
}
