import { type Month, monthsEnding } from '../calendar/month.ts'
import type { Sense } from '../document/document.ts'
import type { JudgedVerdict, Judgement } from '../indicators/judgement.ts'
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
  firstOccurrence: 35,
  record: 30,
  run: 20,
} as const satisfies Record<string, number | Record<Sense, number>>

/**
 * What a paper does with an indicator: a finding is written about; a change over the year that is welcome (`better`) or
 * neither good nor bad (`changed`), and a lesser departure (`lesser`), are named in a line; the rest is `usual`.
 */
export type Standing = 'finding' | 'better' | 'changed' | 'lesser' | 'usual'

/** Something that happened, how urgent it is, and what a paper does with it. */
export interface Signal {
  readonly fact: Fact
  readonly urgency: number
  readonly standing: Standing
}

/** What happened, the most urgent first. Nothing here: nothing happened. */
export function findSignals(judgement: Judgement, told: Told, month: Month): Signal[] {
  const signals: Signal[] = []
  const add = (fact: Fact | null, urgency: number, standing: Standing) => {
    if (fact !== null) signals.push({ fact, urgency, standing })
  }
  for (const [against, verdict, weight] of [
    ['vs_1yr_avg', judgement.versusOneYear, 2],
    ['vs_benchmark', judgement.versusBenchmark, 1],
    ['vs_3yr_avg', judgement.versusThreeYears, 0],
  ] as const) {
    const isMoved = verdict.word === 'Higher' || verdict.word === 'Lower'
    // the three-year average drifts: by itself it is news only where significant
    if (isMoved && (against !== 'vs_3yr_avg' || verdict.significant)) {
      const urgency = URGENCY[verdict.significant ? 'significant' : 'word'][verdict.sense] + weight
      add(findVerdict(told, month, against, verdict), urgency, standingOf(against, verdict))
    }
  }
  const target = findTarget(told, month)
  if (target && !target.isMet) add(target, URGENCY.targetMissed, 'finding')
  add(findFirstOccurrence(told, month), URGENCY.firstOccurrence, 'usual')
  // inside the usual range only a record of two years and more is news, and a run longer than chance makes
  const isQuiet = !signals.some(({ fact }) => fact.kind === 'vs_1yr_avg' || fact.kind === 'vs_benchmark')
  if (findSmallNumbers(told, [month]) === null) {
    const record = findRecord(told, month) ?? findRecord(told, month, 'same-month')
    if (record && (record.scope === 'same-month' || record.count >= (isQuiet ? LONG_RECORD : SHORT_RECORD)))
      add(record, URGENCY.record, 'usual')
    add(findRun(told, month, isQuiet), URGENCY.run, 'usual')
  }
  add(findNoneSince(told, month), URGENCY.run, 'usual')
  return signals.sort((a, b) => b.urgency - a.urgency)
}

/** A significant concern, a significantly welcome month, and a month of lesser concern are findings. */
function standingOf(against: string, { significant, sense }: JudgedVerdict): Standing {
  const isOfMonth = against === 'vs_1yr_avg'
  if (significant ? sense === 'concern' || (sense === 'improvement' && isOfMonth) : sense === 'concern' && isOfMonth)
    return 'finding'
  if (!significant) return 'lesser'
  return sense === 'improvement' ? 'better' : 'changed'
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
