import type { Month } from '../calendar/month.ts'
import { wholeArea } from '../config/areas.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { judgeAgainstReference } from '../statistics/judge-against-reference.ts'
import { displayScale, monthlyFigures, senseOf, statisticalMeasure } from './judge.ts'
import { judgeMonth } from './judge-month.ts'
import { judgePeers, type PeerSeries } from './judge-peers.ts'
import { judgeYear } from './judge-year.ts'
import type { JudgedVerdict, Judgement, SubjectJudgements } from './judgement.ts'
import { type JudgingRules, judgingRules } from './judging-rules.ts'
import type { MonthlySeries } from './measure.ts'
import { revisionError } from './revision-error.ts'

/** Everything judged of an indicator in an area: the month, the year, the context of three years, and the peers. */
export function judgeSubject(
  board: BoardFile,
  indicator: Indicator,
  area: string,
  series: MonthlySeries,
  month: Month,
  peers: readonly PeerSeries[],
): SubjectJudgements {
  const rules = judgingRules(board, indicator, area)
  const whole = wholeArea(board)
  const own = { series, population: whole.population }
  const ofMonth = judgeMonth(indicator, series, month, rules)
  const ofYear = judgeYear(indicator, series, month, rules)
  return {
    month: ofMonth,
    year: ofYear,
    versusOneYear: toJudgedVerdict(ofMonth),
    versusThreeYears: judgeThreeYears(indicator, series, month, rules),
    versusBenchmark: toJudgedVerdict(ofYear),
    versusPeers: judgePeers(indicator, month, own, area === whole.id ? peers : [], board.words),
  }
}

/** A judgement as a cell and a sentence print it. */
export function toJudgedVerdict(judgement: Judgement): JudgedVerdict {
  const { method, word, significant, sense, rule, reference } = judgement
  // both ends: two ranges may share the end that lies at zero
  const isStrict = judgement.lower === judgement.significantLower && judgement.upper === judgement.significantUpper
  // the range of the chart's band, also where the figure is significant: one figure has one range wherever it is printed
  const { lower, upper } = judgement
  const hasRange = lower !== null && upper !== null && reference !== null
  return {
    method,
    word,
    significant,
    sense,
    range: hasRange ? { lower, upper, ...reference } : null,
    confidencePercent: hasRange && isStrict ? 99.8 : 95,
    mayBeRevised: judgement.revision !== null,
    rule,
  }
}

/** The month against the average of 36 months before it, as the papers have always printed it beside the judgement. */
function judgeThreeYears(
  indicator: Indicator,
  series: MonthlySeries,
  month: Month,
  { decisions, method }: JudgingRules,
): JudgedVerdict {
  if (method === 'making-data-count' || indicator.frequency !== 'month')
    return {
      method,
      word: 'n/a',
      significant: false,
      sense: 'none',
      range: null,
      confidencePercent: 95,
      mayBeRevised: false,
      rule:
        indicator.frequency === 'month'
          ? 'months are judged by control charts, which have no such range'
          : 'its figures are of longer spans than a month',
    }
  const revision = revisionError(indicator, series, month)
  const verdict = judgeAgainstReference(monthlyFigures(indicator, series), month, {
    measure: statisticalMeasure(indicator),
    reference: '36-months-before',
    survey: indicator.survey,
    decisions,
    revision: revision?.error,
  })
  const isStrict = verdict.smallBase === 'survey'
  const range = isStrict ? verdict.significantRange : verdict.wordRange
  const scale = displayScale(indicator)
  return {
    method,
    word: verdict.word,
    significant: verdict.significant,
    sense: senseOf(indicator, verdict.word),
    range:
      range === null
        ? null
        : {
            lower: range.lower * scale,
            upper: range.upper * scale,
            from: verdict.referenceFrom,
            to: verdict.referenceTo,
          },
    confidencePercent: isStrict ? 99.8 : 95,
    mayBeRevised: revision !== null,
    rule: verdict.rule,
  }
}
