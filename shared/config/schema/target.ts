import * as z from 'zod'
import { calendarMonth, singleLineText } from './common.ts'

/**
 * What span a target is for: one month, a quarter from April, July, October or January, a financial year from April, or any twelve months.
 */
export const TARGET_SPANS = ['month', 'quarter', 'year', 'rolling-12'] as const

export const target = z.strictObject({
  value: z.number().describe('In the unit that the indicator is printed in'),
  per: z
    .enum(TARGET_SPANS)
    .describe('The span that it is for: only a figure of that span is held against it, in sentence, chart and table'),
  setBy: singleLineText.meta({ description: 'Who set the target', examples: ['Cabinet, corporate plan 2025'] }),
  from: calendarMonth.optional().describe('First month that it holds for'),
  until: calendarMonth.optional().describe('Last month that it holds for'),
})

export type Target = z.infer<typeof target>
