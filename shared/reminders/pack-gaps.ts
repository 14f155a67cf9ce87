import type { CalendarDate } from '../calendar/date.ts'
import { contactLine } from '../config/contact-line.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import { writeActionTemplate } from '../registers/actions/template.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { type DueLetter, rolesByAddress } from './due-letter.ts'
import type { FigureArrivals } from './expected-figures.ts'
import { completionInstructions, describePack, describePaper, describeRegisterFaults } from './gap-blocks.ts'
import type { HeldFigures } from './held-figures.ts'
import { listAwaitedPapers, listGaps } from './list-gaps.ts'
import { listAgendaMismatches, listIncompleteActions, listRegisterFaults } from './register-faults.ts'
import { describeSendTimes, listUpcomingPacks } from './upcoming-packs.ts'

/**
 * The administrators' list of a day: for each pack to be sent in five or two working days or today, the figures that
 * are missing and where the registers do not agree with each other or with the pack. Empty when nothing is missing.
 * Each list says which of the three it is, so that two with the same gaps are different mails.
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
    papers: listAwaitedPapers(board, registers, one),
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
    ...describeRegisterFaults(faults),
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
