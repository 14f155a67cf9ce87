import { type FiringPeriod, findFiringPeriods } from '../../alerts/firing-periods.ts'
import { addMonths, type Month, monthOf, monthsEnding } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { lastMonthWithFigure } from '../../indicators/dashboard-row.ts'
import { monthJudge } from '../../indicators/judge-month.ts'
import { judgeSubject } from '../../indicators/judge-subject.ts'
import type { Judgement, PeerJudgement, SubjectJudgements } from '../../indicators/judgement.ts'
import { judgingRules } from '../../indicators/judging-rules.ts'
import { unjudged } from '../../indicators/unjudged.ts'
import { findNewLevel, type NewLevel } from '../../narrative/facts/new-levels.ts'
import type { IndicatorInput } from '../../narrative/indicator-input.ts'
import { type IndicatorNarrative, writeIndicator } from '../../narrative/indicator-narrative.ts'
import { writePeriodIndicator, writePeriodReport } from '../../narrative/period-narrative.ts'
import { type ReportSentences, writeReportSentences } from '../../narrative/report-sentences.ts'
import type { Subject } from '../../narrative/words/subject.ts'
import { latestByMonth } from '../../observations/revisions.ts'
import { WATCH_MONTHS, watchDirection } from '../../statistics/alert-rule.ts'
import { isSameShift } from '../../statistics/lasting-shift.ts'
import { type PackInput, type PackSubject, packIndicators, packSubjects } from '../input/pack-input.ts'
import { isSuppressed, suppressedNarrative } from '../suppression/suppressed-subject.ts'
import { sensitiveIndicators } from './annex.ts'
import {
  comparatorSubjects,
  judgePeersYearBefore,
  nationalAreas,
  peerAreas,
  peerSeriesOf,
} from './comparator-subjects.ts'

/** A subject with everything that was judged of it and everything that is said of it. */
export interface Assessed {
  readonly subject: PackSubject
  readonly judgement: SubjectJudgements | null
  /** Of the month's judgement; `no data` where there is none. */
  readonly variation: Judgement['variation']
  readonly assurance: Judgement['assurance']
  /** The side of what was expected on which seven months in a row have been; null where they have not, or an alert is open. */
  readonly watch: 'Higher' | 'Lower' | null
  /** The alert episode that is open, as the pinned figures have it. */
  readonly openAlert: FiringPeriod | null
  readonly narrative: IndicatorNarrative
  /** What the report may say of it; null where it has no month, or months of it are withheld. */
  readonly report: ReportSentences | null
  /** Months of it are withheld from this edition, so it is not judged. */
  readonly isSuppressed: boolean
  /** A level that has lasted and that the board has not recorded; null where there is none, and for the public. */
  readonly newLevel: NewLevel | null
  /** The last pack could not show it yet. */
  readonly isNewLevelNew: boolean
  /** Its place among the peers a year before; null where there is none. */
  readonly peersBefore: PeerJudgement | null
}

/** One indicator of the pack: assessed for its first area, and its figures and verdicts in the others. */
export interface AssessedIndicator extends Assessed {
  readonly areas: readonly { readonly subject: PackSubject; readonly judgement: SubjectJudgements | null }[]
  /** Its breakdowns in the pack, for its first area. */
  readonly parts: readonly PackSubject[]
}

