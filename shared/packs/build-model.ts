import { longDate } from '../calendar/date.ts'
import { toLocalDate, toLocalTime } from '../calendar/local-time.ts'
import { addMonths, longMonth, type Month, monthOf } from '../calendar/month.ts'
import { agendaItemOf } from '../config/agenda-item.ts'
import { logoOf } from '../config/logo-of.ts'
import type { Pack } from '../config/schema/pack.ts'
import type { Section } from '../document/document.ts'
import { FigureBook } from '../figures/figure-book.ts'
import { RULE_SET } from '../indicators/rule-set.ts'
import { buildDataPack } from './build-data-pack.ts'
import { buildReport } from './build-report.ts'
import { figureChangesSince } from './corrections/figure-changes.ts'
import { declaredGaps } from './gate/check-data.ts'
import { type PackInput, restatedSincePrevious } from './input/pack-input.ts'
import { type DraftSection, numberSections } from './model/number-sections.ts'
import type { PackModel } from './model/pack-model.ts'
import { packRunId, supplementRunId } from './model/pack-run.ts'
import { moveToAnnex, sensitiveIndicators } from './sections/annex.ts'
import { annexPage } from './sections/annex-page.ts'
import { assessSubjects } from './sections/assess-subjects.ts'
import { correctionNotice } from './sections/correction.ts'
import { dataTables } from './sections/data-tables/data-tables.ts'
import { indicatorPage } from './sections/indicator-page.ts'
import { orderMeetingPack, reportAsPaper } from './sections/meeting-pack.ts'
import { paperSections } from './sections/papers.ts'
import { registerSections } from './sections/registers/register-sections.ts'

/**
 * Builds the whole pack, as the Board gets it, from the board's file and what was known when the pack was pinned: the report, the data
 * pack and the registers. What the board's file calls sensitive is in an annex and nowhere else.
 */
export function buildPackModel(input: PackInput): PackModel {
  const { board, pack, meeting } = input
  const month = addMonths(monthOf(meeting.date), -pack.dataMonthsBehind)
  const restatements = restatedSincePrevious(input)
  const book = new FigureBook(
    new Set([...restatements, ...correctedFigures(input)].map(r => `${r.indicator}/${r.area}/month ${r.period}`)),
    input.edition === 'public',
  )
  const annexOnly = sensitiveIndicators(pack)
  const allAssessed = assessSubjects(input, book)
  const assessed = allAssessed.filter(a => !annexOnly.has(a.subject.indicator.id))
  const pages = allAssessed.map(a => {
    const page = indicatorPage(input, a, book)
    return annexOnly.has(a.subject.indicator.id) ? annexPage(input, a, page, restatements, book) : page
  })
  const hasFigures = pack.indicators !== 'none'
  const {
    report: reportDrafts,
    asked: questions,
    ...pageOne
  } = hasFigures
    ? buildReport(input, assessed, pages, month, book)
    : { report: [], headline: [], missing: null, asked: [] }
  const dataPack = hasFigures
    ? buildDataPack(input, assessed, pages, restatements, month, book)
    : { sections: [], appendices: [] }
  const registers =
    input.supplement === undefined
      ? registerSections({ ...input, lastReportDate: input.previous?.meeting ?? null }, book)
      : []
  const papers = paperSections(input)
  const gaps = declaredGaps(input, month).map(finding => finding.what)
  const logo = logoOf(board)
  const title = new Map(board.roles.map(role => [role.id, role]))
  const model: Omit<PackModel, 'meeting' | 'data' | 'claims' | 'figures'> = {
    format: 'boardpack-model/1',
    run: {
      id:
        input.supplement === undefined
          ? packRunId(pack.id, meeting.date, input.version)
          : supplementRunId(pack.id, meeting.date, input.supplement.number),
      pack: pack.id,
      edition: input.edition,
      version: input.version,
      scheduledFor: input.scheduledFor,
      asKnownAt: input.asKnownAt,
      ruleSet: RULE_SET,
      ...(input.supplement === undefined ? {} : { supplement: input.supplement.number }),
    },
    paper: {
      marking: pack.marking ?? null,
      markingReason: pack.markingReason ?? null,
      board: board.board.name,
      ...(logo !== null && { logo }),
      body: board.board.body,
      to: board.board.name,
      from: title.get(pack.from)?.title ?? pack.from,
      date: longDate(meeting.date),
      meetingDate: meeting.date,
      firstCalledFor: meeting.movedFrom?.[0] ?? meeting.date,
      moves: meeting.movedFrom?.length ?? 0,
      meetingTime: meeting.time ?? board.meetingDefaults.time,
      venue: meeting.venue ?? board.meetingDefaults.venue,
      agendaItem: agendaItemOf(pack, meeting.date),
      title: pack.title,
      contact: { title: title.get(pack.contact)?.title ?? pack.contact, email: title.get(pack.contact)?.email ?? '' },
      website: board.board.website,
      legalBasis: board.board.legalBasis,
      figuresAsAt: `${longDate(toLocalDate(input.asKnownAt, board.board))} at ${toLocalTime(input.asKnownAt, board.board)}`,
    },
    month,
    reportedPeriod: longMonth(month),
    ...pageOne,
    report: numberParts(pack, reportDrafts).sections,
    asked: [[pack.recommendation], ...questions],
    notice: input.notice ?? null,
    ...(input.corrects === undefined ? {} : { correction: correctionNotice(input.corrects, board) }),
    gaps,
    outcome: gaps.length > 0 ? 'ready-with-gaps' : 'ready',
    ...dataPack,
  }
  const meetingDrafts = orderMeetingPack(registers, papers, hasFigures ? reportAsPaper(model, reportDrafts) : null)
  const { sections: meetingSections } = numberParts(pack, meetingDrafts)
  const data = dataTables(input, allAssessed)
  return { ...model, meeting: meetingSections, data, claims: book.claims(), figures: book.entries() }
}

/** Figures that the version before printed otherwise; those that it did not know are new, not revised. */
function correctedFigures(input: PackInput): { indicator: string; area: string; period: Month }[] {
  if (input.corrects === undefined) return []
  return figureChangesSince(input, input.corrects.drops)
    .filter(({ before }) => before !== null)
    .map(({ indicator, area, period }) => ({ indicator: indicator.id, area, period }))
}

/** Sections of a document that has no lettered ones; what is sensitive in it goes to an annex at its end. */
function numberParts(pack: Pack, drafts: readonly DraftSection[]): { readonly sections: Section[] } {
  const { sections, appendices } = moveToAnnex(pack, drafts, [])
  return { sections: numberSections([...sections, ...appendices], '1') }
}
