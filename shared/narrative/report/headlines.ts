import type { Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Sense, Sentence } from '../../document/figure.ts'
import { sentenceText } from '../../document/text.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { SubjectJudgements } from '../../indicators/judgement.ts'
import type { ReportSentences } from '../report-sentences.ts'
import { makeSentence } from '../words/sentence.ts'

/** Most lines of what changed: what a reader who stops there should take away. */
const MAX_HEADLINES = 5
/** Fewest, before indicators outside the plan's priorities are looked at. */
const ENOUGH_HEADLINES = 3
/** Opinion is one thing among several. */
const MAX_SURVEYS = 2

/** An indicator that might be led with. */
export interface HeadlineCandidate {
  readonly indicator: Indicator
  readonly judgement: SubjectJudgements
  readonly report: ReportSentences
}

/** A line of what changed, and which of the indicator's sentences it took: the report says nothing twice. */
export interface Headline {
  readonly indicator: string
  readonly line: Sentence
  readonly used: readonly Sentence[]
}

/**
 * What a good analyst would lead with: real changes only, in the order of what matters most to the plan, where a year outside its
 * 95% range is enough and elsewhere only a significant change is; the first that changed of each priority, never a part beside its whole unless the plan names both, and at most two surveys.
 *
 * @param candidates in the order of the board's file
 * @param priorities ids by priority, the most important first; each list is one subject
 */
export function chooseHeadlines<T extends HeadlineCandidate>(
  candidates: readonly T[],
  priorities: readonly (readonly string[])[],
): T[] {
  const order = priorities.flat()
  const rankOf = ({ indicator }: T) => (order.includes(indicator.id) ? order.indexOf(indicator.id) : order.length)
  const isListed = ({ indicator }: T) => order.includes(indicator.id)
  const priorityOf = ({ indicator }: T) => priorities.findIndex(ids => ids.includes(indicator.id))
  const isSameSubject = (one: T, other: T) => {
    if (isListed(one) && isListed(other)) return priorityOf(one) === priorityOf(other)
    return isPartOf(one.indicator, other.indicator) || isPartOf(other.indicator, one.indicator)
  }
  const ranked = candidates
    .filter(candidate => isReal(candidate) || (isListed(candidate) && candidate.report.hasYearChanged))
    .sort((a, b) => rankOf(a) - rankOf(b) || urgencyOf(b) - urgencyOf(a))
  const chosen: T[] = []
  for (const candidate of ranked) {
    const isFull = chosen.length >= (isListed(candidate) || priorities.length === 0 ? MAX_HEADLINES : ENOUGH_HEADLINES)
    const surveys = chosen.filter(({ indicator }) => indicator.survey).length
    if (isFull || (candidate.indicator.survey && surveys >= MAX_SURVEYS)) continue
    if (!chosen.some(other => isSameSubject(candidate, other))) chosen.push(candidate)
  }
  return chosen
}

const isPartOf = (part: Indicator, whole: Indicator) =>
  part.breakdownOf === whole.id || (part.breakdownOf !== undefined && part.breakdownOf === whole.breakdownOf)

const isReal = ({ judgement: { versusBenchmark, versusOneYear } }: HeadlineCandidate) =>
  versusBenchmark.significant || versusOneYear.significant

const SENSE_WEIGHTS: Record<Sense, number> = { concern: 300, neutral: 200, improvement: 100, none: 0 }

/** A concern before other changes, and a larger change before a smaller. */
function urgencyOf({ judgement: { versusBenchmark, versusOneYear }, report }: HeadlineCandidate): number {
  const { sense } = versusBenchmark.significant ? versusBenchmark : versusOneYear
  return SENSE_WEIGHTS[sense] + Math.min(99, Math.abs(report.yearChangePercent ?? 0))
}

/** The change over the year and what the month adds, or the month alone where only the month is unusual; then why. */
export function writeHeadline({ indicator, judgement, report }: HeadlineCandidate): Headline | null {
  const isMonthAlone = judgement.versusOneYear.significant && !judgement.versusBenchmark.significant
  const isAnnual = report.hasYearChanged && !isMonthAlone && report.year !== null
  const change = isAnnual ? [report.year, report.monthAfterYear] : [report.month]
  const reason = isShort(report.caveat) && !indicator.survey ? report.caveat : report.drivers
  const used = [...change, reason].filter(sentence => sentence !== null)
  if (!change.some(sentence => sentence !== null)) return null
  return { indicator: indicator.id, line: joinSentences(used), used }
}

/** A caveat of one sentence may stand on page one; a longer one is for the indicator's own page. */
const isShort = (caveat: Sentence | null) =>
  caveat !== null && (sentenceText(caveat).match(/[.!?](?:\s|$)/g) ?? []).length <= 1

/** Sentences one after another, as one line. */
export function joinSentences(sentences: readonly Sentence[]): Sentence {
  return sentences.flatMap((sentence, i) => (i === 0 ? sentence : [' ', ...sentence]))
}

/** What stands on page one where no change is real: that is the headline; where too little is known to say so, that is. */
export function writeNoHeadline(
  all: { readonly of: number; readonly tooNew: number },
  month: Month,
  book: FigureBook,
): Sentence {
  const count = (measure: string, exact: number) =>
    book.derived({ indicator: '', area: '', measure, exact, decimals: 0 })
  if (all.tooNew === 0)
    return makeSentence('no figure up to ', book.month(month), ' is significantly outside its expected range')
  if (all.tooNew === all.of)
    return makeSentence('no figure can be judged yet: each has too few months before it for a verdict')
  return makeSentence(
    'no figure up to ',
    book.month(month),
    ' that can be judged is significantly outside its expected range; ',
    count('indicators with little history', all.tooNew),
    ' of ',
    count('indicators', all.of),
    ' have too few months before them for a verdict',
  )
}
