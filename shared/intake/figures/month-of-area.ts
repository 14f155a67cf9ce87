import { longMonth, type Month } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { joinWords } from '../../document/count-words.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'
import type { QuestionDetails } from '../../faults/question.ts'

/** What is wrong, or what is asked, about a figure of a month in which there was no such area or peer; neither where there was. */
interface MonthOfArea {
  readonly fault?: { readonly code: string; readonly details: FaultDetails }
  readonly question?: { readonly code: string; readonly details: QuestionDetails }
}

/**
 * Judges a figure by the months that its area, or its peer, has in the board's file. After the last month it is refused: no paper could print
 * it, and it belongs to what followed. Before the first it is refused where the history is worked out from the areas that were merged, and
 * asked about otherwise, since an area that was split off may have figures of its own of earlier months.
 */
export function judgeMonthOfArea({ areas, peers }: BoardFile, id: string, month: Month): MonthOfArea {
  const area = areas.find(each => each.id === id)
  const span = area ?? peers.find(peer => id === `peer-${peer.id}`)
  if (span === undefined) return {}
  const { name, from, until } = span
  const nameOf = (other: string) => areas.find(each => each.id === other)?.name ?? other
  const found = `${name}, ${longMonth(month)}`
  if (until !== undefined && month > until) {
    const next = areas.filter(each => each.madeOf?.includes(id) || each.splitFrom === id).map(each => each.name)
    const fix =
      next.length === 0
        ? 'Take the figure out. If the area goes on, the board’s office corrects until in the board’s file.'
        : `Send the figure under ${next.join(' or ')}, which followed it, or take it out.`
    const expected = `no figure of ${name} after ${longMonth(until)}, its last month`
    return { fault: { code: 'area-ended', details: { found, expected, fix } } }
  }
  if (from === undefined || month >= from) return {}
  const expected = `no figure of ${name} before ${longMonth(from)}, its first month`
  if (area?.madeOf !== undefined) {
    const parts = joinWords(area.madeOf.map(nameOf))
    const fix = `Send the figures of ${parts} instead: those of ${name} are worked out from them.`
    return { fault: { code: 'area-not-begun', details: { found, expected, fix } } }
  }
  const fix = `Is this the figure of ${name} alone, within the boundaries that it has now? If so, confirm it. If not, take it out.`
  const readAs = `a figure of ${name} for ${longMonth(month)}`
  const or = area?.splitFrom === undefined ? 'a figure of another month' : `a figure of ${nameOf(area.splitFrom)}`
  return { question: { code: 'area-not-begun', details: { found, expected, fix, readAs, or } } }
}
