import { normaliseName } from '../../../config/known-names.ts'
import { type KindOfFigure, kindOfFigure } from './kind-of-figure.ts'

/** What a heading over figures says of them, where it is none of the plain ones. `kind`: they are not the actual figures of a month. */
export interface ValueHeading {
  readonly isPercent: boolean
  readonly isRate: boolean
  readonly kind: KindOfFigure | null
}

const PERCENT = /%|\bper ?cent(?:age)?\b|\bproportion\b/i
const RATE = /\brates?\b|\bper\b/i
/** Headings that programs and analysts give to plain figures: `Sum of Value` is Excel's. */
const PLAIN = /^(?:total|sum of .+|count of .+|number of .+|incidents|amount|no\.?|num|observation|obs[ _]?value)$/i

const HEADING_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:plan|planned|projected|expected|predicted)$/i, 'plans'],
  [/^(?:average|avg|mean|median|index)\b/i, 'averages or an index'],
  [/^change\b|\bchange$|^difference\b|^variance\b|^increase\b/i, 'changes since an earlier time'],
]

/**
 * Reads the heading of a column of figures; undefined for any other heading.
 *
 * @param ofSector headings over plain figures in returns of the board's sector, as `normaliseName` makes them
 */
export function readValueHeading(text: string, ofSector: ReadonlySet<string>): ValueHeading | undefined {
  const ofHeading = HEADING_KINDS.find(([pattern]) => pattern.test(text))
  const kind = kindOfFigure(text) ?? (ofHeading ? { label: ofHeading[1], onlyCounts: false } : null)
  const isPercent = PERCENT.test(text) && kind === null
  const isRate = isPercent || RATE.test(text)
  return kind || isRate || PLAIN.test(text.trim()) || ofSector.has(normaliseName(text))
    ? { isPercent, isRate, kind }
    : undefined
}
