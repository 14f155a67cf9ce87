import type { BoardFile } from '../../config/schema/index.ts'
import type { Observation } from '../../observations/observation.ts'
import { FaultList, type Place, quoteFound } from '../fault-list.ts'
import { gatherNames, type KnownNames, nearestName } from '../names.ts'
import { TIDY_COLUMNS } from './layout.ts'

/** What the sheets of one return share while they are read. */
export class FigureContext {
  readonly faults = new FaultList()
  readonly observations: Observation[] = []
  readonly names: KnownNames
  readonly forceArea: string
  readonly barePercentages = new Set<string>()
  greyMeansEstimated = false
  rows = 0
  blanks = 0
  readonly #notes = new Set<string>()
  readonly #places = new Map<string, { readonly place: string; readonly figure: string }>()
  readonly #ownFeed: ReadonlySet<string>

  constructor(
    readonly board: BoardFile,
    readonly today: string,
  ) {
    this.names = gatherNames(board)
    this.forceArea = board.areas.find(area => area.kind === 'force')?.id ?? 'force'
    this.#ownFeed = new Set(
      board.indicators.filter(indicator => indicator.feed === 'indicators').map(indicator => indicator.id),
    )
  }

  note(sentence: string): void {
    this.#notes.add(sentence)
  }

  get notes(): string[] {
    const notes = [...this.#notes]
    if (this.blanks > 0)
      notes.push(
        `${this.blanks} ${this.blanks === 1 ? 'row has' : 'rows have'} no figure yet. Nothing was stored for ${this.blanks === 1 ? 'it' : 'them'}.`,
      )
    for (const name of this.barePercentages)
      notes.push(
        `${name}: given as a percentage and the number asked. It cannot be added up over months, so totals over months will say n/a.`,
      )
    return notes
  }

  /** Adds a figure; the second for the same indicator, area and month is a fault, whether it agrees or not. */
  add(observation: Observation, place: Place): void {
    const { indicator, area, period } = observation
    if (!this.#ownFeed.has(indicator) && !area.startsWith('peer-')) {
      this.faults.add('wrong-feed', place, {
        found: `a figure of ours for ${indicator}`,
        expected: "figures of the indicators feed, or a peer's figures",
        mend: 'This indicator is counted from the files of data.police.uk. Send those in the police-uk feed and take this row out.',
      })
      return
    }
    const key = `${indicator}|${area}|${period}`
    const figure = JSON.stringify([observation.value, observation.numerator, observation.denominator])
    const before = this.#places.get(key)
    if (before) {
      this.faults.add('duplicate', place, {
        found: `${indicator}, ${area}, ${period} a second time${before.figure === figure ? ', with the same figure' : ', with another figure'}`,
        expected: `one figure for each indicator, area and month; the first is in ${before.place}`,
        mend: 'Find out which of the two is right and take the other out.',
      })
      return
    }
    this.#places.set(key, { place: describePlace(place), figure })
    this.observations.push(observation)
  }

  unknownColumn(heading: string, place: Place, kind: 'csv' | 'workbook'): void {
    const near = nearestName(heading, TIDY_COLUMNS)
    this.faults.add('unknown-column', place, {
      found: quoteFound(heading),
      expected:
        kind === 'csv'
          ? `only these headings: ${TIDY_COLUMNS.join(', ')}, or months`
          : 'a month, or a heading such as Indicator, Area, Month, Number, Out of, Status',
      mend: near
        ? `Did you mean ${near}? If so, change the heading. If not, take the column out.`
        : 'Change the heading, or take the column out.',
    })
  }
}

function describePlace(place: Place): string {
  const row = `row ${place.row ?? '?'}`
  return place.sheet === null || place.sheet === undefined ? row : `sheet ${place.sheet}, ${row}`
}
