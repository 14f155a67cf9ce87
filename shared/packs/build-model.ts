import { longDate } from '../calendar/date.ts'
import { toLocalDate, toLocalTime } from '../calendar/local-time.ts'
import { addMonths, longMonth, type Month, monthOf } from '../calendar/month.ts'
import { agendaItemOf } from '../config/agenda-item.ts'
import { backgroundWords } from '../config/background-words.ts'
import { logoOf } from '../config/logo-of.ts'
import { firstPackOf } from '../config/packs-of-meeting.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Pack } from '../config/schema/pack.ts'
import type { Block, Chart, Section, Sentence } from '../document/document.ts'
import { listCharts } from '../document/walk.ts'
import { FigureBook } from '../figures/figure-book.ts'
import { RULE_SET } from '../indicators/rule-set.ts'
import {
  chooseHeadlines,
  type HeadlineCandidate,
  writeHeadline,
  writeNoHeadline,
} from '../narrative/report/headlines.ts'
import { makeSentence, type Part } from '../narrative/words/sentence.ts'
import type { Restatement } from '../observations/observation.ts'
import { figureChangesSince } from './corrections/figure-changes.ts'
import { declaredGaps, missingIndicators, supplierTitles } from './gate/check-data.ts'
import { type PackInput, type PackSubject, restatedSincePrevious } from './input/pack-input.ts'
import { type DraftSection, numberSections } from './model/number-sections.ts'
import type { PackModel } from './model/pack-model.ts'
import { packRunId, supplementRunId } from './model/pack-run.ts'
import { moveToAnnex, sensitiveIndicators } from './sections/annex.ts'
import { type AssessedIndicator, assessSubjects } from './sections/assess-subjects.ts'
import { changesOfBoard, restatedAreas } from './sections/board-changes.ts'
import { chanceMarks } from './sections/chance-marks.ts'
import { findCommentary } from './sections/commentary-block.ts'
import { correctionNotice, correctionSection } from './sections/correction.ts'
import { dashboardTable, pageId } from './sections/dashboard-table.ts'
import { dataTables } from './sections/data-tables.ts'
import { explanationKey } from './sections/explanation.ts'
import { dashboardSection, overview } from './sections/finding-sections.ts'
import { freeSections } from './sections/free-sections.ts'
import { howToRead } from './sections/how-to-read.ts'
import { indicatorPage } from './sections/indicator-page.ts'
import { informationSheet } from './sections/information-sheet.ts'
import { orderMeetingPack, reportAsPaper } from './sections/meeting-pack.ts'
import { newLevelQuestion, recordedRebases } from './sections/new-levels.ts'
import { otherTables } from './sections/other-tables.ts'
import { paperSection, supplementNote } from './sections/papers.ts'
import { registerSections } from './sections/registers/register-sections.ts'
import { chooseExceptions, exceptionSections } from './sections/report/exceptions.ts'
import { indicatorTable } from './sections/report/indicator-table.ts'
import { awaitedCommentary, missingLine } from './sections/report/page-one.ts'
import { restatedTable } from './sections/restated-table.ts'
import { isTooNew } from './sections/short-history.ts'
import { statementSections } from './sections/statement.ts'

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

/** Papers by other authors for this meeting, with the first of its packs; in a supplement its own paper alone. */
function paperSections(input: PackInput): DraftSection[] {
  const { board, pack, meeting, registers, papers, supplement } = input
  if (firstPackOf(board, meeting)?.id !== pack.id) return []
  return registers.papers
    .filter(paper => paper.meeting === meeting.date && (supplement === undefined || supplement.paper === paper.id))
    .flatMap(paper => {
      const content = papers?.get(paper.drop)
      if (content === undefined) return []
      const section = paperSection(paper, content)
      return [supplement === undefined ? section : supplementNote(section, supplement, longDate(meeting.date))]
    })
}

/** Figures that the version before printed otherwise; those that it did not know are new, not revised. */
function correctedFigures(input: PackInput): { indicator: string; area: string; period: Month }[] {
  if (input.corrects === undefined) return []
  return figureChangesSince(input, input.corrects.drops)
    .filter(({ before }) => before !== null)
    .map(({ indicator, area, period }) => ({ indicator: indicator.id, area, period }))
}

