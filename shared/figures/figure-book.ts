import { addMonths, longMonth, type Month } from '../calendar/month.ts'
import { type Frequency, monthsIn, printPeriodEnding } from '../calendar/period.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Figure, Mark } from '../document/figure.ts'
import type { Claim } from './claim.ts'
import { type Derived, storeDerived } from './derived-figure.ts'
import { formatMeasure } from './format-figure.ts'
import type { Measure } from './measure.ts'
import type { StoredFigure } from './stored-figure.ts'

/** A rate on fewer than this says little. */
const LOW_BASE = 30

function isLowBase({ aggregation }: Indicator, measure: Measure): boolean {
  const isRate = aggregation === 'percentage' || aggregation === 'mean'
  return isRate && measure.kind === 'value' && measure.denominator !== null && measure.denominator < LOW_BASE
}

/**
 * Every figure that a pack prints, entered once. What is printed is fixed when a figure is entered: to enter it again
 * differently is a fault, which is how one value everywhere is kept.
 */
export class FigureBook {
  readonly #figures = new Map<string, StoredFigure>()
  readonly #claims = new Map<string, Claim>()
  readonly #restated: ReadonlySet<string>
  readonly #marksLowBases: boolean

  /**
   * @param restated refs of months (`indicator/area/month 2018-03`) that changed since the last pack, marked revised
   * @param marksLowBases whether a rate on a denominator under 30 is marked as of low reliability
   */
  constructor(restated: ReadonlySet<string> = new Set(), marksLowBases = false) {
    this.#restated = restated
    this.#marksLowBases = marksLowBases
  }

  /** The figure of a measure: `name` says which, e.g. `current` or `month 2018-03`. */
  measure(indicator: Indicator, area: string, name: string, measure: Measure): Figure {
    const ref = `${indicator.id}/${area}/${name}`
    const stored = measure.kind === 'value'
    return this.#enter({
      ref,
      indicator: indicator.id,
      area,
      measure: name,
      printed: formatMeasure(indicator, measure),
      value: stored ? measure.value : null,
      marks: stored
        ? this.#marksOf(ref, measure.statuses, isLowBase(indicator, measure))
        : measure.kind === 'suppressed'
          ? ['c']
          : [],
      period: stored ? { from: measure.from, to: measure.to } : null,
      drops: stored ? measure.drops : [],
    })
  }

  /** The figure of a number that was worked out. */
  derived(derived: Derived): Figure {
    return this.#enter(storeDerived(derived))
  }

  /** What stands in a cell of a table that is no indicator. */
  cell(figure: Omit<StoredFigure, 'ref'>): Figure {
    return this.#enter({ ...figure, ref: `${figure.indicator}/${figure.area}/${figure.measure}` })
  }

  /** A month in words: `March 2018`. */
  month(month: Month): Figure {
    return this.#enter({
      ref: `period/${month}`,
      indicator: '',
      area: '',
      measure: 'period',
      printed: longMonth(month),
      value: null,
      marks: [],
      period: { from: month, to: month },
      drops: [],
    })
  }

  /** A quarter or a year by its last month, in words: `January to March 2018`. */
  period(frequency: Frequency, last: Month): Figure {
    if (frequency === 'month') return this.month(last)
    const months = Math.max(1, monthsIn(frequency))
    return this.#enter({
      ref: `period/${frequency} ${last}`,
      indicator: '',
      area: '',
      measure: `period of the kind ${frequency}`,
      printed: printPeriodEnding(frequency, last),
      value: null,
      marks: [],
      period: { from: addMonths(last, 1 - months), to: last },
      drops: [],
    })
  }

  /** Words that were worked out with a figure and hold numbers of their own: the rule that fired, a rank. */
  words(indicator: string, area: string, measure: string, text: string): Figure {
    return this.#enter({
      ref: `${indicator}/${area}/${measure}`,
      indicator,
      area,
      measure,
      printed: text,
      value: null,
      marks: [],
      period: null,
      drops: [],
    })
  }

  /** Something that a sentence says of figures, for whoever checks it beside the published tables. */
  claim(claim: Claim): void {
    this.#claims.set(JSON.stringify(claim), claim)
  }

  /** Every claim made, once. */
  claims(): Claim[] {
    return [...this.#claims.values()]
  }

  /** Everything entered, by ref. */
  entries(): Record<string, StoredFigure> {
    return Object.fromEntries([...this.#figures].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #marksOf(ref: string, statuses: readonly string[], isLowBaseRate: boolean): Mark[] {
    const marks: Mark[] = []
    if (statuses.includes('estimated')) marks.push('e')
    if (statuses.includes('provisional')) marks.push('p')
    if (statuses.includes('revised') || this.#restated.has(ref)) marks.push('r')
    if (isLowBaseRate && this.#marksLowBases) marks.push('u')
    return marks
  }

  #enter(figure: StoredFigure): Figure {
    const existing = this.#figures.get(figure.ref)
    if (existing !== undefined && (existing.printed !== figure.printed || !Object.is(existing.value, figure.value))) {
      throw new ContradictionError(existing, figure)
    }
    if (existing === undefined) this.#figures.set(figure.ref, figure)
    const { printed, value, ref, marks } = existing ?? figure
    return { printed, value, ref, marks }
  }
}

/** One figure, two values: the pack would contradict itself. */
export class ContradictionError extends Error {
  constructor(
    first: Figure,
    /** As it was to be entered the second time. */
    readonly figure: StoredFigure,
  ) {
    super(`${figure.ref} is printed as ${first.printed} in one place and as ${figure.printed} in another`)
    this.name = 'ContradictionError'
  }
}
