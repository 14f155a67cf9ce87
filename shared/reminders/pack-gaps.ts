import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import { addMonths, type Month, monthOf } from '../calendar/month.ts'
import { lastEndBy, printPeriodEnding } from '../calendar/period.ts'
import { contactLine } from '../config/contact-line.ts'
import { type Expectation, expectationsOf, isPrintedIn } from '../config/expectations.ts'
import { packsOfMeeting } from '../config/packs-of-meeting.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { suppliersOf } from '../config/suppliers.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import { writeActionTemplate } from '../registers/actions/template.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { type ExpectedPaper, expectedPapers, paperName } from '../registers/papers/expected-papers.ts'
import { type DueLetter, paragraph, rolesByAddress, roleTitle } from './due-letter.ts'
import type { FigureArrivals } from './expected-figures.ts'
import type { HeldFigures, HoldingDrop } from './held-figures.ts'
import { listAgendaMismatches, listIncompleteActions, listRegisterFaults } from './register-faults.ts'
import { describeSendTimes, listUpcomingPacks, type UpcomingPack } from './upcoming-packs.ts'

/** A month of an indicator that a pack will print and that is not known: it has not arrived, or is held. */
interface Gap {
  readonly indicator: Expectation
  readonly month: Month
  /** The file that brought it, where it came and is held until somebody confirms it. */
  readonly held: HoldingDrop | null
}

/**
 * The administrators' list of a day: for each pack to be sent in five or two working days or today, the figures that
 * are
 * missing and where the registers do not agree with each other or with the pack. Null when nothing is missing. Each
 * list says which of the three it is, so that two with the same gaps are different mails.
 *
 * @param held what came and waits to be confirmed: an administrator can release it
 */
export function packGapLetters(
  board: BoardFile,
  arrivals: ReadonlyMap<string, FigureArrivals>,
  registers: BoardRegisters,
  day: CalendarDate,
  held: HeldFigures = new Map<string, never>(),
): DueLetter[] {
  const upcoming = listUpcomingPacks(board, day)
  const parts = upcoming.map(one => ({
    one,
    gaps: listGaps(board, arrivals, one, held),
    papers: awaitedFor(board, registers, one),
    faults: listAgendaMismatches(board, registers, one.pack, one.meeting),
  }))
  const awaited = parts.reduce((sum, { papers }) => sum + papers.length, 0)
  const gaps = parts.flatMap(part => part.gaps)
  const unconfirmed = gaps.filter(gap => gap.held !== null).length
  const missing = gaps.length - unconfirmed
  const faults = [
    ...new Set([...parts.flatMap(part => part.faults), ...(upcoming.length > 0 ? listRegisterFaults(registers) : [])]),
  ]
  if (gaps.length + awaited + faults.length === 0) return []
  const summary = joinWords([
    ...(missing > 0 ? [`${countNoun(missing, 'figure')} missing`] : []),
    ...(unconfirmed > 0 ? [`${countNoun(unconfirmed, 'figure')} to confirm`] : []),
    ...(awaited > 0 ? [`${countNoun(awaited, 'paper')} awaited`] : []),
    ...(faults.length > 0 ? [`${countNoun(faults.length, 'point')} to check`] : []),
  ])
  const incompleteActions = upcoming.length === 0 ? [] : listIncompleteActions(registers)
  const template = `actions-to-complete-${day}.csv`
  const packs = joinWords(upcoming.map(({ pack }) => pack.title))
  const blocks = [
    ...parts.flatMap(({ one, gaps, papers }) => [
      ...describePack(board, one, gaps),
      ...papers.map(paper => describePaper(board, paper)),
    ]),
    ...(faults.length > 0
      ? [
          {
            kind: 'callout',
            tone: 'note',
            heading: 'To check in the registers',
            sentences: [['Each of these stops a reminder, or makes two papers disagree.']],
          } as const,
          { kind: 'list', items: faults.map(fault => [fault]) } as const,
        ]
      : []),
    ...(incompleteActions.length > 0 ? [completionInstructions(template)] : []),
  ]
  return [...rolesByAddress(board, board.lists[board.board.administrators] ?? []).keys()].map(recipient => ({
    kind: 'administrators',
    cause: `pack gaps ${upcoming.map(({ pack, meeting, stage }) => `${pack.id} ${meeting.date} ${stage.id}`).join(', ')}`,
    recipient,
    letter: {
      subject: `${board.board.name}: ${summary} for ${describeSendTimes(upcoming)}`,
      preheader: `${packs}: ${summary}`,
      marking: null,
      heading: `The next pack: ${summary}`,
      headline: [],
      blocks,
      footer: ['You get this because you are an administrator of the board’s papers.', contactLine(board)],
    },
    attachments:
      incompleteActions.length > 0
        ? [
            {
              filename: template,
              contentType: 'text/csv; charset=utf-8',
              content: writeActionTemplate(incompleteActions),
            },
          ]
        : [],
  }))
}

