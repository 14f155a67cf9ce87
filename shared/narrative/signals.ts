import type { Month } from '../calendar/month.ts'
import type { Sense } from '../document/figure.ts'
import type { JudgedVerdict, SubjectJudgements } from '../indicators/judgement.ts'
import { targetsOfMonth } from '../indicators/targets.ts'
import type { Fact } from './fact.ts'
import { findFirstOccurrence, findRecord } from './facts/records.ts'
import { findSmallNumbers } from './facts/small-numbers.ts'
import { findComparatorStreak, findStreak, findZeroStreak } from './facts/streaks.ts'
import { findTargetCompliance, type TargetCompliance } from './facts/targets.ts'
import { findTrendHalted } from './facts/trend.ts'
import { findVerdict } from './facts/verdicts.ts'
import type { Subject } from './words/subject.ts'

/** Months that a record inside the usual range must stand over. */
const MIN_RECORD_MONTHS_IN_RANGE = 24
/** And outside it. */
const MIN_RECORD_MONTHS_OUT_OF_RANGE = 12

/** What counts, most urgent first: a significant concern, other significance, a missed target, a lesser verdict, a record or a run. */
const URGENCY = {
  significant: { concern: 100, neutral: 80, improvement: 70, none: 80 },
  word: { concern: 60, neutral: 45, improvement: 40, none: 45 },
  targetMissed: 65,
  firstOccurrence: 35,
  record: 30,
  run: 20,
} as const satisfies Record<string, number | Record<Sense, number>>

/**
 * What a paper does with an indicator: a finding is written about; a change over the year that is welcome (`better`) or
 * neither good nor bad (`changed`), and a lesser departure (`lesser`), are named in a line; the rest is `usual`.
 */
export type Prominence = 'finding' | 'better' | 'changed' | 'minor' | 'usual'

/** Something that happened, how urgent it is, and what a paper does with it. */
export interface Signal {
  readonly fact: Fact
  readonly urgency: number
  readonly prominence: Prominence
}

/** What happened, the most urgent first. Nothing here: nothing happened. */
export function findSignals(judgement: SubjectJudgements, subject: Subject, month: Month): Signal[] {
  const signals: Signal[] = []
  const add = (fact: Fact | null, urgency: number, prominence: Prominence) => {
    if (fact !== null) signals.push({ fact, urgency, prominence })
  }
  for (const [against, verdict, weight] of [
    ['vs_1yr_avg', judgement.versusOneYear, 2],
    ['vs_benchmark', judgement.versusBenchmark, 1],
    ['vs_3yr_avg', judgement.versusThreeYears, 0],
  ] as const) {
    const hasMoved = verdict.word === 'Higher' || verdict.word === 'Lower'
    // the three-year average drifts: by itself it is news only where significant
    if (hasMoved && (against !== 'vs_3yr_avg' || verdict.significant)) {
      const urgency = URGENCY[verdict.significant ? 'significant' : 'word'][verdict.sense] + weight
      add(findVerdict(subject, month, against, verdict), urgency, prominenceOf(against, verdict))
    }
  }
  const missed = findTargets(subject, month).find(({ isMet }) => !isMet)
  if (missed !== undefined) add(missed, URGENCY.targetMissed, 'finding')
  add(findFirstOccurrence(subject, month), URGENCY.firstOccurrence, 'usual')
  // inside the usual range only a record of two years and more is news, and a run longer than chance makes
  const isQuiet = !signals.some(({ fact }) => fact.kind === 'vs_1yr_avg' || fact.kind === 'vs_benchmark')
  if (findSmallNumbers(subject, [month]) === null) {
    const record = findRecord(subject, month) ?? findRecord(subject, month, 'same-month')
    if (
      record &&
      (record.scope === 'same-month' ||
        record.count >= (isQuiet ? MIN_RECORD_MONTHS_IN_RANGE : MIN_RECORD_MONTHS_OUT_OF_RANGE))
    )
      add(record, URGENCY.record, 'usual')
    add(findBestRun(subject, month, isQuiet), URGENCY.run, 'usual')
  }
  add(findZeroStreak(subject, month), URGENCY.run, 'usual')
  return signals.sort((a, b) => b.urgency - a.urgency)
}

/** A significant concern, a significantly welcome month, and a month of lesser concern are findings. */
function prominenceOf(against: string, { significant, sense }: JudgedVerdict): Prominence {
  const isOfMonth = against === 'vs_1yr_avg'
  if (significant ? sense === 'concern' || (sense === 'improvement' && isOfMonth) : sense === 'concern' && isOfMonth)
    return 'finding'
  if (!significant) return 'minor'
  return sense === 'improvement' ? 'better' : 'changed'
}

/**
 * One run at most: they tell the same months in different words. In a quiet month only a run that chance alone makes less than
 * one time in thirty: four steps of a month, six of the rolling twelve, three months below each of three comparators.
 */
function findBestRun(subject: Subject, month: Month, isQuiet: boolean): Fact | null {
  const isLongEnough = (run: number, quiet: number, otherwise: number) => run >= (isQuiet ? quiet : otherwise)
  const comparatorStreak = findComparatorStreak(subject, month)
  if (comparatorStreak !== null && isLongEnough(comparatorStreak.run, 3, 2)) return comparatorStreak
  const months = findStreak(subject, month)
  if (months !== null && isLongEnough(months.run, 4, 3)) return months
  const halted = isQuiet ? null : findTrendHalted(subject, month)
  if (halted !== null) return halted
  const rolling = findStreak(subject, month, 'rolling-12-months')
  return rolling !== null && isLongEnough(rolling.run, 6, 3) ? rolling : null
}

/** How each target of the month is met, each by the last whole span of its own. */
export function findTargets(subject: Subject, month: Month): TargetCompliance[] {
  return targetsOfMonth(subject.indicator, month).flatMap(target => findTargetCompliance(subject, target, month) ?? [])
}
