import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { addMonths, longMonth, monthRange, monthsEnding } from '../../shared/calendar/month.ts'
import { sentenceText } from '../../shared/document/text.ts'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import type { PeerJudgement } from '../../shared/indicators/judgement.ts'
import { type Fact, writeFact } from '../../shared/narrative/fact.ts'
import { findAreaChanges, findAreaLevels } from '../../shared/narrative/facts/areas.ts'
import { findBeforeAndAfter, findVersusExtreme } from '../../shared/narrative/facts/before-and-after.ts'
import { findCaveats } from '../../shared/narrative/facts/caveats.ts'
import { findComparatorComparison, findSameDirectionAsNational } from '../../shared/narrative/facts/comparators.ts'
import { findComponentVersusOverall, findDrivers } from '../../shared/narrative/facts/components.ts'
import { findMonthOnMonth } from '../../shared/narrative/facts/month-on-month.ts'
import { findPeerRank } from '../../shared/narrative/facts/peers.ts'
import { findPointInTime } from '../../shared/narrative/facts/point-in-time.ts'
import { findFirstOccurrence, findRecord } from '../../shared/narrative/facts/records.ts'
import {
  findRolling,
  findRollingLevel,
  findRollingVersusCalendarYear,
  findRollingVersusLastMonth,
  findRollingVersusPrior,
  findRollingVersusRelease,
} from '../../shared/narrative/facts/rolling-twelve.ts'
import { findSameMonthLastYear } from '../../shared/narrative/facts/same-month-last-year.ts'
import { findSeason } from '../../shared/narrative/facts/season.ts'
import { findShare } from '../../shared/narrative/facts/shares.ts'
import { findSmallNumbers } from '../../shared/narrative/facts/small-numbers.ts'
import { findComparatorStreak, findStreak, findZeroStreak } from '../../shared/narrative/facts/streaks.ts'
import { findSurvey } from '../../shared/narrative/facts/surveys.ts'
import { findTargetCompliance, findThresholdExceedance } from '../../shared/narrative/facts/targets.ts'
import { findTotalWithParts } from '../../shared/narrative/facts/totals.ts'
import { findTrend, findTrendHalted } from '../../shared/narrative/facts/trend.ts'
import { findVerdict } from '../../shared/narrative/facts/verdicts.ts'
import {
  findSameQuarter,
  findVolume,
  findYearToDate,
  findYearToDateVersusFullYear,
} from '../../shared/narrative/facts/volumes.ts'
import { numeralFinder } from '../../shared/narrative/words/sentence.ts'
import { findValue } from '../../shared/narrative/words/subject.ts'
import {
  EMOTIVE_WORDS,
  indicatorOf,
  level,
  makeSubject,
  percent,
  rateOf,
  run,
  spread,
  surveyOf,
  twoYears,
  verdict,
} from './figures.ts'
import { KINDS, type StatementKind } from './kinds.ts'

interface Statement {
  readonly id: string
  readonly kind: StatementKind
  readonly figures: Record<string, number>
  readonly decided_by_data: string
}

const given = import.meta.dirname + '/../given/statements/statements.csv'
const statements = parse<Record<keyof Statement, string>>(readFileSync(given), { columns: true }).map(
  (row): Statement => ({
    ...row,
    kind: row.kind as StatementKind,
    figures: JSON.parse(row.figures) as Record<string, number>,
  }),
)
const byId = new Map(statements.map(statement => [statement.id, statement]))

/** A statement, the facts behind it fed in, and what the sentence must then say. Figures not in the paper are made to fit it. */
interface Case {
  readonly id: string
  readonly fact: (figures: Record<string, number>) => Fact | null
  readonly expectedWords: readonly string[]
  /** Words of the board's file that the sentence quotes. */
  readonly names?: readonly string[]
}

const crime = indicatorOf()
const rate = rateOf()
const survey = surveyOf()
const wholeSurvey = surveyOf({
  id: 'local-concerns',
  name: 'Dealing with Local Concerns',
  unit: 'residents surveyed',
  decimals: 0,
})
const headcount = indicatorOf({
  id: 'specials',
  name: 'Special Constabulary Establishment',
  unit: 'special constables',
  aggregation: 'headcount',
  polarity: 'up',
})
const days = indicatorOf({
  id: 'investigation',
  name: 'Average length of investigation',
  unit: 'days',
  aggregation: 'mean',
})
const perThousand = indicatorOf({
  id: 'rate',
  name: 'Crimes per 1,000 people',
  unit: 'crimes per 1,000 people',
  aggregation: 'mean',
  decimals: 2,
})
const pence = indicatorOf({
  id: 'funding',
  name: 'Funding per head per day',
  unit: 'pence',
  aggregation: 'mean',
  polarity: 'neutral',
})
const sickness = indicatorOf({
  id: 'sickness',
  name: 'Police officer sickness',
  unit: 'days per officer',
  aggregation: 'per-head',
  decimals: 1,
})
const named = (name: string, unit: string, more = {}) =>
  indicatorOf({ id: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), name, unit, ...more })
const hours = named('Special Constabulary hours', 'hours')
const england = (
  indicator: typeof rate,
  months: Parameters<typeof makeSubject>[1],
  area = 'england-and-wales',
  name = 'England and Wales',
) => makeSubject(indicator, months, area, name)
const rolling = (subject: ReturnType<typeof makeSubject>, month: string) => findRolling(subject, month)!
const rankedJudgement = (rank: number, rankedCount: number, from: string, to: string): PeerJudgement => ({
  displayText: '',
  word: 'Comparable',
  sense: 'none',
  rank,
  rankedCount,
  ownRate: 21.5,
  ownBase: null,
  peerMean: 24,
  unit: 'crimes',
  period: { from, to },
  includedPeers: [],
  missingPeers: [],
  rates: [],
  rule: '',
  words: { peer: 'force', peers: 'forces', similarPeers: 'similar forces', mostSimilarPeers: 'most similar forces' },
})
const scored = (scores: readonly number[], tolerance: number) => scores.map(score => ({ score, tolerance }))
const range = (lower: number, upper: number, from = '2018-03', to = '2019-02') => ({ lower, upper, from, to })

/** Rolling twelve months that move by steps of `step` (in a month's count) from `start`, all of one denominator. */
function slidingSeries(month: string, start: number, step: number, months: number): Record<string, number> {
  return Object.fromEntries(monthsEnding(month, months + 12).map((m, i) => [m, start + Math.max(0, i - 11) * step]))
}
/** The same for a rate: numerators out of 1,000. */
const slidingRate = (month: string, start: number, step: number, months: number) =>
  Object.fromEntries(Object.entries(slidingSeries(month, start, step, months)).map(([m, x]) => [m, [x, 1000] as const]))

