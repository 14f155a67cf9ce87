import type { Sentence } from '../document/document.ts'
import type { FigureBook } from '../packs/figure-book.ts'
import { type AreaComparison, type AreaLevels, writeAreaChanges, writeAreaLevels } from './facts/areas.ts'
import { type BeforeAndAfter, writeBeforeAndAfter } from './facts/before-and-after.ts'
import { type Caveat, writeCaveat } from './facts/caveats.ts'
import {
  type AgainstOthers,
  type SameWayAsNational,
  writeAgainstOthers,
  writeSameWayAsNational,
} from './facts/comparators.ts'
import { writeComparison } from './facts/comparison.ts'
import { type ComponentOnOverall, type Drivers, writeComponentOnOverall, writeDrivers } from './facts/components.ts'
import type { MonthOnMonth } from './facts/month-on-month.ts'
import { type PeerRank, writePeerRank } from './facts/peers.ts'
import { type PointInTime, writePointInTime } from './facts/point-in-time.ts'
import { type FirstOccurrence, type RecordSince, writeFirstOccurrence, writeRecord } from './facts/records.ts'
import {
  type RollingLevel,
  type RollingOnCalendarYear,
  type RollingTwelve,
  writeRollingLevel,
  writeRollingOnCalendarYear,
} from './facts/rolling-twelve.ts'
import type { SameMonthLastYear } from './facts/same-month-last-year.ts'
import { type Season, writeSeason } from './facts/season.ts'
import { type Share, writeShare } from './facts/shares.ts'
import { type SmallNumbers, writeSmallNumbers } from './facts/small-numbers.ts'
import {
  type BeatingStreak,
  type NoneSince,
  type Streak,
  writeBeatingStreak,
  writeNoneSince,
  writeStreak,
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
  writeYearToDateOnFullYear,
  type YearToDate,
  type YearToDateOnFullYear,
} from './facts/volumes.ts'
import type { Voice } from './telling.ts'

/** Everything that the product can say, by kind. A fact holds its stored values; its sentence holds nothing else. */
export type Fact =
  | MonthOnMonth
  | SameMonthLastYear
  | RollingTwelve
  | RollingOnCalendarYear
  | RollingLevel
  | PointInTime
  | RecordSince
  | FirstOccurrence
  | Streak
  | BeatingStreak
  | NoneSince
  | Trend
  | TrendHalted
  | VerdictFact
  | AgainstOthers
  | SameWayAsNational
  | PeerRank
  | AreaComparison
  | AreaLevels
  | Drivers
  | TotalWithParts
  | ComponentOnOverall
  | Share
  | SurveyFact
  | SmallNumbers
  | TargetCompliance
  | ThresholdExceedance
  | Volume
  | YearToDate
  | YearToDateOnFullYear
  | SameQuarter
  | BeforeAndAfter
  | Season
  | Caveat

/** The sentence of a fact, every number of it entered in the book. Any voice but `named` follows a sentence, a term or a heading that names the subject. */
export function writeFact(fact: Fact, book: FigureBook, voice: Voice = 'named'): Sentence {
  switch (fact.kind) {
    case 'month_vs_last_month':
    case 'month_vs_same_month_last_year':
    case 'rolling12_vs_prior_rolling12':
    case 'rolling12_vs_last_month':
    case 'rolling12_vs_prior_release':
    case 'ytd_vs_same_period_last_year':
      return writeComparison(fact, book, voice)
    case 'rolling12_vs_calendar_year':
      return writeRollingOnCalendarYear(fact, book, voice)
    case 'rolling12_level':
      return writeRollingLevel(fact, book, voice)
    case 'level_point_in_time':
      return writePointInTime(fact, book, voice)
    case 'record_high_since':
    case 'record_low_since':
      return writeRecord(fact, book, voice)
    case 'first_occurrence':
      return writeFirstOccurrence(fact, book, voice)
    case 'streak':
      if (fact.shape === 'moved') return writeStreak(fact, book, voice)
      return fact.shape === 'beating' ? writeBeatingStreak(fact, book, voice) : writeNoneSince(fact, book, voice)
    case 'trend_direction':
      return writeTrend(fact, book, voice)
    case 'trend_halted':
      return writeTrendHalted(fact, book, voice)
    case 'vs_1yr_avg':
    case 'vs_3yr_avg':
    case 'vs_benchmark':
    case 'stable_or_comparable':
      return writeVerdict(fact, book, voice)
    case 'vs_national':
      return 'shape' in fact ? writeSameWayAsNational(fact, book, voice) : writeAgainstOthers(fact, book, voice)
    case 'vs_peer_forces':
      return writeAgainstOthers(fact, book, voice)
    case 'peer_rank':
      return writePeerRank(fact, book, voice)
    case 'area_comparison':
      return fact.shape === 'changes' ? writeAreaChanges(fact, book, voice) : writeAreaLevels(fact, book, voice)
    case 'driver_breakdown':
      return writeDrivers(fact, book, voice)
    case 'total_with_parts':
      return writeTotalWithParts(fact, book, voice)
    case 'component_vs_overall':
      return writeComponentOnOverall(fact, book, voice)
    case 'share_of_total':
      return writeShare(fact, book, voice)
    case 'survey_level':
      return writeSurveyLevel(fact, book, voice)
    case 'sample_size':
      return writeSampleSize(fact, book, voice)
    case 'small_numbers':
      return writeSmallNumbers(fact, book, voice)
    case 'target_compliance':
      return writeTargetCompliance(fact, book, voice)
    case 'threshold_exceedance':
      return writeThresholdExceedance(fact, book)
    case 'volume_to_date':
    case 'volume_in_period':
      return writeVolume(fact, book, voice)
    case 'ytd_vs_prior_full_year':
      return writeYearToDateOnFullYear(fact, book, voice)
    case 'same_quarter_series':
      return writeSameQuarter(fact, book, voice)
    case 'before_after':
      return writeBeforeAndAfter(fact, book, voice)
    case 'seasonal_pattern':
      return writeSeason(fact, book, voice)
    case 'data_quality_caveat':
      return writeCaveat(fact, book, voice)
  }
}
