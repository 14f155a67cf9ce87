import type { Indicator } from '../../config/schema/indicator.ts'
import type { FoundFigure } from './collect-figures.ts'

/** How an indicator seems to add up and to be printed, and why. Which direction is welcome is never guessed. */
export interface GuessedKind extends Pick<Indicator, 'aggregation' | 'format' | 'mayBeNegative' | 'withoutCounts'> {
  readonly decimals: number
  readonly unit: string
  /** `a percentage, because its cells are percentages`. */
  readonly guess: string
}

const MAX_DECIMALS = 2
const PERCENT_WORDS = /%|\bper ?cent|\bpercentage|\bproportion\b|\bshare of\b/i
const RATE_WORDS = /\brate\b/i
const PER_WORDS = /\bper (?:\d[\d, ]*|head|bed|day|patient|pupil|employee)/i
const MEAN_WORDS = /\baverage\b|\bmean\b|\bmedian\b|\bminutes\b|\blength of stay\b|\bwait(ing)? time\b|\btime to\b/i
const STOCK_WORDS =
  /\bheadcount\b|\bin post\b|\bon roll\b|\bwaiting list\b|\bcaseload\b|\bat month end\b|\bin care\b|\bestablishment\b|\bvacanc|\bbalance\b|\breserves\b/i
const MONEY_WORDS = /£|\bGBP\b|\bspend\b|\bexpenditure\b|\bincome\b|\bsurplus\b|\bdeficit\b|\bbudget\b|\bcosts?\b/i

/** The kind of an indicator from its name and the figures under it. */
export function guessKind(name: string, figures: readonly FoundFigure[]): GuessedKind {
  const guessed = guessAggregation(name, figures)
  const { aggregation, format } = guessed
  const values = figures.map(({ value, numerator }) => value ?? numerator ?? 0)
  const written = Math.max(...figures.map(({ decimals }) => decimals))
  const isWhole = format === 'pounds' || (values.every(Number.isInteger) && aggregation !== 'mean')
  return {
    ...guessed,
    mayBeNegative: values.some(value => value < 0),
    decimals: isWhole && aggregation !== 'percentage' ? 0 : Math.min(MAX_DECIMALS, Math.max(1, written)),
    unit: format === 'pounds' ? 'pounds' : guessUnit(name, aggregation),
  }
}

type GuessedSum = Pick<GuessedKind, 'aggregation' | 'format' | 'guess' | 'withoutCounts'>

function guessAggregation(name: string, figures: readonly FoundFigure[]): GuessedSum {
  const kind = (
    aggregation: Indicator['aggregation'],
    guess: string,
    rest: Partial<Pick<GuessedSum, 'format' | 'withoutCounts'>> = {},
  ): GuessedSum => ({ aggregation, guess, format: 'number', withoutCounts: false, ...rest })
  if (figures.some(({ numerator, denominator }) => numerator !== null && denominator !== null))
    return figures.every(({ numerator, denominator }) => (numerator ?? 0) <= (denominator ?? 0))
      ? kind('percentage', 'a percentage, because each figure is a number out of another')
      : kind('mean', 'an average, because each figure is a sum and a number of cases')
  const values = figures.map(({ value }) => value ?? 0)
  const isShare = PERCENT_WORDS.test(name) || (RATE_WORDS.test(name) && !PER_WORDS.test(name))
  const isWithin100 = values.every(value => value >= 0 && value <= 100)
  if (isWithin100 && figures.some(({ isPercent }) => isPercent))
    return kind('percentage', `a percentage, because of its cells, ${ALONE}`, { withoutCounts: true })
  if (isWithin100 && isShare)
    return kind('percentage', `a percentage, because of its name, ${ALONE}`, { withoutCounts: true })
  if (MONEY_WORDS.test(name) && !PER_WORDS.test(name))
    return STOCK_WORDS.test(name)
      ? kind('headcount', 'money at the month’s end, because of its name', { format: 'pounds' })
      : kind('count', 'money, whose months add up, because of its name', { format: 'pounds' })
  if (PER_WORDS.test(name)) return kind('mean', `a rate, because of its name, ${ALONE}`, { withoutCounts: true })
  if (MEAN_WORDS.test(name)) return kind('mean', `an average, because of its name, ${ALONE}`, { withoutCounts: true })
  if (values.some(value => !Number.isInteger(value)))
    return kind('mean', `an average, because it has decimals, ${ALONE}`, { withoutCounts: true })
  return STOCK_WORDS.test(name)
    ? kind('headcount', 'a number at the month’s end, whose months do not add up, because of its name')
    : kind('count', 'a count, whose months add up, because its figures are whole numbers')
}

const ALONE = 'without its two numbers, so that months stand alone'

/** What is counted, from `Number of X`, `X (minutes)` and the like. */
function guessUnit(name: string, aggregation: Indicator['aggregation']): string {
  const bracketed = /\(([A-Za-z][A-Za-z ]{1,30})\)\s*$/.exec(name)?.[1]
  if (bracketed !== undefined && !PERCENT_WORDS.test(bracketed)) return bracketed.toLowerCase()
  const counted = /^(?:the )?(?:number|count|volume) of ([\p{L} -]+?)(?: in | on | by | per |$)/iu.exec(name)?.[1]
  if (counted !== undefined) return counted.toLowerCase()
  const measured = /\b(days|hours|minutes|weeks)\b/i.exec(name)?.[1]
  return measured !== undefined && aggregation === 'mean' ? measured.toLowerCase() : 'cases'
}
