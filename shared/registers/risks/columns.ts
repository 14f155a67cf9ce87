import { type ColumnDefinitions, normaliseHeading } from '../tables/columns.ts'

/** The columns of a risk register: `score:2018 19` is the score of a year, `score:` that of the risk as it stands. */
export type Column =
  | 'table'
  | 'ref'
  | 'name'
  | 'tolerance'
  | 'owner'
  | 'mitigation'
  | 'retiredOn'
  | 'retiredBecause'
  | 'indicators'
  | `${'likelihood' | 'impact' | 'score' | 'label' | 'position'}:${string}`

const FIXED_COLUMNS: ColumnDefinitions<Exclude<Column, `${string}:${string}`>> = {
  table: { headings: ['table'], isRequired: false },
  ref: { headings: ['ref', 'id', 'risk id', 'risk ref', 'risk no', 'reference'], isRequired: false },
  name: { headings: ['function', 'risk'], isRequired: true },
  tolerance: { headings: ['tolerance'], isRequired: false },
  owner: { headings: ['owner', 'risk owner'], isRequired: true },
  mitigation: {
    headings: ['mitigation summary', 'mitigation', 'mitigations', 'controls', 'current controls', 'mitigating actions'],
    isRequired: true,
  },
  retiredOn: { headings: ['retired on', 'retired', 'date retired'], isRequired: false },
  retiredBecause: { headings: ['retired because', 'reason retired', 'reason for retirement'], isRequired: false },
  indicators: { headings: ['indicators', 'indicator'], isRequired: false },
}

/** The headings of a risk register to fill in. */
export const RISK_HEADINGS: readonly string[] = ['ref', 'risk', 'likelihood', 'impact', 'score', 'owner', 'mitigation']

/** True for the headings of a risk register: the fixed columns and a score, with or without a year. */
export function isRiskTable(headings: readonly string[]): boolean {
  const normalisedHeadings = headings.map(normaliseHeading)
  const hasFixed = Object.values(FIXED_COLUMNS).every(
    rule => !rule.isRequired || rule.headings.some(name => normalisedHeadings.includes(name)),
  )
  return hasFixed && periodsOf(headings).length > 0
}

/** What registers call the parts of an assessment as it stands, without the range or the sum that they often give: `Likelihood (1-5)`. */
const PART_NAMES: Readonly<Record<string, RegExp>> = {
  likelihood: /^(?:likelihood|probability|prob|l)(?: (?:score|rating|l|p))?$/,
  impact: /^(?:impact|imp|severity|consequence|i)(?: (?:score|rating|i|s|c))?$/,
  score: /^(?:(?:risk|overall|total) )?(?:score|rating|total)(?: (?:l x i|lxi|i x l|l i))?$/,
}
/** The risk as it stands after controls; the risk before them is not asked for. */
const NOW = /^(?:current|residual|net) (?:risk )?/
const BEFORE_CONTROLS = /^(?:inherent|initial|gross|original) /

/** A heading without the range it gives: `score 1 25`, `likelihood 5`. */
const plainHeading = (heading: string) => normaliseHeading(heading).replace(/ (?:(?:1|out of) )?(?:4|5|10|16|25)$/, '')

/** The part of an assessment without a year that a heading is of; undefined for any other. */
function partOf(heading: string): string | undefined {
  const plain = plainHeading(heading).replace(NOW, '')
  return Object.keys(PART_NAMES).find(part => PART_NAMES[part]!.test(plain))
}

/** True for a part of an assessment before controls: `Inherent likelihood`. */
export const isBeforeControls = (heading: string) =>
  BEFORE_CONTROLS.test(normaliseHeading(heading)) &&
  partOf(normaliseHeading(heading).replace(BEFORE_CONTROLS, '')) !== undefined

/** The years a register has scores for, `2018 19` from `score_2018_19`, oldest first; '' for a plain `score`. */
export function periodsOf(headings: readonly string[]): string[] {
  const years = headings.flatMap(
    heading => /^(?:risk )?score (\d{4} \d{2})$/.exec(normaliseHeading(heading))?.[1] ?? [],
  )
  const has = (part: string) => headings.some(heading => partOf(heading) === part)
  const isPlain = has('score') || (has('likelihood') && has('impact'))
  return [...new Set([...(isPlain ? [''] : []), ...years])].sort()
}

/** The columns of a register with scores for some periods, under the headings that it gives. */
export function columnsFor(periods: readonly string[], given: readonly string[]): ColumnDefinitions<Column> {
  const parts = ['likelihood', 'impact', 'score', 'label', 'position'] as const
  const hasParts = ['likelihood', 'impact'].every(part => given.some(heading => partOf(heading) === part))
  const periodColumns = periods.flatMap(period =>
    parts.map(part => {
      const named = given.filter(heading => partOf(heading) === part).map(normaliseHeading)
      const headings = period === '' ? [part, ...named] : [`${part} ${period}`]
      return [`${part}:${period}`, { headings, isRequired: part === 'score' && !hasParts }] as const
    }),
  )
  return { ...FIXED_COLUMNS, ...Object.fromEntries(periodColumns) }
}
