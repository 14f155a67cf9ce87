import { type Month, monthsEnding } from '../calendar/month.ts'
import type { Sense } from '../document/document.ts'
import type { Judgement } from '../indicators/judgement.ts'
import type { Fact } from './fact.ts'
import { findFirstOccurrence, findRecord } from './facts/records.ts'
import { findSmallNumbers } from './facts/small-numbers.ts'
import { findBeatingStreak, findNoneSince, findStreak } from './facts/streaks.ts'
import { findTargetCompliance } from './facts/targets.ts'
import { findTrendHalted } from './facts/trend.ts'
import { findVerdict } from './facts/verdicts.ts'
import type { Told } from './telling.ts'

/** Months that a record inside the usual range must stand over. */
const LONG_RECORD = 24
/** And outside it. */
const SHORT_RECORD = 12

/** What counts, most urgent first: a significant concern, other significance, a missed target, a lesser verdict, a record or a run. */
const URGENCY = {
  significant: { concern: 100, neutral: 80, improvement: 70, none: 80 },
  word: { concern: 60, neutral: 45, improvement: 40, none: 45 },
  targetMissed: 65,
  firstOccurrence: 50,
  record: 30,
  run: 20,
} as const satisfies Record<string, number | Record<Sense, number>>

/** Something that happened, and how urgent it is. */
export interface Signal {
  readonly fact: Fact
  readonly urgency: number
}

/** What happened, the most urgent first. Nothing here: nothing happened. */
export function findSignals(judgement: Judgement, told: Told, month: Month): Signal[] {
  const signals: Signal[] = []
  const add = (fact: Fact | null, urgency: number) => {
    if (fact !== null) signals.push({ fact, urgency })
  }
  for (const [against, verdict, weight] of [
    ['vs_1yr_avg', judgement.versusOneYear, 2],
    ['vs_benchmark', judgement.versusBenchmark, 1],
    ['vs_3yr_avg', judgement.versusThreeYears, 0],
  ] as const) {
    const isMoved = verdict.word === 'Higher' || verdict.word === 'Lower'
    // the three-year average drifts: by itself it is news only where significant
    if (isMoved && (against !== 'vs_3yr_avg' || verdict.significant)) {
      add(
        findVerdict(told, month, against, verdict),
        URGENCY[verdict.significant ? 'significant' : 'word'][verdict.sense] + weight,
      )
    }
  }
  const target = findTarget(told, month)
  if (target && !target.isMet) add(target, URGENCY.targetMissed)
  add(findFirstOccurrence(told, month), URGENCY.firstOccurrence)
  // inside the usual range only a record of two years and more is news, and a run longer than chance makes
  const isQuiet = !signals.some(({ fact }) => fact.kind === 'vs_1yr_avg' || fact.kind === 'vs_benchmark')
  if (findSmallNumbers(told, [month]) === null) {
    const record = findRecord(told, month) ?? findRecord(told, month, 'same-month')
    if (record && (record.scope === 'same-month' || record.count >= (isQuiet ? LONG_RECORD : SHORT_RECORD)))
      add(record, URGENCY.record)
    add(findRun(told, month, isQuiet), URGENCY.run)
  }
  add(findNoneSince(told, month), URGENCY.run)
  return signals.sort((a, b) => b.urgency - a.urgency)
}

/**
 * One run at most: they tell the same months in different words. In a quiet month only a run that chance alone makes less than
 * one time in thirty: four steps of a month, six of the rolling twelve, three months below each of three comparators.
 */
function findRun(told: Told, month: Month, isQuiet: boolean): Fact | null {
  const long = (run: number, quiet: number, otherwise: number) => run >= (isQuiet ? quiet : otherwise)
  const beating = findBeatingStreak(told, month)
  if (beating !== null && long(beating.run, 3, 2)) return beating
  const months = findStreak(told, month)
  if (months !== null && long(months.run, 4, 3)) return months
  const halted = isQuiet ? null : findTrendHalted(told, month)
  if (halted !== null) return halted
  const rolling = findStreak(told, month, 'rolling-12-months')
  return rolling !== null && long(rolling.run, 6, 3) ? rolling : null
}

/** The year's compliance with the target; the month's where the indicator carries no rolling twelve months. */
export function findTarget(told: Told, month: Month) {
  const year = findTargetCompliance(told, monthsEnding(month, 12))
  return told.indicator.withoutColumns.includes('rolling-12-months') || year === null
    ? findTargetCompliance(told, [month])
    : year
}