/** Page one and what follows it: what changed, what is missing, the exceptions by theme, every indicator on one line. */
function buildReport(
  input: PackInput,
  assessed: readonly AssessedIndicator[],
  pages: readonly DraftSection[],
  month: Month,
  book: FigureBook,
): Pick<PackModel, 'headline' | 'missing' | 'asked'> & { readonly report: readonly DraftSection[] } {
  const { board, pack, registers } = input
  const headlines = chooseHeadlines(assessed.flatMap(toCandidate), pack.priorities).flatMap(
    candidate => writeHeadline(candidate) ?? [],
  )
  const { shown, others } = chooseExceptions(assessed, headlines)
  const awaited = awaitedCommentary(board, shown, a => findCommentary(registers.commentary, a) !== null)
  const lacking = missingIndicators(input, month)
  const printed = (indicators: readonly Indicator[]) =>
    indicators.filter(({ id }) => assessed.some(a => a.subject.indicator.id === id))
  const missing = missingLine(
    {
      figures: printed(lacking.late).map(({ name }) => name),
      unconfirmed: printed(lacking.unconfirmed).map(({ name, feed }) => ({ name, from: supplierTitles(board, feed) })),
      commentary: awaited,
    },
    book,
  )
  const named = others.map(({ subject }) => subject.indicator.name).join('; ')
  const drafts: DraftSection[] = [
    ...(input.corrects === undefined ? [] : [correctionSection(input, input.corrects, book)]),
    ...exceptionSections(board, shown, headlines, registers.commentary, id => chartsOf(pages, id)[0] ?? null),
    ...freeSections(input, 'report', 'texts'),
    {
      id: 'all-indicators',
      heading: 'Every indicator',
      blocks: [
        ...(others.length === 0 ? [] : [paragraph([`Also outside what was expected: ${named}.`])]),
        { kind: 'table', table: indicatorTable(assessed, book) },
      ],
    },
    ...otherTables(input, 'report', book),
    ...freeSections(input, 'report', 'footnotes'),
  ]
  const tooNew = assessed.filter(isTooNew).length
  return {
    headline:
      headlines.length > 0
        ? headlines.map(({ line }) => line)
        : [writeNoHeadline({ of: assessed.length, tooNew }, month, book)],
    missing,
    asked: newLevelQuestion(assessed, headlines, book),
    report: drafts,
  }
}

function toCandidate({ subject: { indicator }, judgement, report }: AssessedIndicator): HeadlineCandidate[] {
  return judgement === null || report === null ? [] : [{ indicator, judgement, report }]
}

/** Everything else: the dashboards, a page for each indicator, where figures come from, what was restated, how to read it. */
function buildDataPack(
  input: PackInput,
  assessed: readonly AssessedIndicator[],
  pages: readonly DraftSection[],
  restatements: readonly Restatement[],
  month: Month,
  book: FigureBook,
): Pick<PackModel, 'sections' | 'appendices'> {
  const { board, pack } = input
  const annexOnly = sensitiveIndicators(pack)
  const openRestatements = restatements.filter(r => !annexOnly.has(r.indicator))
  const subjects = assessed.map(a => a.subject)
  const themes = board.themes
    .map(theme => ({ theme, members: assessed.filter(a => a.subject.indicator.theme === theme.id) }))
    .filter(({ members }) => members.length > 0)
  const sections: DraftSection[] = [
    {
      id: 'background',
      heading: 'About this data pack',
      blocks: [
        paragraph([pack.purpose]),
        ...backgroundWords(pack, { meeting: input.meeting.date, month }).map(words => paragraph([words])),
        paragraph(coverageSentence(subjects, month, book)),
      ],
    },
    ...freeSections(input, 'data-pack', 'texts'),
    {
      id: 'restated',
      heading: 'What changed since the last pack',
      blocks: [
        openRestatements.length === 0
          ? paragraph([noRestatement(input)])
          : { kind: 'table', table: restatedTable(input, openRestatements, book) },
        ...recordedRebases(input),
        ...changesOfBoard(input),
      ],
    },
    ...implications(pack),
    overview(board, assessed, book),
    dashboardSection(board, themes, book),
    ...statementSections(input, assessed, book),
    ...otherTables(input, 'data-pack', book),
    ...freeSections(input, 'data-pack', 'footnotes'),
  ]
  const appendices: DraftSection[] = [
    { id: 'indicators', heading: 'A page for each indicator', blocks: [], sections: pages },
    {
      id: 'information-sheet',
      heading: 'Information sheet',
      blocks: [
        { kind: 'table', table: informationSheet(board, subjects, month, input.drops, book) },
        ...restatedAreas(input, month),
      ],
    },
    ...chanceMarks(board, assessed, listCharts(pages), book),
    howToRead(board),
    ...explanationKey(assessed, book),
  ]
  const parts = moveToAnnex(pack, sections, appendices)
  return { sections: numberSections(parts.sections, '1'), appendices: numberSections(parts.appendices, 'A') }
}

