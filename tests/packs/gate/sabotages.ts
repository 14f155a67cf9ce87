import { addMonths } from '../../../shared/calendar/month.ts'
import type { Fact } from '../../../shared/narrative/fact.ts'
import type { AreaComparison, AreaLevels } from '../../../shared/narrative/facts/areas.ts'
import type { BeforeAndAfter } from '../../../shared/narrative/facts/before-and-after.ts'
import type { Caveat } from '../../../shared/narrative/facts/caveats.ts'
import type { ComparatorComparison, SameDirectionAsNational } from '../../../shared/narrative/facts/comparators.ts'
import type { Comparison } from '../../../shared/narrative/facts/comparison.ts'
import type { ComponentVersusOverall, Drivers } from '../../../shared/narrative/facts/components.ts'
import type { NewLevel } from '../../../shared/narrative/facts/new-levels.ts'
import type { PeerRank } from '../../../shared/narrative/facts/peers.ts'
import type { FirstOccurrence, RecordSince } from '../../../shared/narrative/facts/records.ts'
import type { RollingVersusCalendarYear } from '../../../shared/narrative/facts/rolling-twelve.ts'
import type { Season } from '../../../shared/narrative/facts/season.ts'
import type { Share } from '../../../shared/narrative/facts/shares.ts'
import type { ComparatorStreak, Streak, ZeroStreak } from '../../../shared/narrative/facts/streaks.ts'
import type { SurveyFact } from '../../../shared/narrative/facts/surveys.ts'
import type { TargetCompliance, ThresholdExceedance } from '../../../shared/narrative/facts/targets.ts'
import type { TotalWithParts } from '../../../shared/narrative/facts/totals.ts'
import type { Trend, TrendHalted } from '../../../shared/narrative/facts/trend.ts'
import type { VerdictFact } from '../../../shared/narrative/facts/verdicts.ts'
import type { SameQuarter, YearToDateVersusFullYear } from '../../../shared/narrative/facts/volumes.ts'
import type { Value } from '../../../shared/narrative/words/subject.ts'

/** A figure that is not what the months give. */
function wrong(value: Value): Value {
  const exact = Number(value.exact) * 1.37 + 3
  return { ...value, value: exact, exact: String(exact) }
}

const wrongNow = <F extends { readonly now: Value }>(fact: F): F => ({ ...fact, now: wrong(fact.now) })
const wrongThen = <F extends Comparison>(fact: F): F => ({ ...fact, then: fact.then.map(wrong) })
const turn = (direction: string) => (direction === 'up' ? 'down' : 'up')

/**
 * How each finder may go wrong: what it found, as it might have found it. Every finder of `shared/narrative/facts` is here; a test compares
 * the names.
 */
