import type { RegisterKind } from '../../observations/feeds.ts'
import { ACTION_COLUMNS } from '../../registers/actions/read.ts'
import { DECISION_COLUMNS } from '../../registers/decisions/read.ts'
import { PLAN_COLUMNS } from '../../registers/delivery-plan/read.ts'
import { MEETING_COLUMNS } from '../../registers/meetings/columns.ts'
import { RECOMMENDATION_COLUMNS } from '../../registers/recommendations/read.ts'
import { RISK_HEADINGS } from '../../registers/risks/columns.ts'
import type { ColumnDefinitions } from '../../registers/tables/columns.ts'

const preferred = (columns: ColumnDefinitions<string>) => Object.values(columns).map(({ headings }) => headings[0]!)

/** The headings of a register, the preferred name of each: those of an empty file to fill in. */
export function registerHeadings(feed: RegisterKind): readonly string[] {
  switch (feed) {
    case 'actions':
      return preferred(ACTION_COLUMNS)
    case 'meetings':
      return preferred(MEETING_COLUMNS)
    case 'delivery-plan':
      return preferred(PLAN_COLUMNS)
    case 'risks':
      return RISK_HEADINGS
    case 'decisions':
      return preferred(DECISION_COLUMNS)
    case 'recommendations':
      return preferred(RECOMMENDATION_COLUMNS)
    default:
      return []
  }
}