/** How to complete the actions about which nobody can be reminded: with the attached file, as a drop. */
function completionInstructions(template: string): Block {
  return paragraph(
    `The attached ${template} has the actions above as in the log.`,
    'Fill in what is missing, with the owner as the board’s file names the post, and put the file into the folder “actions” of the board’s drops.',
  )
}

function listGaps(
  board: BoardFile,
  arrivals: ReadonlyMap<string, FigureArrivals>,
  { pack, meeting }: UpcomingPack,
  held: HeldFigures,
): Gap[] {
  const reported = addMonths(monthOf(meeting.date), -pack.dataMonthsBehind)
  return (
    expectationsOf(board)
      // a table that nobody has sent yet is not one that a pack lacks
      .filter(one => isPrintedIn(pack, one) && (one.table === null || arrivals.has(one.id)))
      .map(indicator => ({
        indicator,
        month: lastEndBy(indicator.frequency, addMonths(reported, -indicator.allowedLagMonths)),
      }))
      .filter(
        ({ indicator, month }) => ![...(arrivals.get(indicator.id)?.months.keys() ?? [])].some(known => known >= month),
      )
      .map(gap => ({ ...gap, held: held.get(gap.indicator.id)?.get(gap.month) ?? null }))
  )
}

/** The papers for the pack that binds them in, which are not there yet. */
function awaitedFor(board: BoardFile, registers: BoardRegisters, { pack, meeting }: UpcomingPack): ExpectedPaper[] {
  if (packsOfMeeting(board.packs, meeting)[0]?.id !== pack.id) return []
  return expectedPapers(board, registers.meetings, registers.papers).filter(
    paper => paper.meeting === meeting.date && paper.received === null,
  )
}

function describePaper(board: BoardFile, paper: ExpectedPaper): Block {
  const author = paper.author === null ? 'nobody whom the board’s file knows' : roleTitle(board, paper.author)
  return {
    kind: 'facts',
    facts: [
      { term: 'Awaited', words: [`the paper for ${paperName(paper)}`] },
      { term: 'Author', words: [author] },
      { term: 'Due', words: [longDate(paper.due)] },
    ],
  }
}

function describePack(board: BoardFile, { pack, meeting, sentOn, stage }: UpcomingPack, gaps: readonly Gap[]): Block[] {
  const opening = [
    `“${pack.title}” for the meeting of ${longDate(meeting.date)} will be sent on ${longDateWithWeekday(sentOn)} at ${pack.sendAt}.`,
    ...(gaps.length === 0 ? ['No figure is missing.'] : []),
    stage.then,
  ]
  if (gaps.length === 0) return [paragraph(...opening)]
  const groups = new Map<string, Gap[]>()
  for (const gap of gaps) {
    const key = `${gap.indicator.feed} ${gap.month} ${gap.indicator.frequency} ${gap.held?.drop ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), gap])
  }
  const supplierOf = new Map(
    board.feeds.map(feed => [feed.id as string, joinWords(suppliersOf(feed).map(role => roleTitle(board, role)))]),
  )
  return [
    paragraph(...opening),
    ...[...groups.values()].map((group): Block => {
      const { indicator, month, held } = group[0]!
      const supplier = supplierOf.get(indicator.feed) ?? indicator.feed
      return {
        kind: 'facts',
        facts: [
          {
            term: held === null ? 'Missing' : 'Held',
            words: [`${countNoun(group.length, 'figure')} for ${printPeriodEnding(indicator.frequency, month)}`],
          },
          { term: 'Feed', words: [`${indicator.feed}, supplied by the ${supplier}`] },
          {
            term: group.length === 1 ? 'Indicator' : 'Indicators',
            words: [group.map(gap => gap.indicator.name).join('; ')],
          },
          ...(held === null ? [] : heldFacts(held)),
        ],
      }
    }),
    ...(gaps.some(({ held }) => held === null)
      ? [paragraph('A figure counts as missing when neither its month nor a later one has arrived.')]
      : []),
  ]
}

/** Where a held figure came from, and how it is released. */
function heldFacts({ drop, file }: HoldingDrop) {
  return [
    {
      term: 'Came in',
      words: [`${file}. It is not plausible, or can be read in two ways; its receipt asks about it.`],
    },
    {
      term: 'If it is right',
      words: [
        `boardpack confirm ${drop.slice(0, 12)} --by ROLE --because "..."; if not, the supplier sends it corrected`,
      ],
    },
  ]
}