export const SABOTAGES = {
  findAreaChanges: (fact: AreaComparison): AreaComparison => ({
    ...fact,
    areas: fact.areas.map((area, i) => (i === 0 ? { ...area, direction: turn(area.direction) } : area)),
  }),
  findAreaLevels: (fact: AreaLevels): AreaLevels => ({ ...fact, areas: [...fact.areas].reverse() }),
  findBeforeAndAfter: (fact: BeforeAndAfter): BeforeAndAfter => ({ ...fact, before: wrong(fact.before) }),
  findVersusExtreme: (fact: BeforeAndAfter): BeforeAndAfter => ({
    ...fact,
    against: fact.against === 'peak' ? 'low' : 'peak',
  }),
  findCaveats: (found: readonly Caveat[]): readonly Caveat[] =>
    found.map((caveat): Caveat => {
      switch (caveat.about) {
        case 'status':
          return { ...caveat, status: caveat.status === 'revised' ? 'estimated' : 'revised' }
        case 'gap':
          return { ...caveat, months: [...caveat.months.slice(1), { month: caveat.to, withheld: false }] }
        case 'short-history':
          return { ...caveat, monthCount: caveat.monthCount + 1 }
        default:
          return caveat
      }
    }),
  findComparatorComparison: (fact: ComparatorComparison): ComparatorComparison => ({
    ...fact,
    others: fact.others.map(other => ({ ...other, value: wrong(other.value) })),
  }),
  findSameDirectionAsNational: (fact: SameDirectionAsNational): SameDirectionAsNational => ({
    ...fact,
    other: { ...fact.other, now: wrong(fact.other.now) },
  }),
  findDrivers: ({ parts, others, ...fact }: Drivers): Drivers => ({
    ...fact,
    parts: parts.length > 1 ? parts.slice(1) : parts,
    others: parts.length > 1 ? [...others, parts[0]!.subject] : others,
    now: parts.length > 1 ? fact.now : wrong(fact.now),
  }),
  findComponentVersusOverall: (fact: ComponentVersusOverall): ComponentVersusOverall => ({
    ...fact,
    overall: { ...fact.overall, now: wrong(fact.overall.now) },
  }),
  findMonthOnMonth: wrongThen,
  findPeerRank: (fact: PeerRank): PeerRank => ({ ...fact, peers: { ...fact.peers, rank: fact.peers.rank + 1 } }),
  findPointInTime: wrongNow,
  findRecord: (fact: RecordSince): RecordSince => ({
    ...fact,
    kind: fact.kind === 'record_high_since' ? 'record_low_since' : 'record_high_since',
  }),
  findFirstOccurrence: (fact: FirstOccurrence): FirstOccurrence => ({ ...fact, before: fact.before - 1 }),
  findRolling: wrong,
  findRollingVersusPrior: wrongThen,
  findRollingVersusLastMonth: wrongThen,
  findRollingVersusRelease: wrongThen,
  findRollingLevel: wrongNow,
  findRollingVersusCalendarYear: (fact: RollingVersusCalendarYear): RollingVersusCalendarYear => ({
    ...fact,
    year: wrong(fact.year),
  }),
  findSameMonthLastYear: wrongThen,
  findSeason: (fact: Season): Season => ({ ...fact, side: fact.side === 'above' ? 'below' : 'above' }),
  findShare: (fact: Share): Share => ({ ...fact, whole: { ...fact.whole, now: wrong(fact.whole.now) } }),
  findSmallNumbers: wrongNow,
  findNewLevel: (fact: NewLevel): NewLevel => ({ ...fact, shift: { ...fact.shift, level: fact.shift.level * 1.37 } }),
  findStreak: (fact: Streak): Streak => ({ ...fact, run: fact.run + 1 }),
  findComparatorStreak: (fact: ComparatorStreak): ComparatorStreak => ({ ...fact, direction: turn(fact.direction) }),
  findZeroStreak: (fact: ZeroStreak): ZeroStreak => ({ ...fact, run: fact.run + 1 }),
  findSurvey: (fact: SurveyFact): SurveyFact => ({
    ...wrongNow(fact),
    now: { ...wrong(fact.now), denominator: fact.now.denominator! + 7 },
  }),
  findTargetCompliance: (fact: TargetCompliance): TargetCompliance => ({ ...fact, isMet: !fact.isMet }),
  findThresholdExceedance: (fact: ThresholdExceedance): ThresholdExceedance => ({
    ...fact,
    aboveCount: fact.aboveCount + 1,
  }),
  findTotalWithParts: (fact: TotalWithParts): TotalWithParts => ({
    ...fact,
    parts: fact.parts.map(part => ({ ...part, now: wrong(part.now) })),
  }),
  findTrend: (fact: Trend): Trend => ({ ...fact, steps: fact.steps - 1 }),
  findTrendHalted: (fact: TrendHalted): TrendHalted => ({ ...fact, turned: fact.turned === 'up' ? 'down' : 'up' }),
  findVerdict: (fact: VerdictFact): VerdictFact => ({
    ...fact,
    verdict: { ...fact.verdict, word: fact.verdict.word === 'Higher' ? 'Lower' : 'Higher' },
  }),
  findVolume: wrongNow,
  findYearToDate: wrongThen,
  findYearToDateVersusFullYear: (fact: YearToDateVersusFullYear): YearToDateVersusFullYear => ({
    ...fact,
    // lower, so that the year to date is said to be over it
    fullYear: {
      ...fact.fullYear,
      exact: fact.fullYear.value === 0 ? '0.6' : String(Math.floor(fact.fullYear.value / 2)),
    },
  }),
  findSameQuarter: (fact: SameQuarter): SameQuarter => ({ ...fact, quarters: fact.quarters.map(wrong) }),
  findValue: (value: Value): Value => ({ ...wrong(value), from: addMonths(value.from, 0) }),
} as const

export type Finder = keyof typeof SABOTAGES

/** Which finder goes wrong now; none by default. */
export const sabotaged: { finder: Finder | null } = { finder: null }

/** The module's functions, each finder of it going wrong while it is the one sabotaged. */
export function sabotageFinders<M extends object>(module: M): M {
  const wrapped = Object.entries(module).map(([name, original]: [string, unknown]) => {
    if (!(name in SABOTAGES) || typeof original !== 'function') return [name, original]
    const find = original as (...given: unknown[]) => Fact | null
    const spoil = SABOTAGES[name as Finder] as (found: unknown) => unknown
    return [
      name,
      (...given: unknown[]) => {
        const found = find(...given)
        return found === null || sabotaged.finder !== name ? found : spoil(found)
      },
    ]
  })
  return Object.fromEntries(wrapped) as M
}
