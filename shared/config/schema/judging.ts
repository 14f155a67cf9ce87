import * as z from 'zod'
import { calendarMonth, localDate, singleLineText, slug } from './common.ts'

export const rebase = z.strictObject({
  month: calendarMonth.meta({ description: 'First month of the new level', examples: ['2026-04'] }),
  reason: singleLineText.meta({
    description: 'Why the level is another, as charts and notes print it',
    examples: ['New counting rules'],
  }),
  decidedBy: slug.meta({ description: 'Role that decided it', examples: ['chief-executive'] }),
  decidedOn: localDate.meta({ description: 'The day it was decided', examples: ['2026-05-14'] }),
  recordedBy: singleLineText.optional().meta({
    description: 'Whose credentials it was recorded with, by `boardpack rebase`: an identity of AWS, or local',
    examples: ['local'],
  }),
})

/** How a month is judged and drawn; `shared/indicators/judgement.ts` says what each is. */
export const METHODS = ['expected-range', 'making-data-count'] as const

/** Rules of special-cause variation: as NHSRplotthedots 0.2.2 has them, and as the NHS tools have had them since November 2023. */
export const RULE_SETS = ['nhsrplotthedots-0.2.2', 'nhs-2023-11'] as const

/** Months that say nothing of what to expect: a lockdown, a system that was down. They stay in every table and chart. */
export const exceptionalSpell = z.strictObject({
  from: calendarMonth.meta({ description: 'First month of the spell', examples: ['2020-03'] }),
  to: calendarMonth.meta({ description: 'Last month of the spell', examples: ['2020-06'] }),
  reason: singleLineText.meta({
    description: 'What was exceptional, as charts and notes print it',
    examples: ['Offices closed in the pandemic'],
  }),
  decidedBy: slug.meta({ description: 'Role that decided it', examples: ['chief-executive'] }),
})
