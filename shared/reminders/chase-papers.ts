import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../calendar/working-days.ts'
import { receivingAddress } from '../config/receiving-address.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { type ExpectedPaper, expectedPapers, paperName } from '../registers/papers/expected-papers.ts'
import { writePaperTemplate } from '../registers/papers/template.ts'
import type { DayTask } from './day-task.ts'
import { roleTitle } from './due-letter.ts'
import { isRepeatDay } from './repeat-days.ts'
import { whenDue } from './when-due.ts'

/** Between two reminders after the deadline: a meeting is near, so that a week would be too long. */
const REPEAT_WORKING_DAYS = 2

/** The papers that are awaited on a day: those of coming meetings for which no file has come. */
export function awaitedPapers(
  board: BoardFile,
  { meetings, papers }: Pick<BoardRegisters, 'meetings' | 'papers'>,
  day: CalendarDate,
): ExpectedPaper[] {
  return expectedPapers(board, meetings, papers).filter(({ meeting, received }) => received === null && meeting >= day)
}

/**
 * What authors are asked for on a day: each some working days before the paper deadline, on the day itself, on the first working day
 * after it, and every second working day from there until the meeting. A paper that has come is not asked for. One whose author the
 * board's file does not know is asked of the secretariat.
 */
export async function chasePapers(
  board: BoardFile,
  registers: Pick<BoardRegisters, 'meetings' | 'papers'>,
  day: CalendarDate,
): Promise<DayTask[]> {
  if (!isWorkingDay(day, board.board)) return []
  const byRole = new Map<string, ExpectedPaper[]>()
  for (const paper of awaitedPapers(board, registers, day).filter(({ due }) => isAskedOn(board, due, day))) {
    const role = paper.author ?? board.board.secretariat
    byRole.set(role, [...(byRole.get(role) ?? []), paper])
  }
  return Promise.all([...byRole].map(([role, papers]) => taskFor(board, role, papers, day)))
}

function isAskedOn(board: BoardFile, due: CalendarDate, day: CalendarDate): boolean {
  const local = board.board
  if (day === due || day === addWorkingDays(due, -board.chasing.remindWorkingDaysBefore, local)) return true
  return isRepeatDay(due, day, REPEAT_WORKING_DAYS, local)
}

async function taskFor(
  board: BoardFile,
  role: string,
  papers: readonly ExpectedPaper[],
  day: CalendarDate,
): Promise<DayTask> {
  const isOverdue = papers.some(({ due }) => due < day)
  const names = joinWords(papers.map(paperName))
  const address = receivingAddress(board.mail, 'papers')
  const supplied = board.feeds.some(({ id }) => id === 'papers')
  return {
    role,
    isOverdue,
    summary: `${countNoun(papers.length, 'paper')} ${isOverdue ? 'overdue' : 'due'} (${names})`,
    blocks: [
      {
        kind: 'callout',
        tone: isOverdue ? 'alert' : 'note',
        heading: 'Papers',
        sentences: [
          [
            `${countNoun(papers.length, 'paper')} for the ${board.board.name} ${papers.length === 1 ? 'is' : 'are'} awaited.`,
          ],
        ],
      },
      ...papers.map((paper): Block => describe(board, paper, day)),
      {
        kind: 'paragraph',
        sentences: [
          [
            `The attached Word file has the cover filled in: write the paper in it, and send it back by the link or ${address === null ? 'in answer to this mail' : `attached to a mail to ${address}`}.`,
          ],
          ['A PDF or Markdown is taken as well, with the same lines at its top.'],
          ['A paper that comes after the pack has gone is sent to its readers as a supplement.'],
        ],
      },
    ],
    reason: papers.some(({ author }) => author === role)
      ? 'The board’s file or the agenda names you as the author; the reminders end when the paper has come, or with the meeting.'
      : 'Neither the board’s file nor the agenda names an author whom the file knows, so the secretariat is asked.',
    attachments: await Promise.all(
      papers.map(paper => writePaperTemplate(paper, { to: board.board.name, from: roleTitle(board, role) })),
    ),
    asks: supplied ? [{ link: { purpose: 'upload', role, feed: 'papers' }, words: 'Send the paper' }] : [],
  }
}

function describe(board: BoardFile, paper: ExpectedPaper, day: CalendarDate): Block {
  const { meeting, due } = paper
  const days = countNoun(workingDaysBetween(due < day ? due : day, due < day ? day : due, board.board), 'working day')
  return {
    kind: 'facts',
    facts: [
      { term: 'Paper', words: [paperName(paper)] },
      { term: 'Meeting', words: [longDateWithWeekday(meeting)] },
      { term: 'Due', words: [`${longDate(due)}, ${whenDue(due, day, days)}`] },
    ],
  }
}
