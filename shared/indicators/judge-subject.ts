import { addMonths, type Month } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { type BenchmarkVerdict, compareRollingYears, compareWithFixedBenchmark } from '../statistics/benchmark-rule.ts'
import type { Range, Verdict } from '../statistics/verdict.ts'
import { boardReference, displayScale, judgeAgainst, monthlyFigures, senseOf, statisticalMeasure } from './judge.ts'
import { judgePeers, type PeerSeries } from './judge-peers.ts'
import type { JudgedVerdict, Judgement } from './judgement.ts'
import type { MonthlySeries } from './measure.ts'

/**
 * Everything the dashboard says of an indicator in an area in a month: against one year and three, against its benchmark,
 * and among the most similar forces.
 */
export function judgeSubject(
  board: BoardFile,
  indicator: Indicator,
  area: string,
  series: MonthlySeries,
  month: Month,
  peers: readonly PeerSeries[],
): Judgement {
  const force = board.areas.find(({ id, kind }) => id === area && kind === 'force')
  return {
    versusOneYear: toJudgedVerdict(indicator, judgeAgainst(indicator, series, month, boardReference(board))),
    versusThreeYears: toJudgedVerdict(indicator, judgeAgainst(indicator, series, month, '36-months-before')),
    versusBenchmark: judgeBenchmark(indicator, series, month),
    versusPeers: judgePeers(indicator, month, { series, population: force?.population ?? 1 }, force ? peers : []),
  }
}

/** A verdict of the statistics as the page defends it: in the unit printed, with the months its range is from. */
export function toJudgedVerdict(indicator: Indicator, verdict: Verdict): JudgedVerdict {
  const usesWiderRange = verdict.significant || verdict.smallBase === 'survey'
  const range = usesWiderRange ? verdict.significantRange : verdict.wordRange
  return {
    word: verdict.word,
    significant: verdict.significant,
    sense: senseOf(indicator, verdict.word),
    range: inDisplayUnit(range, displayScale(indicator), verdict.referenceFrom, verdict.referenceTo),
    confidencePercent: usesWiderRange ? 99.8 : 95,
    rule: verdict.rule,
  }
}

function judgeBenchmark(indicator: Indicator, series: MonthlySeries, month: Month): JudgedVerdict {
  const { benchmark } = indicator
  const noVerdict = (rule: string): JudgedVerdict => ({
    word: 'n/a',
    significant: false,
    sense: 'none',
    range: null,
    confidencePercent: 95,
    rule,
  })
  if (benchmark.kind === 'none') return noVerdict(benchmark.reason)
  if (indicator.aggregation === 'headcount') return noVerdict('a headcount has no rolling twelve months')
  const figures = monthlyFigures(indicator, series)
  if (benchmark.kind === 'previous-twelve-months') {
    const verdict = compareRollingYears(figures, month, statisticalMeasure(indicator))
    // days per head add up over the year, while the statistics judge their monthly mean
    const scale = indicator.aggregation === 'per-head' ? 12 : displayScale(indicator)
    return toBenchmarkVerdict(indicator, verdict, scale, addMonths(month, -23), addMonths(month, -12))
  }
  if (indicator.aggregation !== 'percentage') return noVerdict('a fixed benchmark is judged for percentages only')
  const verdict = compareWithFixedBenchmark(figures, month, benchmark.value / 100)
  return toBenchmarkVerdict(indicator, verdict, 100, addMonths(month, -11), month)
}

function toBenchmarkVerdict(
  indicator: Indicator,
  verdict: BenchmarkVerdict,
  scale: number,
  from: Month,
  to: Month,
): JudgedVerdict {
  return {
    word: verdict.word,
    significant: verdict.significant,
    sense: senseOf(indicator, verdict.word),
    range: inDisplayUnit(verdict.significant ? verdict.significantRange : verdict.wordRange, scale, from, to),
    confidencePercent: verdict.significant ? 99.8 : 95,
    rule: verdict.rule,
  }
}

function inDisplayUnit(range: Range | null, scale: number, from: Month, to: Month): JudgedVerdict['range'] {
  return range === null ? null : { lower: range.lower * scale, upper: range.upper * scale, from, to }
}
