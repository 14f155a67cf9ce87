import * as z from 'zod'
import { slug, wholeNumber } from './common.ts'

export const chasingSchema = z.strictObject({
  remindWorkingDaysBefore: wholeNumber(1, 20).describe(
    'Working days before something is due that its owner is reminded',
  ),
  repeatEveryWorkingDays: wholeNumber(1, 20).describe(
    'Working days between one reminder of an overdue action and the next',
  ),
  escalateToLeadAfterWorkingDays: wholeNumber(1, 60).describe(
    'Working days overdue after which the owner’s lead is told',
  ),
  escalateToChairAfterWorkingDays: wholeNumber(1, 120).describe(
    'Working days overdue after which the list of the chair is told',
  ),
  chairList: slug.meta({ description: 'List of roles that is told then', examples: ['chair'] }),
  dueSoonCalendarDays: wholeNumber(1, 120).describe(
    'Calendar days before its date that the action log marks an action as due soon',
  ),
  riskTolerance: wholeNumber(1, 100).describe(
    'The score, likelihood times impact, above which a risk is out of tolerance',
  ),
  minutesWithinWorkingDays: wholeNumber(1, 60)
    .default(10)
    .describe(
      'After a meeting its minutes are to be sent, and after it approved those before, they are to be published',
    ),
})
