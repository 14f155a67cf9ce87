import type { Chart } from '../../document/document.ts'
import type { IndicatorNarrative } from '../../narrative/choose.ts'
import { makeSentence } from '../../narrative/sentence.ts'
import { nameOf } from '../../narrative/telling.ts'
import type { PackInput, Subject } from '../pack-input.ts'

/**
 * True where months of the subject are withheld from the edition. It is then neither judged nor compared: a verdict over the
 * months that are left would contradict the board's edition, and one over all months would tell of those withheld.
 */
export function isHeldBack({ withheld }: Pick<PackInput, 'withheld'>, { indicator, area }: Subject): boolean {
  if (withheld === undefined) return false
  const subject = `${indicator.id}/${area}/`
  for (const key of withheld) if (key.startsWith(subject)) return true
  return false
}

/** What is said of a subject that is held back: that it is, and why. */
export function holdBackNarrative(narrative: IndicatorNarrative, subject: Subject): IndicatorNarrative {
  const words = `months of ${nameOf(subject)} are withheld so that nobody can be identified, so it is neither judged nor compared here`
  return {
    ...narrative,
    standing: 'usual',
    headline: null,
    sentences: [makeSentence(words)],
    notice: null,
    comparisons: [],
    priority: 0,
  }
}

/** The chart of a subject that is held back: its printed months alone. A mean or a limit would be a sum of withheld months. */
export function holdBackChart(chart: Chart): Chart {
  return {
    ...chart,
    points: chart.points.map(point => ({ ...point, signal: 'none' })),
    lines: chart.lines.filter(line => line.kind === 'target'),
    notes: ['Months that would let somebody be identified are withheld, and with them the mean and the limits.'],
  }
}