const CASES: readonly Case[] = [
  // month on month
  {
    id: 'S013',
    fact: () => findMonthOnMonth(makeSubject(crime, { '2020-03': 5000, '2020-04': 3930 }), '2020-04'),
    expectedWords: ['3,930 offences in April 2020', '1,070 (21.4%) lower than March 2020 (5,000)'],
  },
  {
    id: 'S012',
    fact: () => findMonthOnMonth(makeSubject(rate, { '2020-03': percent(95), '2020-04': percent(93) }), '2020-04'),
    expectedWords: ['93.0% in April 2020', '2.0 percentage points lower than March 2020 (95.0%)'],
  },
  {
    id: 'S122',
    fact: () => findMonthOnMonth(makeSubject(sickness, { '2016-08': 0.7, '2016-09': 0.9 }), '2016-09'),
    expectedWords: ['0.9 days per officer in September 2016', '0.2 days higher than August 2016 (0.7)'],
  },
  // same month last year
  {
    id: 'S248',
    fact: f => findSameMonthLastYear(makeSubject(crime, { '2017-03': f['prior']!, '2018-03': f['value']! }), '2018-03'),
    expectedWords: ['4,988 offences in March 2018', '749 (13.1%) lower than March 2017 (5,737)'],
  },
  {
    id: 'S014',
    fact: () => findSameMonthLastYear(makeSubject(crime, { '2019-04': 1000, '2020-04': 748 }), '2020-04'),
    expectedWords: ['(25.2%) lower than April 2019'],
  },
  // the paper's 75 contradicts its own dashboard, whose figures are these
  {
    id: 'S270',
    fact: f =>
      findSameMonthLastYear(
        makeSubject(crime, { '2017-03': f['dashboard_prior']!, '2018-03': f['dashboard_value']! }),
        '2018-03',
      ),
    expectedWords: ['139', '90 (39.3%) lower than March 2017 (229)'],
  },
  {
    id: 'S075',
    fact: () =>
      findSameMonthLastYear(makeSubject(crime, { '2017-11': 230, '2018-11': 210, '2019-11': 150 }), '2019-11', 2),
    expectedWords: ['60 (28.6%) lower than November 2018 (210)', ' and 80 (34.8%) lower than November 2017 (230)'],
  },
  // rolling twelve on the twelve before
  {
    id: 'S249',
    fact: f => findRollingVersusPrior(makeSubject(crime, twoYears('2018-03', f['value']!, f['prior']!)), '2018-03'),
    expectedWords: [
      '66,192 offences in the 12 months to March 2018',
      '8,132 (14.0%) higher than the 12 months before (58,060)',
    ],
  },
  {
    id: 'S267',
    fact: f => findRollingVersusPrior(makeSubject(crime, twoYears('2018-03', f['value']!, f['prior']!)), '2018-03'),
    expectedWords: ['2,779', '569 (25.7%) higher', '(2,210)'],
  },
  {
    id: 'S290',
    fact: f => findRollingVersusPrior(makeSubject(crime, twoYears('2018-03', f['value']!, f['prior']!)), '2018-03'),
    expectedWords: ['19,820', '4,762 (19.4%) lower', '(24,582)'],
  },
  {
    id: 'S208',
    fact: f =>
      findRollingVersusPrior(
        makeSubject(rate, { ...level('2018-04', percent(f['prior']!)), ...level('2019-04', percent(f['value']!)) }),
        '2019-04',
      ),
    expectedWords: [
      '53.1% in the 12 months to April 2019',
      '16.5 percentage points higher than the 12 months before (36.6%)',
    ],
  },
  {
    id: 'S264',
    fact: f =>
      findRollingVersusPrior(
        makeSubject(days, { ...level('2017-03', [f['prior']! * 10, 10]), ...level('2018-03', [f['value']! * 10, 10]) }),
        '2018-03',
      ),
    expectedWords: ['84 days', '18 days higher', '(66)'],
  },
  {
    id: 'S288',
    fact: f =>
      findRollingVersusPrior(
        makeSubject(rate, { ...level('2017-03', percent(f['prior']!)), ...level('2018-03', percent(f['value']!)) }),
        '2018-03',
      ),
    expectedWords: ['24.7%', '3.1 percentage points higher', '(21.6%)'],
  },
  // rolling twelve on last month
  ...[
    ['S002', '11.5', 'higher', '2020-04'] as const,
    ['S161', '31.8', 'higher', '2016-09'] as const,
    ['S220', '10.6', 'lower', '2019-04'] as const,
  ].map(
    ([id, value, word, month]): Case => ({
      id,
      fact: f => {
        const now = Math.round(f['value']! * 10)
        // the month that drops out of the twelve differs by 12 in 12,000 from the one that comes in
        const shifted = {
          ...level(month, [now, 1000]),
          [addMonths(month, -12)]: [now - (word === 'higher' ? 12 : -12), 1000] as const,
        }
        return findRollingVersusLastMonth(makeSubject(rate, shifted), month)
      },
      expectedWords: [
        `${value}% in the 12 months to ${longMonth(month)}`,
        `0.1 percentage points ${word} than the 12 months to ${longMonth(addMonths(month, -1))}`,
      ],
    }),
  ),
  {
    id: 'S054',
    fact: f =>
      findRollingVersusRelease(
        // three months of 49.5% come in for three of 55.5%
        england(survey, { ...level('2019-03', percent(f['prior']!)), ...level('2019-06', percent(49.5), 3) }),
        '2019-06',
        '2019-03',
      ),
    expectedWords: [
      '54.0% (n = 12,000) in the 12 months to June 2019',
      '1.5 percentage points lower than the 12 months to March 2019 (55.5%, n = 12,000)',
    ],
  },
  // rolling twelve against a calendar year
  ...[
    ['S323', '488', '56 (13.0%) higher', '(432)'],
    ['S324', '36', '14 (63.6%) higher', '(22)'],
    ['S325', '2,230', '51 (2.2%) lower', '(2,281)'],
  ].map(
    ([id, ...expectedWords]): Case => ({
      id: id!,
      fact: f => {
        const shared = Math.floor(f['prior']! / 12)
        const year = { ...spread('2016-12', f['prior']!), '2016-11': shared, '2016-12': shared }
        const rest = f['value']! - 2 * shared
        const months = monthRange('2017-01', '2017-10')
        const each = Math.floor(rest / 10)
        const now = Object.fromEntries(months.map((m, i) => [m, i === 0 ? rest - 9 * each : each]))
        return findRollingVersusCalendarYear(
          makeSubject(indicatorOf({ name: 'KSI', unit: 'casualties' }), { ...year, ...now }),
          '2017-10',
          2016,
        )
      },
      expectedWords: [
        ...expectedWords,
        'in the 12 months to October 2017',
        'the 12 months to December 2016',
        'the two periods share 2 months',
      ],
    }),
  ),
  {
    id: 'S297',
    fact: f => findRollingLevel(makeSubject(hours, spread('2018-03', f['dashboard_rolling12']!)), '2018-03'),
    expectedWords: ['52,220', 'in the 12 months to March 2018'],
  },
  {
    id: 'S109',
    fact: f => findRollingLevel(makeSubject(hours, spread('2019-11', f['hours']!)), '2019-11'),
    expectedWords: ['50,687'],
  },
  {
    id: 'S163',
    fact: () => findRollingLevel(makeSubject(sickness, { ...level('2016-09', 0.7), '2016-09': 1 }), '2016-09'),
    expectedWords: ['8.7 days per officer in the 12 months to September 2016'],
  },
  // at a date
  {
    id: 'S296',
    fact: f => findPointInTime(makeSubject(headcount, { '2018-03': f['value']! }), '2018-03'),
    expectedWords: ['229 special constables at the end of March 2018'],
  },
  {
    id: 'S104',
    fact: f => findPointInTime(makeSubject(headcount, { '2019-12': f['value']! }), '2019-12'),
    expectedWords: ['209 special constables at the end of December 2019'],
  },
  {
    id: 'S329',
    fact: f =>
      findPointInTime(
        makeSubject(named('Police Support Volunteers', 'volunteers', { aggregation: 'headcount' }), {
          '2018-05': f['value']!,
        }),
        '2018-05',
      ),
    expectedWords: ['90 at the end of May 2018'],
  },
  // records
  {
    id: 'S001',
    fact: f =>
      findRecord(
        makeSubject(rate, {
          ...level('2020-03', percent(12), 25),
          '2018-02': percent(20),
          '2020-04': percent(f['value']!),
        }),
        '2020-04',
      ),
    expectedWords: ['18.9% in April 2020', 'the highest since February 2018 (20.0%)'],
  },
  {
    id: 'S082',
    fact: f =>
      findRecord(
        makeSubject(rate, {
          ...level('2019-10', percent(9), 24),
          '2019-01': percent(12),
          '2019-11': percent(f['value']!),
        }),
        '2019-11',
      ),
    expectedWords: ['11.3% in November 2019', 'the highest since January 2019 (12.0%)'],
  },
  {
    id: 'S268',
    fact: f =>
      findRecord(
        makeSubject(rate, {
          ...level('2018-02', percent(15), 53),
          '2013-10': percent(70),
          '2018-03': [f['detections']!, f['recorded']!],
        }),
        '2018-03',
      ),
    expectedWords: ['69.8% in March 2018', 'the highest since October 2013 (70.0%)'],
  },
  {
    id: 'S097',
    fact: f => findRecord(makeSubject(crime, { ...level('2019-10', 4, 30), '2019-11': f['value']! }), '2019-11'),
    expectedWords: ['11 offences in November 2019', 'the highest since records here begin in May 2017'],
  },
  {
    id: 'S057',
    fact: () =>
      findRecord(
        makeSubject(
          named('Emergency calls', 'calls'),
          Object.fromEntries(
            Array.from({ length: 11 }, (_, i) => [`${2009 + i}-11`, i === 0 ? 9000 : i === 10 ? 8000 : 7000]),
          ),
        ),
        '2019-11',
        'same-month',
      ),
    expectedWords: ['8,000 in November 2019', 'the highest November since November 2009 (9,000)'],
  },
  {
    id: 'S028',
    fact: () =>
      findRecord(makeSubject(crime, { ...level('2020-03', 400, 64), '2014-12': 210, '2020-04': 220 }), '2020-04'),
    expectedWords: ['the lowest since December 2014 (210)'],
  },
  {
    id: 'S043',
    fact: f =>
      findRecord(
        makeSubject(rate, { ...level('2020-03', percent(12), 30), '2020-04': percent(f['value']!) }),
        '2020-04',
      ),
    expectedWords: ['8.0%', 'the lowest since records here begin in October 2017'],
  },
  {
    id: 'S219',
    fact: () =>
      findRecord(makeSubject(crime, { ...level('2019-03', 60, 12), '2018-04': 25, '2019-04': 31 }), '2019-04'),
    expectedWords: ['31 offences in April 2019', 'the lowest since April 2018 (25)'],
  },
  {
    id: 'S034',
    fact: f =>
      findFirstOccurrence(
        makeSubject(named('Stalking Protection Orders', 'orders'), {
          ...level('2020-03', 0, 24),
          '2020-04': f['value']!,
        }),
        '2020-04',
      ),
    expectedWords: ['1 in April 2020', 'the first to be counted'],
  },
  // streaks
  {
    id: 'S073',
    fact: () =>
      findComparatorStreak(
        makeSubject(crime, {
          ...run('2017-11', 300, 300, 300, 300, 300, 300, 300),
          ...run('2018-11', 290, 290, 290, 290, 290, 290, 290),
          ...run('2019-11', 250, 260, 265, 240, 230, 220, 210),
        }),
        '2019-11',
      ),
    expectedWords: [
      '210 offences in November 2019, lower than October 2019 (220), November 2018 (290) and November 2017 (300)',
      'for 4 months in a row',
    ],
  },
  {
    id: 'S160',
    fact: () =>
      findStreak(
        makeSubject(rate, run('2016-09', percent(31), percent(28), percent(29), percent(30), percent(31), percent(33))),
        '2016-09',
      ),
    expectedWords: ['has risen for 4 months in a row, from 28.0% in May 2016 to 33.0% in September 2016'],
  },
  {
    id: 'S199',
    fact: () =>
      findStreak(
        makeSubject(crime, {
          ...level('2018-04', 500, 13),
          ...level('2019-01', 500, 9),
          ...run('2019-04', 510, 520, 530),
        }),
        '2019-04',
        'rolling-12-months',
      ),
    expectedWords: [
      'The 12-month figure',
      'has risen for 3 months in a row, from 6,000 (to January 2019) to 6,060 offences (to April 2019)',
    ],
  },
  {
    id: 'S230',
    fact: () =>
      findStreak(
        makeSubject(rate, run('2019-04', ...[52, 48, 44, 40, 35, 30, 25, 21].map(v => percent(v)))),
        '2019-04',
      ),
    expectedWords: ['has fallen for 7 months in a row, from 52.0% in September 2018 to 21.0% in April 2019'],
  },
  {
    id: 'S099',
    fact: () =>
      findZeroStreak(
        makeSubject(named('Modern slavery outcomes', 'outcomes'), run('2019-11', 2, 0, 0, 0, 0, 0, 0, 0, 0)),
        '2019-11',
      ),
    expectedWords: ['0 in each of the 8 months to November 2019; the last to be counted were 2 in March 2019'],
  },
  // trends
  {
    id: 'S004',
    fact: () => findTrend(makeSubject(rate, slidingRate('2020-04', 94, 4, 12)), '2020-04'),
    expectedWords: ['rose in 11 of the 12 months to April 2020', 'to 12.0%'],
  },
  {
    id: 'S067',
    fact: () => findTrend(makeSubject(crime, slidingSeries('2019-11', 5000, 60, 12)), '2019-11'),
    expectedWords: [
      'rose in 12 of the 12 months to November 2019, from 60,000 in the 12 months to November 2018 to 64,680 offences',
    ],
  },
  {
    id: 'S262',
    fact: () =>
      findTrend(
        makeSubject(rate, { ...level('2017-03', percent(28.5)), ...level('2018-03', percent(20.5)) }),
        '2018-03',
      ),
    expectedWords: ['fell in 12 of the 12 months to March 2018, from 28.5% in the 12 months to March 2017 to 20.5%'],
  },
  {
    id: 'S093',
    fact: () =>
      findTrendHalted(
        makeSubject(rate, {
          ...slidingRate('2019-08', 200, -6, 12),
          ...run('2019-11', percent(25), percent(25), percent(25)),
        }),
        '2019-11',
      ),
    expectedWords: ['After falling in 11 of the 12 months to August 2019', 'has risen in each of the 3 months since'],
  },
  {
    id: 'S051',
    fact: () =>
      findTrendHalted(
        makeSubject(wholeSurvey, {
          ...slidingRate('2019-08', 700, -20, 12),
          ...run('2019-11', percent(80), percent(80), percent(80)),
        }),
        '2019-11',
      ),
    expectedWords: ['After falling in', 'has risen in each of the 3 months since', '(n = 12,000)'],
  },
  {
    id: 'S218',
    fact: () =>
      findTrendHalted(
        makeSubject(crime, { ...slidingSeries('2019-01', 50, 3, 12), ...run('2019-04', 40, 38, 36) }),
        '2019-04',
      ),
    expectedWords: ['After rising in 12 of the 12 months to January 2019', 'has fallen in each of the 3 months since'],
  },
  // verdicts
  {
    id: 'S133',
    fact: f =>
      findVerdict(
        makeSubject(survey, { '2016-09': percent(f['value']!, f['n']) }),
        '2016-09',
        'vs_1yr_avg',
        verdict({ range: range(0.4, 1.3, '2015-09', '2016-08') }),
      ),
    expectedWords: [
      '0.8% (n = 3,105) in September 2016, within the 0.4% to 1.3% expected from the 12 months before (95% range)',
    ],
  },
  {
    id: 'S152',
    fact: f =>
      findVerdict(
        makeSubject(survey, {
          ...level('2016-09', [Math.round((f['value']! * 43) / 100), 43]),
          '2016-09': [467 - 11 * 39, 512 - 11 * 43],
        }),
        '2016-09',
        'vs_benchmark',
        verdict({ range: range(88, 94, '2015-04', '2016-03') }),
      ),
    expectedWords: [
      '91.2% (n = 512) in the 12 months to September 2016, within the 88.0% to 94.0% expected from the 12 months to March 2016 (95% range)',
    ],
  },
  {
    id: 'S215',
    fact: () =>
      findVerdict(
        makeSubject(crime, spread('2019-04', 5400)),
        '2019-04',
        'vs_benchmark',
        verdict({ range: range(5200, 5700, '2017-05', '2018-04') }),
      ),
    expectedWords: [
      '5,400 offences in the 12 months to April 2019, within the 5,200 to 5,700 expected from the 12 months before (95% range)',
    ],
  },
  {
    id: 'S077',
    fact: () =>
      findVerdict(
        makeSubject(rate, { '2019-11': percent(16) }),
        '2019-11',
        'vs_1yr_avg',
        verdict({
          word: 'Higher',
          significant: true,
          confidencePercent: 99.8,
          range: range(6, 11.4, '2018-11', '2019-10'),
        }),
      ),
    expectedWords: [
      '16.0% in November 2019, significantly above the 6.0% to 11.4% expected from the 12 months before (99.8% range)',
    ],
  },
  {
    id: 'S078',
    fact: () =>
      findVerdict(
        makeSubject(rate, { '2019-11': percent(16) }),
        '2019-11',
        'vs_3yr_avg',
        verdict({
          word: 'Higher',
          significant: true,
          confidencePercent: 99.8,
          range: range(7, 12, '2016-11', '2019-10'),
        }),
      ),
    expectedWords: ['significantly above the 7.0% to 12.0% expected from the 36 months before (99.8% range)'],
  },
  {
    id: 'S269',
    fact: f =>
      findVerdict(
        makeSubject(crime, { '2018-03': f['value']! }),
        '2018-03',
        'vs_1yr_avg',
        verdict({ word: 'Higher', significant: true, range: range(8, 34, '2017-03', '2018-02') }),
      ),
    expectedWords: ['97', 'significantly above the 8 to 34 expected from the 12 months before'],
  },
  {
    id: 'S289',
    fact: f =>
      findVerdict(
        makeSubject(crime, { '2018-02': f['value']! }),
        '2018-02',
        'vs_1yr_avg',
        verdict({ word: 'Higher', significant: true, range: range(9, 36, '2017-02', '2018-01') }),
      ),
    expectedWords: ['39', 'significantly above the 9 to 36 expected from the 12 months before'],
  },
  {
    id: 'S085',
    fact: () =>
      findVerdict(
        makeSubject(crime, { '2019-11': 130 }),
        '2019-11',
        'vs_1yr_avg',
        verdict({ word: 'Higher', range: range(80, 120, '2018-11', '2019-10') }),
      ),
    expectedWords: [', above the 80 to 120 expected from the 12 months before'],
  },
  {
    id: 'S157',
    fact: f =>
      findVerdict(
        makeSubject(crime, spread('2016-09', f['value']!)),
        '2016-09',
        'vs_benchmark',
        verdict({ word: 'Higher', significant: true, range: range(4800, 5200, '2015-04', '2016-03') }),
      ),
    expectedWords: [
      '5,569 offences in the 12 months to September 2016, significantly above the 4,800 to 5,200 expected from the 12 months to March 2016',
    ],
  },
  {
    id: 'S147',
    fact: () =>
      findVerdict(
        makeSubject(crime, spread('2016-09', 2100)),
        '2016-09',
        'vs_benchmark',
        verdict({ word: 'Lower', significant: true, range: range(2200, 2400, '2015-04', '2016-03') }),
      ),
    expectedWords: ['2,100', 'significantly below the 2,200 to 2,400 expected from the 12 months to March 2016'],
  },
  {
    id: 'S120',
    fact: () =>
      findVerdict(
        makeSubject(crime, spread('2016-09', 210000)),
        '2016-09',
        'vs_benchmark',
        verdict({ range: range(205000, 214000, '2015-04', '2016-03') }),
      ),
    expectedWords: ['within the 205,000 to 214,000 expected from the 12 months to March 2016'],
  },
  // others
  {
    id: 'S032',
    fact: f =>
      findComparatorComparison(
        'vs_national',
        makeSubject(rate, level('2020-04', percent(f['value']!))),
        rolling(makeSubject(rate, level('2020-04', percent(f['value']!))), '2020-04'),
        [
          {
            subject: england(rate, {}),
            value: rolling(england(rate, level('2020-04', percent(f['national']!))), '2020-04'),
          },
        ],
      ),
    expectedWords: ['2.8% in the 12 months to April 2020, 1.4 percentage points lower than England and Wales (4.2%)'],
  },
  {
    id: 'S137',
    fact: f => {
      const own = makeSubject(perThousand, level('2016-06', [f['value']! * 100, 100]))
      return findComparatorComparison('vs_national', own, rolling(own, '2016-06'), [
        {
          subject: makeSubject(perThousand, {}, 'region', 'the region'),
          value: rolling(makeSubject(perThousand, level('2016-06', [f['regional']! * 100, 100])), '2016-06'),
        },
        {
          subject: england(perThousand, {}),
          value: rolling(makeSubject(perThousand, level('2016-06', [f['national']! * 100, 100])), '2016-06'),
        },
      ])
    },
    expectedWords: ['59.92', 'practically level with the region (59.94)', '4.73 lower than England and Wales (64.65)'],
  },
  {
    id: 'S053',
    fact: f => {
      const own = makeSubject(wholeSurvey, level('2019-11', percent(f['value']!, 105)))
      return findComparatorComparison('vs_national', own, rolling(own, '2019-11'), [
        {
          subject: england(wholeSurvey, {}),
          value: rolling(england(wholeSurvey, level('2019-06', percent(f['national']!, 1000))), '2019-06'),
        },
      ])
    },
    expectedWords: [
      '56% (n = 1,260) in the 12 months to November 2019, 2 percentage points higher than England and Wales (54%, n = 12,000, the 12 months to June 2019)',
    ],
  },
  {
    id: 'S206',
    fact: f => {
      const own = makeSubject(rate, level('2019-04', percent(f['value']!)))
      return findComparatorComparison('vs_national', own, rolling(own, '2019-04'), [
        {
          subject: england(rate, {}),
          value: rolling(england(rate, level('2019-03', percent(f['national']!))), '2019-03'),
        },
      ])
    },
    expectedWords: ['14.8%', '6.2 percentage points lower than England and Wales (21.0%, the 12 months to March 2019)'],
  },
  {
    id: 'S175',
    fact: f => {
      const own = makeSubject(pence, { '2018-04': [f['value']!, 1] })
      return findComparatorComparison('vs_national', own, findValue(own, ['2018-04'])!, [
        {
          subject: england(pence, {}),
          value: findValue(england(pence, { '2018-04': [f['national']!, 1] }), ['2018-04'])!,
        },
      ])
    },
    expectedWords: ['42 pence', '9 lower than England and Wales (51)'],
  },
  {
    id: 'S192',
    fact: () => {
      const own = makeSubject(crime, twoYears('2019-04', 4000, 4400))
      const other = england(crime, twoYears('2019-04', 400_000, 480_000))
      return findSameDirectionAsNational(own, rolling(own, '2019-04'), rolling(own, '2018-04'), {
        subject: other,
        now: rolling(other, '2019-04'),
        then: rolling(other, '2018-04'),
      })
    },
    expectedWords: [
      'fell by 400 (9.1%) to 4,000 offences in the 12 months to April 2019, the same way as England and Wales, which fell by 80,000 (16.7%) to 400,000',
    ],
  },
  {
    id: 'S059',
    fact: () => {
      const chats = named('Web chats per 1,000 people', 'chats', { aggregation: 'mean', decimals: 1 })
      const own = makeSubject(chats, { '2019-11': [42, 10] })
      const peer = (id: string, name: string, n: number) => ({
        subject: makeSubject(chats, {}, id, name),
        value: findValue(makeSubject(chats, { '2019-11': [n, 10] }), ['2019-11'])!,
      })
      return findComparatorComparison('vs_peers', own, findValue(own, ['2019-11'])!, [
        peer('peer-bedfordshire', 'Bedfordshire', 31),
        peer('peer-hertfordshire', 'Hertfordshire', 28),
      ])
    },
    expectedWords: ['4.2', '1.1 higher than Bedfordshire (3.1)', '1.4 higher than Hertfordshire (2.8)'],
    names: ['Web chats per 1,000 people'],
  },
  ...[
    ['S145', 'place 30 of 43 similar forces from the lowest (38 of 43 a year before)'],
    ['S151', 'place 22 of 43 similar forces from the lowest (34 of 43 a year before)'],
  ].map(
    ([id, words]): Case => ({
      id: id!,
      fact: f =>
        findPeerRank(
          makeSubject(rate, {}),
          rankedJudgement(f['rank']!, f['of']!, '2015-07', '2016-06'),
          rankedJudgement(f['prior_rank']!, 43, '2014-07', '2015-06'),
        ),
      expectedWords: ['21.5% in the 12 months to June 2016', words!],
    }),
  ),
  {
    id: 'S222',
    fact: f => findPeerRank(makeSubject(rate, {}), rankedJudgement(f['rank']!, 9, '2018-05', '2019-04')),
    expectedWords: ['place 4 of 9 similar forces from the lowest'],
  },
  // areas
  {
    id: 'S003',
    fact: () =>
      findAreaLevels(
        makeSubject(rate, {}),
        [
          makeSubject(rate, level('2020-04', percent(12.4)), 'north', 'North'),
          makeSubject(rate, level('2020-04', percent(10.6)), 'south', 'South'),
        ],
        '2020-04',
      ),
    expectedWords: ['stood higher in North (12.4%) than in South (10.6%) in the 12 months to April 2020'],
  },
  {
    id: 'S069',
    fact: () =>
      findAreaChanges(
        makeSubject(crime, {}),
        ['Cambridge City', 'East Cambridgeshire', 'Fenland'].map((name, i) =>
          makeSubject(crime, twoYears('2019-11', 1200 + 100 * i, 1100), `area-${i}`, name),
        ),
        '2019-11',
      ),
    expectedWords: [
      'was higher in all 3 areas in the 12 months to November 2019 than the 12 months before, most in Fenland: by 300 (27.3%) to 1,400',
    ],
  },
  {
    id: 'S216',
    fact: () =>
      findAreaChanges(
        makeSubject(crime, {}),
        [
          makeSubject(crime, twoYears('2019-04', 900, 800), 'south', 'South'),
          makeSubject(crime, twoYears('2019-04', 700, 760), 'north', 'North'),
        ],
        '2019-04',
      ),
    expectedWords: ['differed between areas', 'Higher in South (800 to 900)', 'Lower in North (760 to 700)'],
  },
  {
    id: 'S089',
    fact: () =>
      findAreaChanges(
        makeSubject(rate, {}),
        [
          makeSubject(rate, run('2019-11', percent(90), percent(93)), 'south', 'South'),
          makeSubject(rate, run('2019-11', percent(91), percent(92)), 'north', 'North'),
        ],
        '2019-11',
        'month',
        1,
      ),
    expectedWords: [
      'was higher in both areas in November 2019 than October 2019, most in South: by 3.0 percentage points to 93.0%',
    ],
  },
  // groups, parts, shares
  {
    id: 'S131',
    fact: f =>
      findComponentVersusOverall(
        makeSubject(surveyOf({ id: 'communication', name: 'Satisfaction with communication' }), {
          ...level('2016-09', [110, f['n']! / 12]),
          '2016-09': [114, f['n']! / 12],
        }),
        makeSubject(survey, { ...level('2016-09', [126, 146]), '2016-09': [131, 148] }),
        monthsEnding('2016-09', 12),
      ),
    expectedWords: ['76.1% (n = 1,740)', '10.4 percentage points lower than Victim Satisfaction (86.5%, n = 1,754)'],
  },
  {
    id: 'S254',
    fact: f =>
      findComponentVersusOverall(
        makeSubject(surveyOf({ id: 'follow-up', name: 'Satisfaction with follow-up' }), {
          '2018-03': percent(f['value']!),
        }),
        makeSubject(survey, { '2018-03': percent(f['overall']!) }),
        ['2018-03'],
      ),
    expectedWords: ['72.2% (n = 1,000)', '8.8 percentage points lower than Victim Satisfaction (81.0%'],
  },
  {
    id: 'S189',
    fact: f =>
      findTotalWithParts(
        makeSubject(named('Internal audit actions', 'actions'), { '2019-03': f['total_implied']! }),
        [
          ['High priority', 1],
          ['Medium priority', 58],
          ['Low priority', 23],
        ].map(([name, n]) => makeSubject(named(name as string, 'actions'), { '2019-03': n as number })),
        ['2019-03'],
        true,
      ),
    expectedWords: ['82 in March 2019: 1 in High priority, 58 in Medium priority and 23 in Low priority'],
  },
  {
    id: 'S184',
    fact: f =>
      findTotalWithParts(
        makeSubject(named('Local policing officers', 'officers'), { '2019-04': f['total']! }),
        [
          ['Warranted officers', 50],
          ['Other officers', 25],
        ].map(([name, n]) => makeSubject(named(name as string, 'officers'), { '2019-04': n as number })),
        ['2019-04'],
        true,
      ),
    expectedWords: ['75 in April 2019: 50 in Warranted officers and 25 in Other officers'],
  },
  {
    id: 'S071',
    fact: () =>
      findDrivers(
        makeSubject(crime, twoYears('2019-11', 1300, 1100)),
        [
          ['Theft of pedal cycles', 500, 400],
          ['Stalking and harassment', 450, 380],
          ['Shoplifting', 350, 320],
        ].map(([name, now, then]) =>
          makeSubject(named(name as string, 'offences'), twoYears('2019-11', now as number, then as number)),
        ),
        monthsEnding('2019-11', 12),
        monthsEnding('2018-11', 12),
        'part',
      ),
    expectedWords: [
      'Of the rise of 200 in All Recorded Crime in the 12 months to November 2019',
      '100 (50.0%) in Theft of pedal cycles, 70 (35.0%) in Stalking and harassment and 30 (15.0%) in Shoplifting',
    ],
  },
  {
    id: 'S029',
    fact: () =>
      findDrivers(
        makeSubject(crime, { '2020-03': 400, '2020-04': 250 }),
        [
          ['Theft from vehicle', 120, 250],
          ['Theft of vehicle', 130, 140],
        ].map(([name, now, then]) =>
          makeSubject(named(name as string, 'offences'), { '2020-03': then as number, '2020-04': now as number }),
        ),
        ['2020-04'],
        ['2020-03'],
        'part',
      ),
    expectedWords: [
      'Of the fall of 150 in All Recorded Crime in April 2020 on March 2020, the largest were 130 in Theft from vehicle and 10 in Theft of vehicle',
    ],
  },
  {
    id: 'S188',
    fact: f =>
      findTotalWithParts(
        makeSubject(named('Internal audits', 'audits'), { '2019-03': f['total']! }),
        [
          ['collaborated audits', 6],
          ['advisory audits', 4],
        ].map(([name, n]) => makeSubject(named(name as string, 'audits'), { '2019-03': n as number })),
        ['2019-03'],
        false,
      ),
    expectedWords: ['22 in March 2019, among them 6 in collaborated audits and 4 in advisory audits'],
  },
  {
    id: 'S326',
    fact: f =>
      findTotalWithParts(
        makeSubject(named('Custody improvement actions', 'actions'), { '2018-05': f['total']! }),
        [makeSubject(named('actions still open', 'actions'), { '2018-05': f['open']! })],
        ['2018-05'],
        false,
      ),
    expectedWords: ['42 in May 2018, among them 20 in actions still open'],
  },
  {
    id: 'S284',
    fact: f =>
      findShare(
        makeSubject(
          named('Incidents with mental health qualifier', 'incidents'),
          spread('2018-03', f['dashboard_rolling12']!),
        ),
        makeSubject(named('All incidents', 'incidents'), spread('2018-03', 186_519)),
        monthsEnding('2018-03', 12),
      ),
    expectedWords: ['10,072 in the 12 months to March 2018, 5.4% of the 186,519 in All incidents'],
  },
  {
    id: 'S322',
    fact: f =>
      findShare(
        makeSubject(named('Drivers with some culpability', 'drivers'), { '2017-03': 304 }),
        makeSubject(named('Drivers in severe collisions', 'drivers'), { '2017-03': f['of']! }),
        ['2017-03'],
      ),
    expectedWords: ['304', '70.0% of the 434'],
  },
  {
    id: 'S317',
    fact: () =>
      findShare(
        makeSubject(named('Vehicles recorded as speeding', 'vehicles'), { '2017-12': 13_800 }),
        makeSubject(named('Vehicles through sessions', 'vehicles'), { '2017-12': 230_000 }),
        ['2017-12'],
      ),
    expectedWords: ['13,800', '6.0% of the 230,000'],
  },
  // surveys
  {
    id: 'S127',
    fact: f =>
      findSurvey('survey_level', makeSubject(survey, { '2016-09': percent(f['value']!, f['n']) }), ['2016-09']),
    expectedWords: ['74.0% (n = 3,092)'],
  },
  {
    id: 'S050',
    fact: f =>
      findSurvey('survey_level', makeSubject(wholeSurvey, { '2019-11': percent(f['value']!, f['n']) }), ['2019-11']),
    expectedWords: ['56% (n = 1,260)'],
  },
  {
    id: 'S275',
    fact: f =>
      findSurvey(
        'survey_level',
        makeSubject(survey, level('2017-12', percent(f['value']!))),
        monthsEnding('2017-12', 12),
      ),
    expectedWords: ['95.8% (n = 12,000) in the 12 months to December 2017'],
  },
  {
    id: 'S049',
    fact: f => findSurvey('sample_size', makeSubject(wholeSurvey, { '2019-11': percent(56, f['n']) }), ['2019-11']),
    expectedWords: ['a sample of 1,260 residents surveyed in November 2019'],
  },
  {
    id: 'S064',
    fact: f =>
      findSurvey('sample_size', makeSubject(survey, { '2019-11': [f['implied_count']!, f['n']!] }), ['2019-11']),
    expectedWords: ['a sample of 25 victims surveyed in November 2019'],
  },
  {
    id: 'S256',
    fact: f => findSurvey('sample_size', makeSubject(survey, { '2018-03': percent(84, f['n']) }), ['2018-03']),
    expectedWords: ['a sample of 326 victims surveyed'],
  },
  // small numbers
  {
    id: 'S098',
    fact: f => findSmallNumbers(makeSubject(crime, { '2019-11': f['value']! }), ['2019-11']),
    expectedWords: ['11 offences in November 2019, too small a number to read a trend from'],
  },
  {
    id: 'S228',
    fact: f =>
      findSmallNumbers(
        makeSubject(rateOf({ name: 'Notices authorised', unit: 'notices' }), {
          '2019-04': [f['authorised']!, f['applied']!],
        }),
        ['2019-04'],
      ),
    expectedWords: ['66.7% (2 of 3)'],
  },
  {
    id: 'S048',
    fact: f => findSmallNumbers(makeSubject(crime, { '2020-04': f['offences']! }), ['2020-04']),
    expectedWords: ['15 offences'],
  },
  // targets
  {
    id: 'S282',
    fact: f =>
      findTargetCompliance(
        makeSubject(rateOf(), level('2018-03', percent(f['value']!))),
        { value: 94.2, per: 'rolling-12', setBy: 'the Chief Constable' },
        '2018-03',
      ),
    expectedWords: [
      '94.2% in the 12 months to March 2018, level with the 12-month target of 94.2% (set by the Chief Constable)',
    ],
  },
  {
    id: 'S124',
    fact: f =>
      findTargetCompliance(
        makeSubject(indicatorOf(headcount), { '2016-09': 255 }),
        { value: f['target']!, per: 'month', setBy: 'the Chief Constable' },
        '2016-09',
      ),
    expectedWords: ['255 special constables at the end of September 2016, short of the monthly target of at least 300'],
  },
  {
    id: 'S185',
    fact: f =>
      findTargetCompliance(
        makeSubject(rateOf({ decimals: 2 }), { '2019-04': percent(f['pct']!, 10_000) }),
        { value: f['target']!, per: 'month', setBy: 'the Chief Finance Officer' },
        '2019-04',
      ),
    expectedWords: ['5.25%', 'within the monthly target of at least 5.00%'],
  },
  // the two counts of the paper say above for areas at the line
  {
    id: 'S167',
    fact: f => findThresholdExceedance('risks-2018', 'areas', scored([20, 17, 17, 16, 16, 16, 13], f['threshold']!)),
    expectedWords: ['Of 7 areas, 6 score above the tolerance of 13; 1 scores exactly that, which is not above it'],
  },
  {
    id: 'S169',
    fact: f =>
      findThresholdExceedance(
        'risks-2019',
        'areas',
        scored([25, 21, 20, 18, 17, 17, 17, 17, 17, 16, 13, 13], f['threshold']!),
      ),
    expectedWords: ['Of 12 areas, 10 score above the tolerance of 13; 2 score exactly that'],
  },
  // volumes
  {
    id: 'S035',
    fact: f =>
      findVolume(
        'volume_to_date',
        makeSubject(named('Drugs arrests', 'arrests'), { '2020-03': 13, '2020-04': f['value']! - 13 }),
        '2020-03',
        '2020-04',
      ),
    expectedWords: ['113 in the 2 months from March 2020 to April 2020'],
  },
  {
    id: 'S037',
    fact: f =>
      findVolume(
        'volume_to_date',
        makeSubject(named('Drugs seizures', 'seizures'), run('2020-05', 60, 60, 60, 60, f['value']! - 240)),
        '2020-01',
        '2020-05',
      ),
    expectedWords: ['324 in the 5 months from January 2020 to May 2020'],
  },
  {
    id: 'S235',
    fact: f =>
      findVolume(
        'volume_to_date',
        makeSubject(named('Southern Impact Team', 'arrests'), {
          ...level('2019-02', 15, 10),
          '2019-02': f['arrests']! - 135,
        }),
        '2018-05',
        '2019-02',
      ),
    expectedWords: ['154 arrests in the 10 months from May 2018 to February 2019'],
  },
  {
    id: 'S042',
    fact: f =>
      findVolume(
        'volume_in_period',
        makeSubject(named('Out of Court Disposals', 'offenders'), run('2020-03', 220, 220, 220, f['value']! - 660)),
        '2019-12',
        '2020-03',
      ),
    expectedWords: ['886 offenders in the 4 months from December 2019 to March 2020'],
  },
  {
    id: 'S103',
    fact: f =>
      findVolume(
        'volume_in_period',
        makeSubject(named('Press releases', 'releases'), run('2019-12', 100, 100, f['press_releases']! - 200)),
        '2019-10',
        '2019-12',
      ),
    expectedWords: ['301 in the 3 months from October 2019 to December 2019'],
  },
  {
    id: 'S320',
    fact: f =>
      findVolume(
        'volume_in_period',
        makeSubject(named('Speedwatch', 'sessions'), { '2018-04': f['sessions']! }),
        '2018-04',
        '2018-04',
      ),
    expectedWords: ['120 sessions in April 2018'],
  },
  {
    id: 'S038',
    fact: f =>
      findYearToDateVersusFullYear(
        makeSubject(named('Drugs seizures', 'seizures'), {
          ...spread('2019-12', f['prior']!),
          ...run('2020-04', 81, 81, 81, f['value']! - 243),
        }),
        '2020-04',
        '2020-01',
      ),
    expectedWords: [
      '324 in the 4 months from January 2020 to April 2020, against 229 in the 12 months to December 2019',
      'part of a year is set against a whole one',
      '95 (41.5%) higher',
    ],
  },
  {
    id: 'S106',
    fact: f =>
      findYearToDateVersusFullYear(
        makeSubject(named('Volunteer hours', 'hours'), {
          ...spread('2018-12', f['prior']!),
          ...level('2019-11', 400, 11),
          '2019-01': f['value']! - 4000,
        }),
        '2019-11',
        '2019-01',
      ),
    expectedWords: ['4,245', 'against 3,777', '468 (12.4%) higher'],
  },
  {
    id: 'S318',
    fact: f =>
      findYearToDate(
        makeSubject(named('Speedwatch', 'vehicles'), {
          ...run('2017-04', 9000, 9000, 10_000, 12_000),
          ...run('2018-04', 10_000, 10_000, 11_000, f['vehicles_over']! - 31_000 + 50),
        }),
        '2018-04',
        '2018-01',
      ),
    expectedWords: [
      '43,050 vehicles in the 4 months from January 2018 to April 2018',
      'higher than the same months a year before',
    ],
  },
  {
    id: 'S172',
    fact: () =>
      findSameQuarter(
        makeSubject(named('Online transactions', 'transactions'), {
          ...run('2016-03', 24, 24, 24),
          ...run('2017-03', 400, 400, 467),
          ...run('2018-03', 2400, 2400, 2566),
        }),
        '2018-03',
        2,
      ),
    expectedWords: ['January to March: 7,366 in 2018, 1,267 in 2017 and 72 in 2016'],
  },
  // before and after
  {
    id: 'S044',
    fact: f =>
      findVersusExtreme(
        makeSubject(rate, {
          ...level('2020-03', percent(50), 24),
          '2019-06': percent(f['before']!),
          '2020-04': percent(f['after']!),
        }),
        '2020-04',
        'peak',
      ),
    expectedWords: ['20.5% in April 2020, 57.5 percentage points lower than at its peak of 78.0% in June 2019'],
  },
  {
    id: 'S231',
    fact: f =>
      findBeforeAndAfter(
        makeSubject(rateOf({ decimals: 0 }), { '2018-09': percent(f['before']!), '2019-04': percent(f['after']!) }),
        '2019-04',
        '2018-09',
      ),
    expectedWords: ['21% in April 2019, 31 percentage points lower than the 52% in September 2018'],
  },
  {
    id: 'S232',
    fact: f =>
      findBeforeAndAfter(
        makeSubject(days, { '2018-09': [f['before']!, 1], '2019-04': [f['after']!, 1] }),
        '2019-04',
        '2018-09',
      ),
    expectedWords: ['27 days in April 2019, 33 days lower than the 60 in September 2018'],
  },
  // season
  ...(['S118', 'S223', 'S291'] as const).map(
    (id): Case => ({
      id,
      fact: () =>
        findSeason(
          makeSubject(
            crime,
            Object.fromEntries(
              monthRange('2015-01', '2019-07').map(m => [m, m.endsWith('-07') ? (id === 'S118' ? 440 : 560) : 500]),
            ),
          ),
          '2019-07',
        ),
      expectedWords: [
        'in each of the 3 years before July 2019, July was',
        `${id === 'S118' ? 'below' : 'above'} the average of the six months on either side`,
      ],
    }),
  ),
  // caveats: the board's own words
  ...['S090', 'S193', 'S298'].map((id): Case => {
    const caveat = {
      S090: 'Hate crimes are under-reported',
      S193: 'Reoffending is counted a year after release',
      S298: 'A rise is not necessarily a negative sign',
    }[id]!
    return {
      id,
      fact: () => findCaveats(makeSubject(indicatorOf({ caveat }), level('2019-11', 100, 24)), '2019-11')[0] ?? null,
      expectedWords: [caveat],
      names: [caveat],
    }
  }),
]

