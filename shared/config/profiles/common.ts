import type { RiskScales } from '../schema/profile.ts'
import type { ProfileSettings } from './profile.ts'

/** When people are reminded and who is asked next: the same in every sector until a board's file says otherwise. */
export const CHASING: ProfileSettings['chasing'] = {
  remindWorkingDaysBefore: 5,
  repeatEveryWorkingDays: 5,
  escalateToLeadAfterWorkingDays: 10,
  escalateToChairAfterWorkingDays: 20,
  dueSoonCalendarDays: 30,
  riskTolerance: 15,
}

/** The 5 by 5 matrix that public bodies use, in its commonest words. */
export const FIVE_BY_FIVE: RiskScales = {
  likelihood: ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'],
  impact: ['Insignificant', 'Minor', 'Moderate', 'Major', 'Catastrophic'],
}
