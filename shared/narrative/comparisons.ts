import { addMonths, type Month, monthOfYear, monthRange, monthsEnding } from '../calendar/month.ts'
import type { IndicatorInput } from './choose.ts'
import type { Fact } from './fact.ts'
import { findBeforeAndAfter, findFromExtreme } from './facts/before-and-after.ts'
import { findAgainstOthers, findSameWayAsNational } from './facts/comparators.ts'
import { findComponentOnOverall } from './facts/components.ts'
import {
  findRolling,
  findRollingOnCalendarYear,
  findRollingOnLastMonth,
  findRollingOnPrior,
  findRollingOnRelease,
} from './facts/rolling-twelve.ts'
import { findSeason } from './facts/season.ts'
import { findShare } from './facts/shares.ts'
import { findSurvey } from './facts/surveys.ts'
import { findTotalWithParts } from './facts/totals.ts'
import { findSameQuarter, findVolume, findYearToDate, findYearToDateOnFullYear } from './facts/volumes.ts'
import { findValue, type Told } from './telling.ts'

/** A comparison that a reader may look for, under the words to look for it by. */
interface TermedFact {
  readonly term: string
  readonly fact: Fact
}

/** Parts named beside their total. */
const MOST_PARTS = 3
/** Similar forces are named up to here; more of them are ranked. */
const MOST_NAMED_FORCES = 2
/** Years that the same quarter is shown for. */
const QUARTER_YEARS = 2
/** A change in what is counted is news this long. */
const REBASE_MONTHS = 12

/** Everything else that can be worked out of an indicator's figures, for its own page. */
export function findComparisons(input: IndicatorInput, told: Told, month: Month): TermedFact[] {
  const found: [string, Fact | null][] = [
    ['The year on the year before', findRollingOnPrior(told, month)],
    ['The year on a month ago', findRollingOnLastMonth(told, month)],
    ['Since the last pack', sinceLastPack(input, told, month)],
    ['Year to date', yearToDate(told, month)],
    ['On the whole of last year', alreadyOverLastYear(told, month)],
    ['On the last calendar year', onCalendarYear(told, month)],
    ['This quarter', quarter(told, month)],
    ['From its highest or lowest', fromExtreme(told, month)],
    ['Before and after the change', aroundRebase(told, month)],
    ['Season', findSeason(told, month)],
    ['Sample', findSurvey('sample_size', told, monthsEnding(month, 12)) ?? findSurvey('sample_size', told, [month])],
    ...whole(input, told, month),
    ['Largest parts', largestParts(input, told, month)],
    ...elsewhere(input, told, month),
  ]
  return found.flatMap(([term, fact]) => (fact === null ? [] : [{ term, fact }]))
}

function sinceLastPack({ previousMonth = null }: IndicatorInput, told: Told, month: Month): Fact | null {
  const isOtherThanListed = previousMonth !== null && previousMonth < addMonths(month, -1)
  return isOtherThanListed ? findRollingOnRelease(told, month, previousMonth) : null
}

/** In March the year to date is the twelve months, which are compared already. */
function yearToDate(told: Told, month: Month): Fact | null {
  if (monthOfYear(month) === 3 || told.indicator.withoutColumns.includes('year-to-date')) return null
  const april = addMonths(month, -((monthOfYear(month) + 8) % 12))
  return findYearToDate(told, month) ?? findVolume('volume_to_date', told, april, month)
}

function alreadyOverLastYear(told: Told, month: Month): Fact | null {
  const fact = findYearToDateOnFullYear(told, month)
  return fact !== null && fact.now.value > fact.fullYear.value ? fact : null
}

/** Counts of whole years that end in December are what national tables of casualties and crimes give. */
function onCalendarYear(told: Told, month: Month): Fact | null {
  const isApart = told.indicator.aggregation === 'count' && monthOfYear(month) !== 12
  return isApart ? findRollingOnCalendarYear(told, month, Number(month.slice(0, 4)) - 1) : null
}

function quarter(told: Told, month: Month): Fact | null {
  if (monthOfYear(month) % 3 !== 0 || told.indicator.aggregation === 'headcount') return null
  return (
    findSameQuarter(told, month, QUARTER_YEARS) ?? findVolume('volume_in_period', told, addMonths(month, -2), month)
  )
}

/** Against whichever of the two it is farther from. */
function fromExtreme(told: Told, month: Month): Fact | null {
  const [peak, low] = [findFromExtreme(told, month, 'peak'), findFromExtreme(told, month, 'low')]
  if (peak === null || low === null) return peak ?? low
  return peak.before.value - peak.now.value >= low.now.value - low.before.value ? peak : low
}

function aroundRebase(told: Told, month: Month): Fact | null {
  const rebase = told.indicator.rebases.findLast(
    ({ month: at }) => at <= month && at > addMonths(month, -REBASE_MONTHS),
  )
  return rebase === undefined ? null : findBeforeAndAfter(told, month, addMonths(rebase.month, -1))
}

function whole({ overall }: IndicatorInput, told: Told, month: Month): [string, Fact | null][] {
  if (overall === undefined) return []
  const year = monthsEnding(month, 12)
  const share = findShare(told, overall, year) ?? findShare(told, overall, [month])
  return [['Beside the whole', share ?? findComponentOnOverall(told, overall, year)]]
}

function largestParts({ components = [] }: IndicatorInput, told: Told, month: Month): Fact | null {
  for (const months of [monthsEnding(month, 12), [month]]) {
    const sized = components.flatMap(part => {
      const value = findValue(part, months)
      return value === null ? [] : [{ part, value: value.value }]
    })
    const largest = sized.sort((a, b) => b.value - a.value).map(({ part }) => part)
    const isAll = components.length <= MOST_PARTS
    const fact = findTotalWithParts(told, largest.slice(0, MOST_PARTS), months, isAll)
    if (fact !== null && sized.length === components.length) return fact
  }
  return null
}

function elsewhere({ national = [], peers = [] }: IndicatorInput, told: Told, month: Month): [string, Fact | null][] {
  const [year, before] = [monthsEnding(month, 12), monthRange(addMonths(month, -23), addMonths(month, -12))]
  const now = findRolling(told, month)
  if (now === null) return []
  const then = findValue(told, before)
  const named = peers.flatMap(peer => {
    const value = findValue(peer, year)
    return value === null ? [] : [{ told: peer, value }]
  })
  const sameWay = national.map((country): [string, Fact | null] => {
    const [a, b] = [findValue(country, year), findValue(country, before)]
    const fact = a && b && then ? findSameWayAsNational(told, now, then, { told: country, now: a, then: b }) : null
    return [`The change in ${country.areaName}`, fact]
  })
  const forces = named.length <= MOST_NAMED_FORCES ? findAgainstOthers('vs_peer_forces', told, now, named) : null
  return [...sameWay, ['Similar forces by name', forces]]
}