/** Kinds of the papers that our words tell apart differently. */
const SAME_AS: Partial<Record<StatementKind, readonly string[]>> = {
  vs_peer_forces: ['vs_peers'],
  vs_unnamed_average: ['vs_1yr_avg'],
  vs_benchmark: ['vs_benchmark', 'stable_or_comparable'],
  driver_breakdown: ['driver_breakdown', 'total_with_parts'],
}
const NAMES = ['Crimes per 1,000 people', 'crimes per 1,000 people']

describe('the papers’ own statements, made again from their facts', () => {
  it.each(CASES.map(each => [each.id, byId.get(each.id)!.kind, each] as const))(
    '%s %s',
    (id, kind, { fact, expectedWords, names = [] }) => {
      const found = fact(byId.get(id)!.figures)
      expect(found).not.toBeNull()
      expect(SAME_AS[kind] ?? [kind]).toContain(found!.kind)
      const book = new FigureBook()
      const sentence = writeFact(found!, book)
      const text = sentenceText(sentence)
      for (const words of expectedWords) expect(text).toContain(words)
      expect(numeralFinder([...NAMES, ...names])(sentence)).toEqual([])
      expect(text).toMatch(/^[A-Z0-9‘].*\.$/)
      expect(text).not.toMatch(/ {2}|NaN|undefined|null|Infinity|-\d| \.| ,/)
      expect(text).not.toMatch(EMOTIVE_WORDS)
      // every figure of the sentence is in the book under its own ref
      for (const part of sentence)
        if (typeof part !== 'string') expect(book.entries()[part.ref]?.printed).toBe(part.printed)
    },
  )

  it('takes up at least three statements of each kind that data can decide, or all there are', () => {
    const short = Object.entries(KINDS).flatMap(([kind, how]) => {
      const there = statements.filter(statement => statement.kind === kind && statement.decided_by_data === 'yes')
      const taken = CASES.filter(({ id }) => byId.get(id)!.kind === kind).length
      return 'written' in how && taken < Math.min(3, there.length) ? [`${kind}: ${taken} of ${there.length}`] : []
    })
    expect(short).toEqual([])
  })
})

describe('the 330 statements of the papers', () => {
  it('are of 44 kinds, each of them written or with a reason why not', () => {
    expect(statements).toHaveLength(330)
    expect([...new Set(statements.map(({ kind }) => kind))].sort()).toEqual(Object.keys(KINDS).sort())
  })

  it('313 are of kinds that the product writes, and 305 say what data can decide', () => {
    const written = statements.filter(({ kind }) => 'written' in KINDS[kind])
    expect(written).toHaveLength(313)
    expect(written.filter(({ decided_by_data }) => decided_by_data === 'yes')).toHaveLength(305)
  })
})
