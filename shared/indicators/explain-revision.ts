import type { JudgementStep } from './judgement.ts'
import type { RevisionError } from './revision-error.ts'

/** Why a newest month's range is wider, line by line; nothing where it is not. `scale` brings the error to the unit printed. */
export function explainRevision(revision: RevisionError | null, scale: number): JudgementStep[] {
  if (revision === null) return []
  const { isProvisional, monthsKnown, monthsRevised, error } = revision
  return [
    {
      term: 'May be revised',
      value: isProvisional ? 'provisional' : 'often revised',
      how: isProvisional
        ? 'the supplier says that the figure is provisional or estimated'
        : 'at least half of the new months before it were changed later',
    },
    {
      term: 'New months given again',
      value: monthsKnown,
      how: 'up to 24 earlier months, as they first came and as they are now',
    },
    { term: 'Of them revised', value: monthsRevised, how: 'those whose figure is another now' },
    {
      term: 'Error of revision',
      value: error * scale,
      how: `root mean square of the revisions${isProvisional ? ', with what is supposed of a provisional figure, worth 4 months' : ''}`,
    },
  ]
}
