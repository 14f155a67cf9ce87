import { type CalendarDate, longDate } from '../../../calendar/date.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import { responseDueOn } from '../../../registers/recommendations/entry.ts'
import { type StoredRecommendation } from '../../../registers/recommendations/history.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { textCell } from './cells.ts'

/** How long a recommendation that was completed is still printed. */
const DAYS_AFTER_COMPLETION = 92

/** The recommendations of inspections on the day of the meeting, with the clock of each response. Null where none is known. */
export function recommendations(
  board: Pick<BoardFile, 'indicators' | 'registers'>,
  known: readonly StoredRecommendation[],
  date: CalendarDate,
): DraftSection | null {
  const shown = known.filter(
    ({ completedOn }) =>
      completedOn === null || Date.parse(date) - Date.parse(completedOn) <= DAYS_AFTER_COMPLETION * 86_400_000,
  )
  if (shown.length === 0) return null
  const { responses } = board.registers
  const nameOf = (id: string) => board.indicators.find(indicator => indicator.id === id)?.name ?? id
  const clock = responses === undefined ? [] : [`${responses.duty}: ${responses.days} days from the day of the report.`]
  return {
    id: 'recommendations',
    heading: 'Recommendations of inspections',
    blocks: [
      {
        kind: 'table',
        table: {
          id: 'recommendations',
          caption: `Recommendations of inspections on ${longDate(date)}`,
          columns: [
            { key: 'recommendation_no', heading: 'No.', kind: 'text' },
            { key: 'report', heading: 'Report', kind: 'text' },
            { key: 'recommendation', heading: 'Recommendation', kind: 'text' },
            { key: 'owner', heading: 'Owner', kind: 'text' },
            { key: 'response', heading: 'Response', kind: 'text' },
            { key: 'state', heading: 'State', kind: 'text' },
            { key: 'indicators', heading: 'Indicators', kind: 'text' },
            { key: 'actions', heading: 'Actions', kind: 'text' },
          ],
          rows: shown.map(one => [
            textCell(one.id),
            textCell(`${one.report}, ${longDate(one.reportDate)}`),
            textCell(one.recommendation),
            textCell(one.owner),
            textCell(responseWords(one, responseDueOn(one, board.registers), date)),
            textCell(one.completedOn === null ? 'Open' : `Completed on ${longDate(one.completedOn)}`),
            textCell(one.indicators.map(nameOf).join('; ') || null, '[z]'),
            textCell(one.actions.join('; ') || null, '[z]'),
          ]),
          notes: clock,
        },
      },
    ],
  }
}

function responseWords(
  { respondedOn, response }: StoredRecommendation,
  due: CalendarDate | null,
  date: CalendarDate,
): string {
  if (respondedOn !== null) return `Given on ${longDate(respondedOn)}${response === null ? '' : `: ${response}`}`
  if (due === null) return response ?? 'None is due'
  return `${due < date ? 'Overdue since' : 'Due by'} ${longDate(due)}`
}
