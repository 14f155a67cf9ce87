import * as z from 'zod'
import { FREQUENCIES } from '../../calendar/period.ts'
import { singleLineText, slug, wholeNumber } from './common.ts'
import { exceptionalSpell, METHODS, rebase } from './judging.ts'
import { publishedSchema } from './published.ts'
import { target } from './target.ts'

/**
 * How an indicator adds up over months.
 *
 * - `count`: months are summed
 * - `percentage`: 100 x summed numerators over summed denominators
 * - `mean`: summed numerators over summed denominators (minutes over incidents)
 * - `per-head`: months are summed (days of sickness per head)
 * - `headcount`: taken at the period's end; no year to date
 */
export const AGGREGATIONS = ['count', 'percentage', 'mean', 'per-head', 'headcount'] as const

/** How many of what it is divided by a rate is for: 5.2 falls per 1,000 bed days. */
export const RATE_BASES = [100, 1_000, 10_000, 100_000] as const

/** The direction the board wants. `neutral`: neither direction is good or bad. */
export const POLARITIES = ['up', 'down', 'neutral'] as const

/**
 * How figures are printed.
 *
 * - `number`: as they are; a `percentage` with its sign
 * - `pounds`: sums of money in pounds, as £940, £12.3k and £1.2m
 */
export const FORMATS = ['number', 'pounds'] as const

/** What the quotient of the two numbers of a figure is multiplied by, as it is printed: 100 for a percentage, `per` for a rate. */
export function ratioScale({ aggregation, per }: Pick<Indicator, 'aggregation' | 'per'>): number {
  return aggregation === 'percentage' ? 100 : (per ?? 1)
}

export const indicatorSchema = z.strictObject({
  id: slug.meta({
    description: 'Id of the indicator, in files and addresses; suppliers may use it or the name',
    examples: ['complaints-received'],
  }),
  name: singleLineText.meta({ description: 'Its name, as papers print it', examples: ['Complaints received'] }),
  theme: slug.meta({ description: 'Theme that it stands under', examples: ['customer-services'] }),
  aliases: z.array(singleLineText).default([]).describe('Other names suppliers and papers use'),
  definition: singleLineText.meta({
    description: 'What is counted, and what is not, so that two people would count alike',
    examples: ['Complaints recorded in the month at stage 1; repeated letters on one matter count once.'],
  }),
  unit: singleLineText.meta({
    description: 'What is counted, in the plural',
    examples: ['complaints', 'appointments'],
  }),
  axis: singleLineText.optional().meta({
    description:
      'What its charts plot, as their axis is headed: % of patients satisfied. Left out: the unit, or % of the unit',
    examples: ['% of tenants satisfied'],
  }),
  aggregation: z
    .enum(AGGREGATIONS)
    .describe(
      'How months add up. count, per-head: summed; percentage, mean: sums of the two numbers are divided; headcount: taken at the end of the period',
    ),
  frequency: z
    .enum(FREQUENCIES)
    .default('month')
    .describe(
      'The span that a figure is of. Other than month: judged against the same period a year before, and never spread over months',
    ),
  mayExceed100: z
    .boolean()
    .default(false)
    .describe(
      'True for a percentage whose numerator is not part of its denominator: cases closed in a month by cases opened in it',
    ),
  per: z
    .literal(RATE_BASES)
    .optional()
    .describe(
      'Of a mean: the rate is its first number per so many of its second, such as 1000 for falls per 1,000 bed days; the unit says it in words',
    ),
  decimals: wholeNumber(0, 3).describe('Decimals that are printed'),
  measured: z
    .boolean()
    .default(false)
    .describe(
      'True for what is measured, not counted, such as hours: its figures may have decimals that are not printed',
    ),
  mayBeNegative: z
    .boolean()
    .default(false)
    .describe('True for what can fall below zero: a surplus or deficit, a net change'),
  format: z.enum(FORMATS).default('number').describe('How figures are printed: pounds as £940, £12.3k, £1.2m'),
  withoutCounts: z
    .boolean()
    .default(false)
    .describe(
      'True for a percentage or mean that is sent without its two numbers: each month stands alone, and there is no year to date',
    ),
  polarity: z.enum(POLARITIES).describe('The direction that is welcome; neutral: neither is'),
  caveat: singleLineText.optional().meta({
    description: 'What a reader must know before judging',
    examples: ['Before 2024 walk-in visits were not counted.'],
  }),
  source: singleLineText.meta({
    description: 'The system the figures come from',
    examples: ['Customer relations system'],
  }),
  feed: slug.meta({ description: 'Feed that brings it', examples: ['indicators'] }),
  published: publishedSchema
    .optional()
    .describe('Its series in files of a public publisher, which are read as they are'),
  owner: slug.meta({ description: 'Role that answers for the figure', examples: ['head-of-housing'] }),
  expectedWorkingDay: wholeNumber(1, 60).describe(
    'Working day the figure is expected by, counted in the month after its own, or allowedLagMonths later',
  ),
  allowedLagMonths: wholeNumber(0, 24).describe(
    'Months that the figure may be behind the pack and still be printed without a gap being declared',
  ),
  benchmark: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('previous-twelve-months').describe('Against the twelve months before'),
      }),
      z.strictObject({
        kind: z.literal('fixed').describe('Against a level that somebody set'),
        value: z.number().describe('The level, for twelve months'),
        setBy: singleLineText.meta({ description: 'Who set it', examples: ['Cabinet, 12 March 2026'] }),
      }),
      z.strictObject({
        kind: z.literal('none').describe('Against nothing'),
        reason: singleLineText.meta({
          description: 'Why, as the papers say it',
          examples: ['The service began in 2026.'],
        }),
      }),
    ])
    .describe('What rolling twelve months are judged against'),
  survey: z.boolean().default(false).describe('True for sample surveys: n is printed with every figure'),
  breakdownOf: slug
    .optional()
    .meta({ description: 'The indicator that this one is a part of', examples: ['complaints-received'] }),
  withoutColumns: z
    .array(z.enum(['year-to-date', 'rolling-12-months', 'baseline']))
    .default([])
    .describe('Dashboard columns this indicator does not carry'),
  suppression: z
    .enum(['none', 'small-counts'])
    .default('none')
    .describe('Whether counts of 1 to 4 are withheld from the public edition'),
  target: target.optional().describe('What is aimed at'),
  targets: z
    .array(target)
    .default([])
    .describe('More of them: a national one beside a local one, or one for each year'),
  method: z
    .enum(METHODS)
    .optional()
    .describe('How its months are judged and drawn, where it is not as the board has it'),
  rebases: z.array(rebase).default([]).describe('Months from which a new level counts'),
  exceptional: z.array(exceptionalSpell).default([]).describe('Spells left out of what is expected'),
})

export type Indicator = z.infer<typeof indicatorSchema>
