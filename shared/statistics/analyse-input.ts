import { z } from 'zod'
import { ATTRIBUTE_CHARTS } from './attribute-chart.ts'
import { RejectedInputError } from './rejected-input-error.ts'

const nullableNumber = z.number().nullable()

/** A day that the calendar has, as `2018-03-01`. */
const isoDate = z.iso.date('must be a date written as 2018-03-01')

/** One level, or the pair 0.95 and 0.998, which is reported as two pairs of limits. */
const confidence = z
  .union([z.number(), z.array(z.number())], 'must be a number, or the pair 0.95 and 0.998')
  .transform((levels, context) => {
    const list = typeof levels === 'number' ? [levels] : levels
    const isPair = list.length === 2 && list[0] === 0.95 && list[1] === 0.998
    if (list.length === 1 || isPair) return list
    context.addIssue('two confidence levels can only be 0.95 and 0.998')
    return z.NEVER
  })

/** The `input` of each family of cases, as the reference results write it. Unknown fields are ignored. */
export const INPUTS = {
  xmr: z.object({
    series: z.array(z.object({ date: isoDate, value: nullableNumber })),
    options: z.object({
      improvementDirection: z.enum(['increase', 'decrease', 'neutral']),
      target: nullableNumber.default(null),
      rebaseDates: z.array(isoDate).default([]),
      fixAfterNPoints: nullableNumber.default(null),
      screenOutliers: z.boolean().default(true),
    }),
  }),
  intervals: z.object({
    statistic: z.enum(['proportion', 'rate']),
    numerator: nullableNumber,
    denominator: nullableNumber,
    confidence,
    multiplier: z.number(),
  }),
  means: z.object({ values: z.array(nullableNumber), confidence }),
  funnel: z
    .object({
      statistic: z.enum(['proportion', 'rate', 'ratio']),
      rateType: z.enum(['crude', 'dsr']).nullable().default(null),
      multiplier: nullableNumber.default(null),
      areas: z.array(z.object({ area: z.string(), numerator: nullableNumber, denominator: nullableNumber })),
    })
    .refine(
      ({ statistic, rateType }) => statistic !== 'rate' || rateType !== null,
      'rateType: must be crude or dsr for a rate',
    )
    .refine(
      ({ statistic, multiplier }) => statistic !== 'rate' || multiplier !== null,
      'multiplier: must be given for a rate',
    ),
  attributes: z.object({
    chart: z.enum(ATTRIBUTE_CHARTS),
    series: z.array(z.object({ date: isoDate, value: nullableNumber, denominator: nullableNumber.default(null) })),
    freeze: nullableNumber.default(null),
    part: z
      .union([z.number(), z.array(z.number())])
      .nullable()
      .default(null),
    screenMovingRanges: z.boolean().default(true),
  }),
} as const

/**
 * Reads an input by its family's schema.
 *
 * @throws RejectedInput naming the first field at fault and what it must be: `series.3.value: expected number, received string`
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  const reason = message.replace(/^Invalid (input|option): /, '')
  throw new RejectedInputError(path.length > 0 ? `${path.map(String).join('.')}: ${reason}` : reason)
}
