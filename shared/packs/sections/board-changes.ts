import { longDate } from '../../calendar/date.ts'
import { addMonths, longMonth, type Month } from '../../calendar/month.ts'
import type { Area } from '../../config/schema/area.ts'
import { joinWords } from '../../document/count-words.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { PackInput } from '../input/pack-input.ts'

/** What is otherwise of the board since the last pack, as its file says why; nothing where nothing is. */
export function changesOfBoard({ board, meeting, previous }: PackInput): Block[] {
  const since = previous?.meeting
  if (since === undefined) return []
  return listOf(
    board.changes
      .filter(({ from }) => from > since && from <= meeting.date)
      .map(({ from, because }) => [`From ${longDate(from)}: ${because}`]),
  )
}

/** How the figures of areas that were merged or split were restated, while months before that are shown. */
export function restatedAreas({ board, pack, formerAreas = [] }: PackInput, month: Month): Block[] {
  const first = addMonths(month, 1 - pack.historyMonths)
  const nameOf = (id: string) => [...board.areas, ...formerAreas].find(area => area.id === id)?.name ?? id
  return listOf(
    board.areas
      .filter(({ id, from }) => pack.areas.includes(id) && from !== undefined && from > first)
      .flatMap(area => describeArea(area, nameOf)),
  )
}

function describeArea({ name, from, madeOf, splitFrom }: Area, nameOf: (id: string) => string): Sentence[] {
  const since = longMonth(from!)
  if (madeOf !== undefined)
    return [
      [
        `${name} was made of ${joinWords(madeOf.map(nameOf))}, from ${since}.`,
        ' Its figures of earlier months are worked out from theirs: counts are added, and rates and averages divided again from added numbers.',
      ],
    ]
  if (splitFrom === undefined) return []
  const former = nameOf(splitFrom)
  return [
    [
      `${name} was a part of ${former} until ${since}.`,
      ` Figures of earlier months stay with ${former}; its own begin with the first month that was sent for it.`,
    ],
  ]
}

const listOf = (items: readonly Sentence[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }])
