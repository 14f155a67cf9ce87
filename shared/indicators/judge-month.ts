import type { Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { isSameList } from '../observations/revisions.ts'
import { statisticalMeasure } from './judge.ts'
import { controlChartJudge } from './judge-by-control-chart.ts'
import { referenceJudge } from './judge-by-reference.ts'
import { countAlerts, countJudge } from './judge-counts.ts'
import { periodJudge } from './judge-period.ts'
import type { Judgement } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import type { MonthlySeries } from './measure.ts'

type Judge = (month: Month) => Judgement

/** The judges of a series as it was when they began. */
interface Judges {
  readonly observations: readonly unknown[]
  readonly judges: WeakMap<Indicator, Map<string, Judge>>
}

/** Judges at work, for as long as their series are held: chart, table, sentence and alert ask for the same judgements. */
const known = new WeakMap<MonthlySeries, Judges>()

/** New ones where the series has grown or changed since. */
function judgesOf(series: MonthlySeries): Judges['judges'] {
  const observations = [...series.values()]
  const held = known.get(series)
  if (held !== undefined && isSameList(held.observations, observations)) return held.judges
  const judges: Judges['judges'] = new WeakMap()
  known.set(series, { observations, judges })
  return judges
}

/**
 * Judges months of one indicator in one area: is the month what its past, its season and its spread lead one to expect? By the
 * board's method, or by the rule of periods where its figures are of quarters or years; by `expected-range`, counts by the forecast rule and the rest against their reference months. A past month is judged from
 * the months before it alone, as it would have been at the time. A month of a series is judged once, until the series changes.
 */
export function monthJudge(indicator: Indicator, series: MonthlySeries, rules: JudgingRules): Judge {
  const judges = judgesOf(series)
  const ofIndicator = judges.get(indicator) ?? new Map<string, Judge>()
  judges.set(indicator, ofIndicator)
  const key = JSON.stringify(rules)
  const judge = ofIndicator.get(key) ?? judgeOnce(chooseJudge(indicator, series, rules))
  ofIndicator.set(key, judge)
  return judge
}

function judgeOnce(judge: Judge): Judge {
  const judgements = new Map<Month, Judgement>()
  return month => {
    const judgement = judgements.get(month) ?? judge(month)
    judgements.set(month, judgement)
    return judgement
  }
}

function chooseJudge(indicator: Indicator, series: MonthlySeries, rules: JudgingRules): Judge {
  if (indicator.frequency !== 'month') return periodJudge(indicator, series, rules)
  if (rules.method === 'making-data-count') return controlChartJudge(indicator, series, rules)
  return statisticalMeasure(indicator) === 'count'
    ? countJudge(indicator, series, rules)
    : referenceJudge(indicator, series, rules)
}

/** What alerts need of the months that `monthJudge` judges, where that is quicker to have: null where a month cannot be judged. */
export function alertJudge(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => Pick<Judgement, 'alert'> | null {
  const isForecast = rules.method === 'expected-range' && statisticalMeasure(indicator) === 'count'
  if (isForecast && indicator.frequency === 'month') return countAlerts(indicator, series, rules)
  const judge = monthJudge(indicator, series, rules)
  return month => {
    const judgement = judge(month)
    return judgement.word === 'n/a' ? null : judgement
  }
}

/** The judgement of one month. */
export function judgeMonth(indicator: Indicator, series: MonthlySeries, month: Month, rules: JudgingRules): Judgement {
  return monthJudge(indicator, series, rules)(month)
}
