import { addMonths, type Month, monthOfYear, monthRange, monthsEnding } from '../calendar/month.ts'
import { sentenceCase } from '../figures/sentence-case.ts'
import type { Fact } from './fact.ts'
import { findBeforeAndAfter, findVersusExtreme } from './facts/before-and-after.ts'
import { findComparatorComparison, findSameDirectionAsNational } from './facts/comparators.ts'
import { findComponentVersusOverall } from './facts/components.ts'
import {
  findRolling,
  findRollingVersusCalendarYear,
  findRollingVersusLastMonth,
  findRollingVersusPrior,
  findRollingVersusRelease,
} from './facts/rolling-twelve.ts'
import { findSeason } from './facts/season.ts'
import { findShare } from './facts/shares.ts'
import { findSurvey } from './facts/surveys.ts'
import { findTotalWithParts } from './facts/totals.ts'
import { findSameQuarter, findVolume, findYearToDate, findYearToDateVersusFullYear } from './facts/volumes.ts'
import type { IndicatorInput } from './indicator-input.ts'
import { findValue, type Subject } from './words/subject.ts'

/** A comparison that a reader may look for, under the words to look for it by. */
interface TermedFact {
  readonly term: string
  readonly fact: Fact
}

/** Parts named beside their total. */
const MAX_PARTS = 3
/** Peers are named up to here; more of them are ranked. */
const MAX_NAMED_PEERS = 2
/** Years that the same quarter is shown for. */
const QUARTER_YEARS = 2
/** A change in what is counted is news this long. */
const REBASE_MONTHS = 12

/** Everything else that can be worked out of an indicator's figures, for its own page. */
export function findComparisons(input: IndicatorInput, subject: Subject, month: Month): TermedFact[] {
  const found: [string, Fact | null][] = [
    ['The year on the year before', findRollingVersusPrior(subject, month)],
    ['The year on a month ago', findRollingVersusLastMonth(subject, month)],
    ['Since the last pack', versusLastPack(input, subject, month)],
    ['Year to date', yearToDate(subject, month)],
    ['On the whole of last year', alreadyOverLastYear(subject, month)],
    ['On the last calendar year', versusCalendarYear(subject, month)],
    ['This quarter', quarter(subject, month)],
    ['From its highest or lowest', versusExtreme(subject, month)],
    ['Before and after the change', beforeAndAfterRebase(subject, month)],
    ['Season', findSeason(subject, month)],
    [
      'Sample',
      findSurvey('sample_size', subject, monthsEnding(month, 12)) ?? findSurvey('sample_size', subject, [month]),
    ],
    ...shareOfWhole(input, subject, month),
    ['Largest parts', largestParts(input, subject, month)],
    ...comparedElsewhere(input, subject, month),
  ]
  return found.flatMap(([term, fact]) => (fact === null ? [] : [{ term, fact }]))
}

function versusLastPack({ previousMonth = null }: IndicatorInput, subject: Subject, month: Month): Fact | null {
  const isNotAlreadyListed = previousMonth !== null && previousMonth < addMonths(month, -1)
  return isNotAlreadyListed ? findRollingVersusRelease(subject, month, previousMonth) : null
}

/** In March the year to date is the twelve months, which are compared already. */
function yearToDate(subject: Subject, month: Month): Fact | null {
  if (monthOfYear(month) === 3 || subject.indicator.withoutColumns.includes('year-to-date')) return null
  const april = addMonths(month, -((monthOfYear(month) + 8) % 12))
  return findYearToDate(subject, month) ?? findVolume('volume_to_date', subject, april, month)
}

function alreadyOverLastYear(subject: Subject, month: Month): Fact | null {
  const fact = findYearToDateVersusFullYear(subject, month)
  return fact !== null && fact.now.value > fact.fullYear.value ? fact : null
}

/** Counts of whole years that end in December are what national tables of casualties and incidents give. */
function versusCalendarYear(subject: Subject, month: Month): Fact | null {
  const isSeparatePeriod = subject.indicator.aggregation === 'count' && monthOfYear(month) !== 12
  return isSeparatePeriod ? findRollingVersusCalendarYear(subject, month, Number(month.slice(0, 4)) - 1) : null
}

function quarter(subject: Subject, month: Month): Fact | null {
  if (monthOfYear(month) % 3 !== 0 || subject.indicator.aggregation === 'headcount') return null
  return (
    findSameQuarter(subject, month, QUARTER_YEARS) ??
    findVolume('volume_in_period', subject, addMonths(month, -2), month)
  )
}

/** Against whichever of the two it is farther from. */
function versusExtreme(subject: Subject, month: Month): Fact | null {
  const [peak, low] = [findVersusExtreme(subject, month, 'peak'), findVersusExtreme(subject, month, 'low')]
  if (peak === null || low === null) return peak ?? low
  return peak.before.value - peak.now.value >= low.now.value - low.before.value ? peak : low
}

function beforeAndAfterRebase(subject: Subject, month: Month): Fact | null {
  const rebase = subject.indicator.rebases.findLast(
    ({ month: at }) => at <= month && at > addMonths(month, -REBASE_MONTHS),
  )
  return rebase === undefined ? null : findBeforeAndAfter(subject, month, addMonths(rebase.month, -1))
}

function shareOfWhole({ overall }: IndicatorInput, subject: Subject, month: Month): [string, Fact | null][] {
  if (overall === undefined) return []
  const year = monthsEnding(month, 12)
  const share = findShare(subject, overall, year) ?? findShare(subject, overall, [month])
  return [['Beside the whole', share ?? findComponentVersusOverall(subject, overall, year)]]
}

function largestParts({ components = [] }: IndicatorInput, subject: Subject, month: Month): Fact | null {
  for (const months of [monthsEnding(month, 12), [month]]) {
    const sized = components.flatMap(part => {
      const value = findValue(part, months)
      return value === null ? [] : [{ part, value: value.value }]
    })
    const largest = sized.sort((a, b) => b.value - a.value).map(({ part }) => part)
    const isAll = components.length <= MAX_PARTS
    const fact = findTotalWithParts(subject, largest.slice(0, MAX_PARTS), months, isAll)
    if (fact !== null && sized.length === components.length) return fact
  }
  return null
}

function comparedElsewhere(
  { judgement, national = [], peers = [] }: IndicatorInput,
  subject: Subject,
  month: Month,
): [string, Fact | null][] {
  const [year, before] = [monthsEnding(month, 12), monthRange(addMonths(month, -23), addMonths(month, -12))]
  const now = findRolling(subject, month)
  if (now === null) return []
  const then = findValue(subject, before)
  const named = peers.flatMap(peer => {
    const value = findValue(peer, year)
    return value === null ? [] : [{ subject: peer, value }]
  })
  const sameDirection = national.map((country): [string, Fact | null] => {
    const [a, b] = [findValue(country, year), findValue(country, before)]
    const fact =
      a && b && then ? findSameDirectionAsNational(subject, now, then, { subject: country, now: a, then: b }) : null
    return [`The change in ${country.areaName}`, fact]
  })
  const byName = named.length <= MAX_NAMED_PEERS ? findComparatorComparison('vs_peers', subject, now, named) : null
  return [...sameDirection, [`${sentenceCase(judgement.versusPeers.words?.similarPeers ?? 'peers')} by name`, byName]]
}
