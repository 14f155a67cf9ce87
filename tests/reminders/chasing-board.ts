import {
  CHAIR,
  ESCALATE_TO_CHAIR_AFTER_DAYS,
  ESCALATE_TO_LEAD_AFTER_DAYS,
  LEADS,
  REMIND_DAYS_BEFORE,
  REPEAT_EVERY_DAYS,
} from '../registers/chasing-reference-model.ts'
import { makeBoard, makeRole } from './boards.ts'

const ROLES = ['custody', 'analyst', 'acc', 'cc', 'dcc', 'commissioner', 'treasurer']
/** One person holds both of these posts. */
const SHARED = new Map([
  ['acc', 'command@pcc.example'],
  ['dcc', 'command@pcc.example'],
])
export const addressOf = (role: string) => SHARED.get(role) ?? `${role}@pcc.example`
/** The board of the reference model of chasing. */
export const board = makeBoard({
  roles: ROLES.map(id => makeRole(id, { email: addressOf(id), ...(LEADS[id] ? { lead: LEADS[id] } : {}) })),
  board: { ...makeBoard().board, secretariat: 'commissioner' },
  lists: { chair: CHAIR },
  schedules: { dailyChecksAt: '07:00' },
  chasing: {
    remindWorkingDaysBefore: REMIND_DAYS_BEFORE,
    repeatEveryWorkingDays: REPEAT_EVERY_DAYS,
    escalateToLeadAfterWorkingDays: ESCALATE_TO_LEAD_AFTER_DAYS,
    escalateToChairAfterWorkingDays: ESCALATE_TO_CHAIR_AFTER_DAYS,
    chairList: 'chair',
    dueSoonCalendarDays: 60,
    riskTolerance: 13,
    minutesWithinWorkingDays: 10,
  },
})
