import { ACTION_COLUMNS } from './actions/read.ts'
import { PLAN_COLUMNS } from './delivery-plan/read.ts'
import { MEETING_COLUMNS } from './meetings/columns.ts'
import { isRiskTable } from './risks/read.ts'
import { hasRequiredColumns } from './tables/columns.ts'

/** The registers of the board. */
export type RegisterKind = 'actions' | 'meetings' | 'delivery-plan' | 'risks'

/** Which register a table is, by its headings alone; null when it is not one. */
export function recogniseRegister(headings: readonly string[]): RegisterKind | null {
  if (hasRequiredColumns(headings, ACTION_COLUMNS)) return 'actions'
  if (hasRequiredColumns(headings, MEETING_COLUMNS)) return 'meetings'
  if (hasRequiredColumns(headings, PLAN_COLUMNS)) return 'delivery-plan'
  return isRiskTable(headings) ? 'risks' : null
}
