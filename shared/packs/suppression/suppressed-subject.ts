import type { Chart } from '../../document/chart.ts'
import type { IndicatorNarrative } from '../../narrative/indicator-narrative.ts'
import { subjectName } from '../../narrative/words/naming.ts'
import { makeSentence } from '../../narrative/words/sentence.ts'
import type { PackInput, PackSubject } from '../input/pack-input.ts'

/**
 * True where months of the subject are withheld from the edition. It is then neither judged nor compared: a verdict over the
 * months that are left would contradict the board's edition, and one over all months would tell of those withheld.
 */
export function isSuppressed({ withheld }: Pick<PackInput, 'withheld'>, { indicator, area }: PackSubject): boolean {
  if (withheld === undefined) return false
  const subject = `${indicator.id}/${area}/`
  for (const key of withheld) if (key.startsWith(subject)) return true
  return false
}

/** What is said of a subject that is held back: that it is, and why. */
export function suppressedNarrative(narrative: IndicatorNarrative, subject: PackSubject): IndicatorNarrative {
  const words = `months of ${subjectName(subject)} are withheld so that nobody can be identified, so it is neither judged nor compared here`
  return {
    ...narrative,
    prominence: 'usual',
    sentences: [makeSentence(words)],
    notice: null,
    comparisons: [],
    priority: 0,
  }
}

/** The chart of a subject that is held back: its printed months alone. A mean or a limit would be a sum of withheld months. */
export function suppressedChart(chart: Chart): Chart {
  return {
    ...chart,
    points: chart.points.map(point => ({ ...point, mark: 'none', signal: 'none' })),
    lines: chart.lines.filter(line => line.kind === 'target'),
    notes: ['Months that would let somebody be identified are withheld, and with them the mean and the limits.'],
  }
}
