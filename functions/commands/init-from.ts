import { basename } from 'node:path'
import type { LocalCalendar } from '../../shared/calendar/local-calendar.ts'
import { addMonths, longMonth, type Month, monthsBetween } from '../../shared/calendar/month.ts'
import type { BoardContents } from '../../shared/config/new-board/board-file.ts'
import { monthlyMeetings } from '../../shared/config/new-board/meeting-dates.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { countNoun, joinWords } from '../../shared/document/count-words.ts'
import { UnreadableDropError } from '../../shared/faults/fault-list.ts'
import { collectFigures } from '../../shared/intake/proposal/collect-figures.ts'
import { type Proposal, propose } from '../../shared/intake/proposal/propose.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { openFileSource } from '../edge/file-source.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** The months that a first pack reports behind its meeting, and the notice it needs. */
const DATA_MONTHS_BEHIND = 2

/** What a workbook suggests for a new board, ready to be written, and what is to be said of it. */
export interface Suggested {
  readonly contents: BoardContents
  readonly proposal: Proposal
  readonly unreadSheets: readonly string[]
}

/**
 * Reads an existing return for `init --from`.
 *
 * @param reported the month that the board's first pack would report
 * @throws InvalidArgumentsError when the file cannot be read, or no table of months is found in it
 */
export async function suggestFrom(file: string, reported: Month, local: LocalCalendar): Promise<Suggested> {
  const { figures, unreadSheets } = await readFigures(file)
  const proposal = propose(figures)
  if (proposal === null)
    throw new InvalidArgumentsError(
      `${file} has no table that can be read: a row of headings with “indicator” and months, or “month” and an indicator in each other heading`,
    )
  const pastMeeting = proposal.to < reported ? pastMeetingFor(proposal.to, local) : null
  return { contents: contentsOf(proposal, basename(file), pastMeeting), proposal, unreadSheets }
}

async function readFigures(file: string) {
  try {
    return await collectFigures(await openFileSource(file))
  } catch (error) {
    if (error instanceof UnreadableDropError) {
      const { found, fix } = error.fault
      throw new InvalidArgumentsError(`${file} is ${found}. ${fix}`)
    }
    throw new InvalidArgumentsError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}

const pastMeetingFor = (month: Month, local: LocalCalendar) =>
  monthlyMeetings(`${addMonths(month, DATA_MONTHS_BEHIND)}-01`, 0, 1, local)[0]!

function contentsOf(proposal: Proposal, file: string, pastMeeting: string | null): BoardContents {
  const { whole, parts, themes } = proposal
  return {
    themes,
    parts,
    wholeAliases: whole.name === null ? [] : [whole.name],
    pastMeeting,
    indicators: proposal.indicators.map(indicator => ({
      ...{ id: indicator.id, name: indicator.name, theme: indicator.theme },
      definition: `To be written: what “${indicator.name}” counts, and what it leaves out`,
      ...{ unit: indicator.unit, aggregation: indicator.aggregation, decimals: indicator.decimals },
      ...{ format: indicator.format, mayBeNegative: indicator.mayBeNegative },
      withoutCounts: indicator.withoutCounts,
      polarity: 'neutral',
      source: `To be written: the system behind ${file}`,
      guess: `Guessed: ${indicator.guess}. Figures from ${longMonth(indicator.from)} to ${longMonth(indicator.to)}.\nTo be answered: polarity (up, down, or neutral as now), definition, unit, source.`,
    })),
  }
}

/** What was found, guessed and left to be answered, and what the file would be answered if it were sent in. */
export async function describeSuggestion(
  { proposal, unreadSheets, contents }: Suggested,
  board: BoardFile,
  file: string,
  today: string,
): Promise<string[]> {
  const { indicators, parts, whole, from, to } = proposal
  const areas = parts.length === 0 ? '' : ` and ${countNoun(parts.length, 'part')} of the whole`
  return [
    `Found ${countNoun(indicators.length, 'indicator')}${areas}, ${longMonth(from)} to ${longMonth(to)} (${countNoun(monthsBetween(from, to) + 1, 'month')}).`,
    ...(unreadSheets.length === 0
      ? []
      : [`No table was found on ${joinWords(unreadSheets.map(name => `“${name}”`))}.`]),
    'Guessed, a comment above each in the file:',
    ...indicators.map(
      ({ name, guess, decimals, unit }) => `  ${name}: ${guess}; ${countNoun(decimals, 'decimal')}; unit “${unit}”`,
    ),
    whole.why === ''
      ? '  The whole: not found among the areas. Add the name that the file has for it under aliases of the first area, or send totals.'
      : `  The whole: ${whole.name === null ? '' : `“${whole.name}”, `}${whole.why}`,
    'Left to be answered: which direction of each indicator is welcome (polarity), definitions, sources, targets.',
    ...(contents.pastMeeting === null
      ? []
      : [
          `The figures end before the month that the first pack reports, so a meeting of ${contents.pastMeeting} was put in to try them with.`,
        ]),
    await describeAnswer(board, file, today),
  ]
}

async function describeAnswer(board: BoardFile, path: string, today: string): Promise<string> {
  const reading = await readDrop({
    feed: 'indicators',
    file: basename(path),
    source: await openFileSource(path),
    board,
    today,
  })
  if (reading.outcome === 'accepted') {
    const questions = reading.questions.length === 0 ? '' : `, with ${countNoun(reading.questions.length, 'question')}`
    return `With the new file the return is accepted: ${countNoun(reading.observations.length, 'figure')}${questions}.`
  }
  return `With the new file the return would be rejected, with ${countNoun(reading.faults.length, 'fault')}; boardpack check says where and how to fix each.`
}
