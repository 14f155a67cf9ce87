import type { Month } from '../../calendar/month.ts'
import { slugify } from '../../config/known-names.ts'
import { MAX_MONTHS, MAX_TYPES } from '../containers/limits.ts'
import { copyText, districtOf } from './areas.ts'

/** LSOA names outside the board's areas that a month counts; no force has as many of its own. */
const MAX_LSOA_NAMES = 5_000

/** A force's rows of one month by type and area: `types` maps a type as printed to its count in each area. */
export class MonthTally {
  readonly #byType = new Map<string, Float64Array>()
  readonly #elsewhere = new Map<string, number>()

  constructor(
    readonly month: Month,
    readonly areaIds: readonly string[],
  ) {}

  /** Counts by area of a type as printed; undefined for what is no type, and when there are too many to be types. */
  countsOf(type: string): Float64Array | undefined {
    const known = this.#byType.get(type)
    if (known) return known
    if (this.#byType.size >= MAX_TYPES || !isPlausibleType(type)) return undefined
    const counts = new Float64Array(this.areaIds.length)
    this.#byType.set(copyText(type), counts)
    return counts
  }

  /** Counts a row of a place that the board's file does not list. */
  countElsewhere(lsoaName: string): void {
    const before = this.#elsewhere.get(lsoaName)
    if (before !== undefined) this.#elsewhere.set(lsoaName, before + 1)
    else if (this.#elsewhere.size < MAX_LSOA_NAMES) this.#elsewhere.set(copyText(lsoaName), 1)
  }

  /** Rows of places that the board's file does not list, by the name of the district. */
  rowsElsewhere(): Map<string, number> {
    const rows = new Map<string, number>()
    for (const [lsoaName, count] of this.#elsewhere) {
      const district = districtOf(lsoaName)
      rows.set(district, (rows.get(district) ?? 0) + count)
    }
    return rows
  }

  /** Counts by area of each type's slug: spellings that differ by case or spaces are one type. */
  bySlug(): Map<string, { readonly name: string; readonly counts: Float64Array }> {
    const merged = new Map<string, { name: string; counts: Float64Array }>()
    for (const [name, counts] of this.#byType) {
      const slug = slugify(name)
      const existing = merged.get(slug)
      if (existing) counts.forEach((count, i) => (existing.counts[i]! += count))
      else merged.set(slug, { name, counts: counts.slice() })
    }
    return merged
  }
}

/** The tallies of one file: one a month and force. */
export class Tallies {
  readonly #tallies = new Map<string, MonthTally>()

  /** The tally of a month and a force, begun when new; undefined when there are too many months to be true. */
  getOrCreate(month: Month, force: string, areaIds: readonly string[]): MonthTally | undefined {
    const key = `${force} ${month}`
    const known = this.#tallies.get(key)
    if (known) return known
    if (this.#tallies.size >= MAX_MONTHS) return undefined
    const tally = new MonthTally(copyText(month), areaIds)
    this.#tallies.set(key, tally)
    return tally
  }

  /** Each tally with its force, `''` for ours. */
  *entries(): Generator<{ readonly force: string; readonly tally: MonthTally }> {
    for (const [key, tally] of this.#tallies) yield { force: key.slice(0, key.indexOf(' ')), tally }
  }
}

/** Words short enough to be a type: what a row's cells, shifted, are not. */
export function isPlausibleType(text: string): boolean {
  return text.length <= 100 && slugify(text) !== ''
}
