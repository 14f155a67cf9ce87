import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { claimFact } from './claims-of.ts'
import { type AreaComparison, type AreaLevels, writeAreaChanges, writeAreaLevels } from './facts/areas.ts'
import { type BeforeAndAfter, writeBeforeAndAfter } from './facts/before-and-after.ts'
import { type Caveat, writeCaveat } from './facts/caveats.ts'
import {
  type ComparatorComparison,
  type SameDirectionAsNational,
  writeComparatorComparison,
  writeSameDirectionAsNational,
} from './facts/comparators.ts'
import { writeComparison } from './facts/comparison.ts'
import {
  type ComponentVersusOverall,
  type Drivers,
  writeComponentVersusOverall,
  writeDrivers,
} from './facts/components.ts'
import type { MonthOnMonth } from './facts/month-on-month.ts'
import { type PeerRank, writePeerRank } from './facts/peers.ts'
import { type PointInTime, writePointInTime } from './facts/point-in-time.ts'
import { type FirstOccurrence, type RecordSince, writeFirstOccurrence, writeRecord } from './facts/records.ts'
import {
  type RollingLevel,
  type RollingTwelve,
  type RollingVersusCalendarYear,
  writeRollingLevel,
  writeRollingVersusCalendarYear,
} from './facts/rolling-twelve.ts'
import type { SameMonthLastYear } from './facts/same-month-last-year.ts'
import { type Season, writeSeason } from './facts/season.ts'
import { type Share, writeShare } from './facts/shares.ts'
import { type SmallNumbers, writeSmallNumbers } from './facts/small-numbers.ts'
import {
  type ComparatorStreak,
  type Streak,
  writeComparatorStreak,
  writeStreak,
  writeZeroStreak,
  type ZeroStreak,
} from './facts/streaks.ts'
import { type SurveyFact, writeSampleSize, writeSurveyLevel } from './facts/surveys.ts'
import {
  type TargetCompliance,
  type ThresholdExceedance,
  writeTargetCompliance,
  writeThresholdExceedance,
} from './facts/targets.ts'
import { type TotalWithParts, writeTotalWithParts } from './facts/totals.ts'
import { type Trend, type TrendHalted, writeTrend, writeTrendHalted } from './facts/trend.ts'
import { type VerdictFact, writeVerdict } from './facts/verdicts.ts'
import {
  type SameQuarter,
  type Volume,
  writeSameQuarter,
  writeVolume,
  writeYearToDateVersusFullYear,
  type YearToDate,
  type YearToDateVersusFullYear,
} from './facts/volumes.ts'
import type { SubjectNaming } from './words/naming.ts'

/** Everything that the product can say, by kind. A fact holds its stored values; its sentence holds nothing else. */
export type Fact =
  | MonthOnMonth
  | SameMonthLastYear
  | RollingTwelve
  | RollingVersusCalendarYear
  | RollingLevel
  | PointInTime
  | RecordSince
  | FirstOccurrence
  | Streak
  | ComparatorStreak
  | ZeroStreak
  | Trend
  | TrendHalted
  | VerdictFact
  | ComparatorComparison
  | SameDirectionAsNational
  | PeerRank
  | AreaComparison
  | AreaLevels
  | Drivers
  | TotalWithParts
  | ComponentVersusOverall
  | Share
  | SurveyFact
  | SmallNumbers
  | TargetCompliance
  | ThresholdExceedance
  | Volume
  | YearToDate
  | YearToDateVersusFullYear
  | SameQuarter
  | BeforeAndAfter
  | Season
  | Caveat

/** The sentence of a fact, every number of it entered in the book, and everything that it claims. Any voice but `named` follows a sentence, a term or a heading that names the subject. */
export function writeFact(fact: Fact, book: FigureBook, naming: SubjectNaming = 'named'): Sentence {
  claimFact(fact, book)
  switch (fact.kind) {
    case 'month_vs_last_month':
    case 'month_vs_same_month_last_year':
    case 'rolling12_vs_prior_rolling12':
    case 'rolling12_vs_last_month':
    case 'rolling12_vs_prior_release':
    case 'ytd_vs_same_period_last_year':
      return writeComparison(fact, book, naming)
    case 'rolling12_vs_calendar_year':
      return writeRollingVersusCalendarYear(fact, book, naming)
    case 'rolling12_level':
      return writeRollingLevel(fact, book, naming)
    case 'level_point_in_time':
      return writePointInTime(fact, book, naming)
    case 'record_high_since':
    case 'record_low_since':
      return writeRecord(fact, book, naming)
    case 'first_occurrence':
      return writeFirstOccurrence(fact, book, naming)
    case 'streak':
      if (fact.shape === 'moved') return writeStreak(fact, book, naming)
      return fact.shape === 'versus-comparators'
        ? writeComparatorStreak(fact, book, naming)
        : writeZeroStreak(fact, book, naming)
    case 'trend_direction':
      return writeTrend(fact, book, naming)
    case 'trend_halted':
      return writeTrendHalted(fact, book, naming)
    case 'vs_1yr_avg':
    case 'vs_3yr_avg':
    case 'vs_benchmark':
    case 'stable_or_comparable':
      return writeVerdict(fact, book, naming)
    case 'vs_national':
      return 'shape' in fact
        ? writeSameDirectionAsNational(fact, book, naming)
        : writeComparatorComparison(fact, book, naming)
    case 'vs_peers':
      return writeComparatorComparison(fact, book, naming)
    case 'peer_rank':
      return writePeerRank(fact, book, naming)
    case 'area_comparison':
      return fact.shape === 'changes' ? writeAreaChanges(fact, book, naming) : writeAreaLevels(fact, book, naming)
    case 'driver_breakdown':
      return writeDrivers(fact, book, naming)
    case 'total_with_parts':
      return writeTotalWithParts(fact, book, naming)
    case 'component_vs_overall':
      return writeComponentVersusOverall(fact, book, naming)
    case 'share_of_total':
      return writeShare(fact, book, naming)
    case 'survey_level':
      return writeSurveyLevel(fact, book, naming)
    case 'sample_size':
      return writeSampleSize(fact, book, naming)
    case 'small_numbers':
      return writeSmallNumbers(fact, book, naming)
    case 'target_compliance':
      return writeTargetCompliance(fact, book, naming)
    case 'threshold_exceedance':
      return writeThresholdExceedance(fact, book)
    case 'volume_to_date':
    case 'volume_in_period':
      return writeVolume(fact, book, naming)
    case 'ytd_vs_prior_full_year':
      return writeYearToDateVersusFullYear(fact, book, naming)
    case 'same_quarter_series':
      return writeSameQuarter(fact, book, naming)
    case 'before_after':
      return writeBeforeAndAfter(fact, book, naming)
    case 'seasonal_pattern':
      return writeSeason(fact, book, naming)
    case 'data_quality_caveat':
      return writeCaveat(fact, book, naming)
  }
}
