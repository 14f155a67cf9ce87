import { longDate, longDateWithWeekday } from '../calendar/date.ts'
import { printPeriodEnding } from '../calendar/period.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { suppliersOf } from '../config/suppliers.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import { type ExpectedPaper, paperName } from '../registers/papers/expected-papers.ts'
import { paragraph, roleTitle } from './due-letter.ts'
import type { HoldingDrop } from './held-figures.ts'
import type { Gap } from './list-gaps.ts'
import type { UpcomingPack } from './upcoming-packs.ts'

/** A pack, when it will be sent, and the figures that it lacks, by feed and month. */
export function describePack(
  board: BoardFile,
  { pack, meeting, sentOn, stage }: UpcomingPack,
  gaps: readonly Gap[],
): Block[] {
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

/** A paper that has not come, its author and when it is due. */
export function describePaper(board: BoardFile, paper: ExpectedPaper): Block {
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

/** Where the registers do not agree with each other or with the pack. */
export function describeRegisterFaults(faults: readonly string[]): Block[] {
  if (faults.length === 0) return []
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'To check in the registers',
      sentences: [['Each of these stops a reminder, or makes two papers disagree.']],
    },
    { kind: 'list', items: faults.map(fault => [fault]) },
  ]
}

/** How to complete the actions about which nobody can be reminded: with the attached file, as a drop. */
export function completionInstructions(template: string): Block {
  return paragraph(
    `The attached ${template} has the actions above as in the log.`,
    'Fill in what is missing, with the owner as the board’s file names the post, and put the file into the folder “actions” of the board’s drops.',
  )
}
