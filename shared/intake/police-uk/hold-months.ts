import type { BoardFile } from '../../config/schema/index.ts'
import { makeQuestion } from '../../faults/question.ts'
import { holdObservation } from '../../observations/observation.ts'
import type { DropReadResult, PublishedMonth } from '../containers/drop.ts'
import { type IsKnown, judgeMonth, type MonthDoubt, printMonths } from './judge-month.ts'
import { judgeUnknownTypes } from './judge-types.ts'

type Accepted = Extract<DropReadResult, { outcome: 'accepted' }>

/**
 * Holds each month of a publisher's file which no month known before can show to be whole, and which by itself does not look whole: too few rows,
 * areas or types without any, places or types that nobody knows. Months with the same doubt have one question.
 */
export function holdDoubtfulMonths(reading: Accepted, board: BoardFile, isKnown: IsKnown): Accepted {
  const doubts = new Map<string, { readonly doubt: MonthDoubt; readonly months: PublishedMonth[] }>()
  for (const month of reading.publishedMonths ?? [])
    for (const doubt of [...judgeMonth(month, board, isKnown), ...judgeUnknownTypes(month, board, isKnown)]) {
      const key = JSON.stringify([doubt.code, doubt.found, doubt.rest, month.kind, month.body])
      const group = doubts.get(key) ?? { doubt, months: [] }
      group.months.push(month)
      doubts.set(key, group)
    }
  if (doubts.size === 0) return reading
  const held = [...doubts.values()].flatMap(({ months }) => months)
  return {
    ...reading,
    observations: reading.observations.map(observation =>
      held.some(month => isOf(observation, month)) ? holdObservation(observation) : observation,
    ),
    questions: [
      ...reading.questions,
      ...[...doubts.values()].map(({ doubt: { code, found, rest }, months }) =>
        makeQuestion(
          code,
          { sheet: months[0]!.sheet },
          { ...rest, found: `${found} in ${printMonths(months.map(({ period }) => period))}` },
        ),
      ),
    ],
  }
}

function isOf({ indicator, area, period }: Accepted['observations'][number], month: PublishedMonth): boolean {
  return period === month.period && month.rowsByArea.has(area) && month.indicators.has(indicator)
}
