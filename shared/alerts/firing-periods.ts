import { addMonths, type Month, monthsBetween, monthsEnding } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { lastMonthWithFigure } from '../indicators/dashboard-row.ts'
import { alertJudge, monthJudge } from '../indicators/judge-month.ts'
import type { AlertFinding, Judgement } from '../indicators/judgement.ts'
import type { JudgingRules } from '../indicators/judging-rules.ts'
import type { MonthlySeries } from '../indicators/measure.ts'
import { INITIAL_EPISODE_STATE, nextEpisodeState } from '../statistics/alert-rule.ts'
import { describeWord, onceIn } from '../statistics/describe-word.ts'

/** A spell in which the alert rule fires for one indicator in one area, by the present figures. */
export interface FiringPeriod {
  readonly direction: 'Higher' | 'Lower'
  /** The month in which the rule first fired. */
  readonly opened: Month
  /** The last month in which it fired. */
  readonly lastFired: Month
  /** The second quiet month; null while the spell lasts. */
  readonly closed: Month | null
  /** The rule that fired last, as a clause. */
  readonly rule: string
  /** Quiet because the new level is now what is expected, not because the old one is back. */
  readonly hasBecomeUsual: boolean
}

/** Months looked back over: long enough for any spell a board still remembers. */
const LOOKBACK_MONTHS = 24
/** Months before an alert's first that its rule looks at. */
const RULE_LOOKBACK_MONTHS = 2

/**
 * Every spell of the last two years, worked out from the figures alone: the same figures give the same spells in whatever
 * order they came. An alert is part of the judgement of its month, which chart and table print too.
 *
 * @param since the first month of the oldest episode that is still open, which may be further back when years of
 * figures arrive together: what caused it is then included
 */
export function findFiringPeriods(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
  since: Month | null = null,
): FiringPeriod[] {
  const last = lastMonthWithFigure(series)
  if (last === null) return []
  const monthsSinceOldest = since === null ? 0 : monthsBetween(addMonths(since, -RULE_LOOKBACK_MONTHS), last) + 1
  const judge = monthJudge(indicator, series, rules)
  const alertOf = alertJudge(indicator, series, rules)
  const months = monthsEnding(last, Math.max(LOOKBACK_MONTHS, monthsSinceOldest))
  const firingPeriods: FiringPeriod[] = []
  let state = INITIAL_EPISODE_STATE
  for (const month of months) {
    const judged = alertOf(month)
    // a month that cannot be judged neither fires nor is quiet: nobody knows what it was like
    if (judged === null) continue
    const { alert } = judged
    const current = firingPeriods.at(-1)
    const turned = alert !== null && state.isOpen && current !== undefined && alert.direction !== current.direction
    if (turned) {
      // a turn the other way ends one spell and begins the next
      firingPeriods[firingPeriods.length - 1] = { ...current, closed: month }
      state = INITIAL_EPISODE_STATE
    }
    const next = nextEpisodeState(state, alert !== null)
    if (next.opened)
      firingPeriods.push({
        direction: alert!.direction,
        opened: month,
        lastFired: month,
        closed: null,
        rule: describeAlert(alert!),
        hasBecomeUsual: false,
      })
    else if (alert !== null)
      firingPeriods[firingPeriods.length - 1] = {
        ...firingPeriods.at(-1)!,
        lastFired: month,
        rule: describeAlert(alert),
      }
    else if (next.closed) {
      const period = firingPeriods.at(-1)!
      const hasBecomeUsual = isStillOff(period.direction, judge(period.opened), judge(month))
      firingPeriods[firingPeriods.length - 1] = { ...period, closed: month, hasBecomeUsual }
    }
    state = next
  }
  return firingPeriods
}

/** True where what is expected at the end lies outside what was expected at the beginning, on the side that was reported. */
function isStillOff(direction: FiringPeriod['direction'], opened: Judgement, closed: Judgement): boolean {
  if (closed.expected === null || opened.lower === null || opened.upper === null) return false
  return direction === 'Higher' ? closed.expected > opened.upper : closed.expected < opened.lower
}

/** The rule that fired, as a clause. */
function describeAlert({ direction, because }: AlertFinding): string {
  const side = direction === 'Higher' ? 'above' : 'below'
  switch (because) {
    case 'month':
      return describeWord(direction, true)
    case 'period':
      return describeWord(direction, true, 'periods')
    case 'three-months':
      return `the newest three months together lie ${side} what was expected of them; ${onceIn('significant')}`
    case 'two-of-three':
      return `${side} its expected range in two of the last three months`
  }
}