/** Sections of a document that has no lettered ones; what is sensitive in it goes to an annex at its end. */
function numberParts(pack: Pack, drafts: readonly DraftSection[]): { readonly sections: Section[] } {
  const { sections, appendices } = moveToAnnex(pack, drafts, [])
  return { sections: numberSections([...sections, ...appendices], '1') }
}

/** The page of an indicator that the rest of the paper does not tell of: with its line of the dashboard, and what was restated. */
function annexPage(
  input: PackInput,
  { subject, judgement }: AssessedIndicator,
  page: DraftSection,
  restatements: readonly Restatement[],
  book: FigureBook,
): DraftSection {
  const { id, name } = subject.indicator
  const restated = restatements.filter(r => r.indicator === id)
  const line = dashboardTable(input.board, { id, name }, [subject], () => judgement, book)
  const [first, ...rest] = page.blocks
  return {
    ...page,
    blocks: [
      ...(first === undefined ? [] : [first]),
      { kind: 'table', table: line },
      ...rest,
      ...(restated.length === 0
        ? []
        : [{ kind: 'table', table: { ...restatedTable(input, restated, book), id: `restated-${id}` } } as const]),
    ],
  }
}

/** Charts of an indicator's page, for its block of the report. */
function chartsOf(pages: readonly DraftSection[], indicator: string): Chart[] {
  const page = pages.find(({ id }) => id === pageId(indicator))
  return page === undefined ? [] : listCharts([page])
}

/** What the paper means for money, the law and so on, in the words of the board's file; no section where it has none. */
function implications(pack: Pack): DraftSection[] {
  if (pack.implications.length === 0) return []
  const blocks = pack.implications.map(({ of, words }) => paragraph([`${of}: ${words}`]))
  return [{ id: 'implications', heading: 'Implications', blocks }]
}

const paragraph = (...sentences: Sentence[]): Block => ({ kind: 'paragraph', sentences })

/** Names that still fit on a line; more of them are counted. */
const MAX_NAMES = 4

/** How far the data reaches, in a line: `Data run to March 2018, except: KSI Road Casualties (June 2017).` */
function coverageSentence(subjects: readonly PackSubject[], month: Month, book: FigureBook): Sentence {
  const behind = subjects.filter(({ row }) => row !== null && row.dataTo !== month)
  const absent = subjects.filter(({ row }) => row === null)
  const count = (what: string, exact: number) =>
    book.derived({ indicator: '', area: '', measure: what, exact, decimals: 0 })
  const exceptions: Part[] = [
    ...(behind.length === 0
      ? []
      : behind.length <= MAX_NAMES
        ? [behind.map(({ indicator, row }) => `${indicator.name} (${longMonth(row!.dataTo)})`).join(', ')]
        : [[count('indicators behind', behind.length), ' indicators, each to the month on its page']]),
    ...(absent.length === 0
      ? []
      : absent.length <= MAX_NAMES
        ? [`nothing received for ${absent.map(({ indicator }) => indicator.name).join(', ')}`]
        : [['nothing received for ', count('indicators absent', absent.length), ' indicators']]),
  ]
  return exceptions.length === 0
    ? makeSentence('data run to ', book.month(month))
    : makeSentence(
        'data run to ',
        book.month(month),
        ', except: ',
        ...exceptions.map((part, i): Part => (i === 0 ? part : ['; ', part])),
      )
}

function noRestatement(input: PackInput): string {
  return input.previous === null
    ? 'This is the first pack, so there is nothing to compare it with.'
    : 'No figure that the last pack printed has been restated.'
}