/** Judges and writes about every indicator of the pack, in the order of the board's file. */
export function assessSubjects(input: PackInput, book: FigureBook): AssessedIndicator[] {
  const byIndicator = packSubjects(input)
  const groups = new Set(input.board.groups.map(group => group.indicator))
  const annexOnly = sensitiveIndicators(input.pack)
  return packIndicators(input.board, input.pack).map(indicator => {
    const areas = byIndicator.get(indicator.id)!.map(subject => ({ subject, judgement: judge(input, subject) }))
    const { subject, judgement } = areas[0]!
    // the annex may tell of everything, the rest of the paper not of what is in the annex
    const mayMention = (other: PackSubject) => annexOnly.has(indicator.id) || !annexOnly.has(other.indicator.id)
    const parts = [...byIndicator.values()]
      .map(subjects => subjects[0]!)
      .filter(s => s.indicator.breakdownOf === indicator.id && mayMention(s))
    const whole = indicator.breakdownOf === undefined ? undefined : byIndicator.get(indicator.breakdownOf)?.[0]
    const isSubjectSuppressed = isSuppressed(input, subject)
    // a comparison of which a part is withheld would be untrue, or tell of the part
    const unlessSuppressed = (others: readonly PackSubject[]) =>
      others.some(other => isSuppressed(input, other)) ? [] : others
    const peersBefore = subject.row === null ? null : judgePeersYearBefore(input, subject)
    const narrativeInput: IndicatorInput = {
      ...toSubject(subject),
      month: isSubjectSuppressed ? null : (subject.row?.dataTo ?? null),
      judgement: judgement ?? unjudged(indicator, lastMonthOf(subject, input), whyNoFigure(subject)),
      areas: unlessSuppressed(areas.slice(1).map(area => area.subject)).map(toSubject),
      national: comparatorSubjects(input, indicator, nationalAreas(input.board)),
      peers: comparatorSubjects(input, indicator, peerAreas(input.board)),
      peersBefore,
      previousMonth: input.previous === null ? null : previousMonth(input),
      // groups of people have a table of their own, where those of two dimensions are not mixed
      components: unlessSuppressed(parts.filter(part => !groups.has(part.indicator.id))).map(toSubject),
      ...(whole === undefined || isSuppressed(input, whole) || !mayMention(whole) ? {} : { overall: toSubject(whole) }),
    }
    const isMonthly = indicator.frequency === 'month' || narrativeInput.month === null
    const narrative = isMonthly
      ? writeIndicator(narrativeInput, book)
      : writePeriodIndicator(narrativeInput, narrativeInput.month, book)
    const lastFiringPeriod =
      findFiringPeriods(indicator, subject.series, judgingRules(input.board, indicator, subject.area)).at(-1) ?? null
    const openAlert =
      lastFiringPeriod !== null && lastFiringPeriod.closed === null && !isSubjectSuppressed ? lastFiringPeriod : null
    const newLevel = isSubjectSuppressed || judgement === null ? null : newLevelOf(input, subject, judgement)
    return {
      subject,
      judgement,
      newLevel,
      isNewLevelNew: newLevel !== null && !couldShowBefore(input, subject, newLevel),
      areas,
      parts,
      peersBefore,
      variation: judgement?.month.variation ?? 'no data',
      assurance: judgement?.month.assurance ?? judgement?.year.assurance ?? null,
      isSuppressed: isSubjectSuppressed,
      openAlert,
      watch: isSubjectSuppressed || openAlert !== null ? null : watchSideOf(input.board, subject),
      narrative: isSubjectSuppressed ? suppressedNarrative(narrative, subject) : narrative,
      report: isMonthly
        ? writeReportSentences(narrativeInput, book)
        : writePeriodReport(narrativeInput, narrativeInput.month, book),
    }
  })
}

function judge(input: PackInput, subject: PackSubject): SubjectJudgements | null {
  const { indicator, area, series, row } = subject
  return row === null || isSuppressed(input, subject)
    ? null
    : judgeSubject(input.board, indicator, area, series, row.dataTo, peerSeriesOf(input, indicator.id))
}

/** Asked of the board alone, where the newest month is judged: a figure too coarse to judge has no level to speak of. */
function newLevelOf(
  { board, edition }: PackInput,
  subject: PackSubject,
  { month }: SubjectJudgements,
): NewLevel | null {
  if (edition === 'public' || month.word === 'n/a' || subject.indicator.frequency !== 'month') return null
  return findNewLevel(toSubject(subject), month.month, decisionsOn(board, subject))
}

const decisionsOn = (board: BoardFile, { indicator, area }: PackSubject) =>
  judgingRules(board, indicator, area).decisions

/** Whether the last pack could show the level, from what it knew. */
function couldShowBefore(
  { board, revisions, previous }: PackInput,
  subject: PackSubject,
  { shift }: NewLevel,
): boolean {
  const known = revisions.get(subject.indicator.id)?.get(subject.area) ?? []
  const series = latestByMonth(known.filter(({ drop }) => previous?.drops.has(drop)))
  const last = lastMonthWithFigure(series)
  const before =
    last === null ? null : findNewLevel(toSubject({ ...subject, series }), last, decisionsOn(board, subject))
  return before !== null && isSameShift(before.shift, shift)
}

/** Its newest month; where it has none, the month that the pack reports. */
function lastMonthOf({ row }: PackSubject, { meeting, pack }: PackInput): Month {
  return row?.dataTo ?? addMonths(monthOf(meeting.date), -pack.dataMonthsBehind)
}

function watchSideOf(board: BoardFile, { indicator, area, series, row }: PackSubject): 'Higher' | 'Lower' | null {
  // months in a row say nothing of quarters and years
  if (row === null || indicator.frequency !== 'month') return null
  const judge = monthJudge(indicator, series, judgingRules(board, indicator, area))
  return watchDirection(monthsEnding(row.dataTo, WATCH_MONTHS).map(month => judge(month).score))
}

/** The month that the last pack reported. */
function previousMonth({ previous, pack }: PackInput): Month {
  return addMonths(monthOf(previous!.meeting), -pack.dataMonthsBehind)
}

/** A subject of the pack as sentences are about it. */
export function toSubject({ indicator, area, areaName, isWhole, series }: PackSubject): Subject {
  return { indicator, area, areaName, isWhole, series }
}

const whyNoFigure = ({ held }: PackSubject): string =>
  held !== undefined ? 'its figures wait to be confirmed' : 'no figure has been received'
