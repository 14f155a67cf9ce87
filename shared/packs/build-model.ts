import { longDate } from '../calendar/date.ts'
import { addMonths, longMonth, type Month, shortMonth } from '../calendar/month.ts'
import type { Block, Chart, Sentence } from '../document/document.ts'
import { RULE_SET } from '../indicators/rule-set.ts'
import { chooseHeadlines, writeHeadlines } from '../narrative/headlines.ts'
import { assessSubjects } from './assess-subjects.ts'
import { pageId } from './dashboard-table.ts'
import { FigureBook } from './figure-book.ts'
import { overview, themeSection } from './findings.ts'
import { declaredGaps } from './gate/gate.ts'
import { howToRead } from './how-to-read.ts'
import { indicatorPage } from './indicator-page.ts'
import { informationSheet } from './information-sheet.ts'
import type { PackModel } from './model.ts'
import { type DraftSection, numberSections } from './number-sections.ts'
import { type PackInput, restatedSincePrevious, type Subject } from './pack-input.ts'
import { registerSections } from './register-sections.ts'
import { restatedTable } from './restated-table.ts'

/** The pack and its meeting: `performance-2018-05-10`. */
export function packRunId(pack: string, meetingDate: string): string {
  return `${pack}-${meetingDate}`
}

/** Builds the whole paper from the board's file and what was known when the pack was pinned. */
export function buildPackModel(input: PackInput): PackModel {
  const { board, pack, meeting } = input
  const month = addMonths(meeting.date.slice(0, 7), -pack.dataMonthsBehind)
  const restatements = restatedSincePrevious(input)
  const book = new FigureBook(new Set(restatements.map(r => `${r.indicator}/${r.area}/month ${r.period}`)))
  const assessed = assessSubjects(input, book)
  const subjects = assessed.map(a => a.subject)
  const headlines = chooseHeadlines(assessed.map(a => a.narrative))
  const headline = writeHeadlines(headlines, month, book)
  const findings = board.themes
    .map(theme => ({ theme, members: assessed.filter(a => a.subject.indicator.theme === theme.id) }))
    .filter(({ members }) => members.length > 0)
    .map(({ theme, members }) => themeSection(board, theme, members, book))
  const pages = assessed.map(a => indicatorPage(board, a, pack.historyMonths, book))
  const sections: DraftSection[] = [
    { id: 'purpose', heading: 'Purpose', blocks: [paragraph([pack.purpose])] },
    { id: 'recommendation', heading: 'Recommendation', blocks: [paragraph([pack.recommendation])] },
    {
      id: 'background',
      heading: 'Background',
      blocks: [...pack.background.map(words => paragraph([words])), paragraph(scope(subjects, month))],
    },
    overview(board, assessed),
    ...findings,
    {
      id: 'restated',
      heading: 'What changed since the last pack',
      blocks:
        restatements.length === 0
          ? [paragraph([noRestatement(input)])]
          : [{ kind: 'table', table: restatedTable(input, restatements, book) }],
    },
  ]
  const appendices: DraftSection[] = [
    { id: 'indicators', heading: 'A page for each indicator', blocks: [], sections: pages },
    {
      id: 'information-sheet',
      heading: 'Information sheet',
      blocks: [{ kind: 'table', table: informationSheet(board, subjects, month) }],
    },
    howToRead(board),
    ...registerSections({ ...input, lastReport: input.previous?.run.slice(-'2018-05-10'.length) ?? null }),
  ]
  const gaps = declaredGaps(input, month).map(finding => finding.what)
  const title = new Map(board.roles.map(role => [role.id, role]))
  return {
    format: 'boardpack-model/1',
    run: {
      id: packRunId(pack.id, meeting.date),
      pack: pack.id,
      edition: input.edition,
      version: input.version,
      scheduledFor: input.scheduledFor,
      asKnownAt: input.asKnownAt,
      ruleSet: RULE_SET,
    },
    paper: {
      marking: pack.marking,
      markingReason: pack.markingReason ?? null,
      board: board.board.name,
      body: board.board.body,
      to: board.board.name,
      from: title.get(pack.from)?.title ?? pack.from,
      date: longDate(meeting.date),
      meetingDate: meeting.date,
      meetingTime: meeting.time ?? board.meetingDefaults.time,
      venue: meeting.venue ?? board.meetingDefaults.venue,
      agendaItem: pack.agendaItem,
      title: pack.title,
      contact: { title: title.get(pack.contact)?.title ?? pack.contact, email: title.get(pack.contact)?.email ?? '' },
      website: board.board.website,
      legalBasis: board.board.legalBasis,
    },
    month,
    headline,
    reportedPeriod: longMonth(month),
    highlights: headlines.flatMap(({ indicator }) => chartsOf(pages, indicator)),
    gaps,
    outcome: gaps.length > 0 ? 'ready-with-gaps' : 'ready',
    sections: numberSections(sections, '1'),
    appendices: numberSections(appendices, 'A'),
    figures: book.entries(),
  }
}

/** Charts of an indicator's page, for the mail. */
function chartsOf(pages: readonly DraftSection[], indicator: string): Chart[] {
  const page = pages.find(({ id }) => id === pageId(indicator))
  return (page?.blocks ?? []).flatMap(block => (block.kind === 'chart' ? [block.chart] : []))
}

const paragraph = (...sentences: Sentence[]): Block => ({ kind: 'paragraph', sentences })

/** How far the data reaches, and which indicators are behind. */
function scope(subjects: readonly Subject[], month: Month): Sentence {
  const behind = subjects.filter(({ row }) => row !== null && row.dataTo < month)
  const absent = subjects.filter(({ row }) => row === null)
  return [
    `The paper reports on ${longMonth(month)}.`,
    behind.length === 0
      ? ''
      : ` These indicators reach an earlier month: ${behind.map(s => `${s.indicator.name} (${shortMonth(s.row!.dataTo)})`).join('; ')}.`,
    absent.length === 0 ? '' : ` No figure has been received for: ${absent.map(s => s.indicator.name).join('; ')}.`,
  ].filter(words => words !== '')
}

function noRestatement(input: PackInput): string {
  return input.previous === null
    ? 'This is the first pack, so there is nothing to compare it with.'
    : 'No figure that the last pack printed has been restated.'
}
