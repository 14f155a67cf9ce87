import { agendaItemOf } from '../../config/agenda-item.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { emptyMeeting, type Meeting } from '../meetings/entry.ts'
import { checkPaper } from '../meetings/meeting-checks.ts'
import type { Paper } from './paper.ts'

/** Where the head of a paper and the agenda disagree, and what else its author should know, a sentence each. */
export function checkPaperAgainstAgenda(
  paper: Paper,
  board: BoardFile,
  { meetings, papers }: { readonly meetings: readonly Meeting[]; readonly papers: readonly Paper[] },
): string[] {
  const agendas = [
    ...meetings,
    ...board.meetings
      .filter(({ date }) => !meetings.some(known => known.date === date))
      .map(({ date }) => emptyMeeting(date)),
  ]
  const earlier = papers.find(({ id }) => id === paper.id)
  const ofPack = board.packs.find(pack => agendaItemOf(pack, paper.meeting) === paper.item)
  return [
    ...checkPaper({ date: paper.meeting, agendaItem: paper.item, from: paper.from }, agendas),
    ...(earlier === undefined ? [] : [`It takes the place of “${earlier.title}”, sent before for the same item.`]),
    ...(ofPack === undefined
      ? []
      : [
          `Item ${paper.item} is also the item of the ${ofPack.title}, which is made from figures: both will be printed.`,
        ]),
  ]
}
