import type { Month } from '../../calendar/month.ts'
import type { QuestionDetails } from '../../faults/question.ts'
import type { PoliceUkContext } from './context.ts'
import { questionOfDays } from './missing-days.ts'
import { AGE_BANDS, type AgeBand, ETHNIC_GROUPS, type EthnicGroup } from './person-groups.ts'

const ALL_SEARCHES = 'police-uk-stop-search'

/** The indicators that count a search that names a person. */
export const indicatorsOfSearch = (ethnicity: EthnicGroup, age: AgeBand): readonly string[] => [
  ALL_SEARCHES,
  `${ALL_SEARCHES}-ethnicity-${ethnicity}`,
  `${ALL_SEARCHES}-age-${age}`,
]

/** Searches of a month: the first row, how many there are, on which days, and by whom. */
export interface MonthOfSearches {
  readonly row: number
  rows: number
  readonly byDay: Map<number, number>
  readonly counts: Map<string, number>
}

/**
 * Adds the figures of a force's month of searches, held where something is asked about them. A month that is covered has zeros, not gaps.
 *
 * @param elsewhere the question whether the file is of another force
 */
export function countSearches(
  context: PoliceUkContext,
  { area, month, sheet }: { readonly area: string; readonly month: Month; readonly sheet: string | null },
  { rows, byDay, counts }: MonthOfSearches,
  elsewhere: { readonly code: string; readonly details: QuestionDetails } | undefined,
): void {
  const ids = [
    ALL_SEARCHES,
    ...ETHNIC_GROUPS.map(group => `${ALL_SEARCHES}-ethnicity-${group}`),
    ...AGE_BANDS.map(band => `${ALL_SEARCHES}-age-${band}`),
  ]
  const questions = [...(elsewhere ? [elsewhere] : []), ...questionOfDays(month, byDay)]
  for (const { code, details } of questions) context.questions.add(code, { sheet }, details)
  const isHeld = questions.length > 0
  for (const id of ids) context.addCount(id, area, month, counts.get(id) ?? 0, sheet, isHeld)
  context.months.push({
    kind: 'police-uk-stop-and-search',
    body: area,
    period: month,
    sheet,
    rows,
    rowsByArea: new Map([[area, rows]]),
    rowsElsewhere: new Map(),
    rowsByType: new Map(),
    indicators: new Set(ids),
  })
}
