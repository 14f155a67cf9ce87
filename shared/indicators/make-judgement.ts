import type { Month } from '../calendar/month.ts'
import { periodEnding } from '../calendar/period.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Sense, VerdictWord } from '../document/figure.ts'
import type { Variation } from '../statistics/xmr.ts'
import { assessTarget } from './assess-target.ts'
import { senseOf } from './judge.ts'
import type { ChartMark, Judgement } from './judgement.ts'
import type { MonthlySeries } from './measure.ts'

/** What a method has found; the rest of a judgement follows from it. */
export type Finding = Pick<
  Judgement,
  'question' | 'method' | 'month' | 'value' | 'word' | 'significant' | 'rule' | 'alert' | 'steps'
> &
  Partial<
    Pick<
      Judgement,
      'expected' | 'lower' | 'upper' | 'significantLower' | 'significantUpper' | 'score' | 'reference' | 'revision'
    >
  >

/** A judgement from what was found: mark, matrix word and sense follow from the word alone, so that they cannot differ from it. */
export function makeJudgement(indicator: Indicator, series: MonthlySeries, finding: Finding): Judgement {
  const { word, significant, month, question } = finding
  const sense = senseOf(indicator, word)
  const judged = {
    expected: null,
    lower: null,
    upper: null,
    significantLower: null,
    significantUpper: null,
    score: null,
    reference: null,
    revision: null,
    ...finding,
  }
  return {
    ...judged,
    period: question === 'year' ? `${month}/P12M` : (periodEnding(indicator.frequency, month) ?? month),
    chartMark: chartMarkOf(word, significant),
    variation: variationOf(word, sense, finding.value),
    assurance: assessTarget(indicator, series, month, judged),
    sense,
    reason: word === 'n/a' ? finding.rule : null,
  }
}

/** A judgement that could not be made, and the clause that says why. */
export function noJudgement(
  indicator: Indicator,
  series: MonthlySeries,
  asked: Pick<Judgement, 'question' | 'method'> & { readonly month: Month; readonly value: number | null },
  reason: string,
): Judgement {
  return makeJudgement(indicator, series, {
    ...asked,
    word: 'n/a',
    significant: false,
    rule: reason,
    alert: null,
    steps: [{ term: 'Not judged', value: reason, how: 'no range is worked out' }],
  })
}

function chartMarkOf(word: VerdictWord, significant: boolean): ChartMark {
  if (word !== 'Higher' && word !== 'Lower') return 'none'
  return significant ? 'filled' : 'marked'
}

function variationOf(word: VerdictWord, sense: Sense, value: number | null): Variation | 'not judged' {
  if (word === 'n/a') return value === null ? 'no data' : 'not judged'
  if (word === 'Comparable') return 'common cause'
  const side = word === 'Higher' ? 'high' : 'low'
  return sense === 'improvement' || sense === 'concern' ? `${sense} ${side}` : `neutral ${side}`
}
