import type { Month } from '../calendar/month.ts'
import { addMonths } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { evaluateAlertRule } from '../statistics/alert-rule.ts'
import { describeWord } from '../statistics/describe-word.ts'
import { judgeAgainstReference } from '../statistics/judge-against-reference.ts'
import type { Verdict } from '../statistics/verdict.ts'
import { explainRevision } from './explain-revision.ts'
import { explainVerdict } from './explain-verdict.ts'
import { displayScale, monthlyFigures, statisticalMeasure } from './judge.ts'
import type { AlertFinding, Judgement } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import { makeJudgement, noJudgement } from './make-judgement.ts'
import type { MonthlySeries } from './measure.ts'
import { revisionError } from './revision-error.ts'

/** Judges months of a percentage, mean or headcount against its reference months; what is worked out for one serves the next. */
export function referenceJudge(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => Judgement {
  const figures = monthlyFigures(indicator, series)
  const options = {
    measure: statisticalMeasure(indicator),
    reference: rules.reference,
    survey: indicator.survey,
    decisions: rules.decisions,
  }
  const known = new Map<Month, Verdict>()
  const verdictOn = (month: Month): Verdict => {
    const revision = revisionError(indicator, series, month)?.error
    if (!known.has(month)) known.set(month, judgeAgainstReference(figures, month, { ...options, revision }))
    return known.get(month)!
  }
  const scale = displayScale(indicator)
  const scaled = (value: number | null | undefined) => (value === null || value === undefined ? null : value * scale)
  return month => {
    const verdict = verdictOn(month)
    const asked = { question: 'month', method: 'expected-range', month, value: scaled(verdict.value) } as const
    if (verdict.word === 'n/a') return noJudgement(indicator, series, asked, verdict.rule)
    const isStrict = rules.isPart
    const range = isStrict ? verdict.significantRange : verdict.wordRange
    const isQuietPart = isStrict && !verdict.significant
    const revision = revisionError(indicator, series, month)
    return makeJudgement(indicator, series, {
      ...asked,
      expected: scaled(verdict.expected),
      lower: scaled(range?.lower),
      upper: scaled(range?.upper),
      significantLower: scaled(verdict.significantRange?.lower),
      significantUpper: scaled(verdict.significantRange?.upper),
      score: verdict.z,
      word: isQuietPart ? 'Comparable' : verdict.word,
      significant: verdict.significant,
      reference: { from: verdict.referenceFrom, to: verdict.referenceTo },
      revision,
      alert: findAlert(isStrict ? [verdict] : [addMonths(month, -2), addMonths(month, -1), month].map(verdictOn)),
      rule: isQuietPart ? describeWord('Comparable', true) : verdict.rule,
      steps: [...explainVerdict(verdict, scale), ...explainRevision(revision, scale)],
    })
  }
}

/** A part of the board's area is given one month: two ordinary words in three would come by chance in one part or another. */
function findAlert(verdicts: readonly Verdict[]): AlertFinding | null {
  const { fires, direction } = evaluateAlertRule(verdicts)
  if (!fires || direction === null) return null
  return { direction, because: verdicts.at(-1)!.significant ? 'month' : 'two-of-three' }
}
