import type { Month } from '../../calendar/month.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { ParsedNumber } from '../cells/number-cell.ts'
import type { FigureContext } from './context.ts'
import type { Doubt } from './doubt.ts'
import type { FigureNumbers } from './figure-parts.ts'

/** Two numbers that changed places look just like this, so the supplier is asked to look. */
export function noteOver100(
  context: FigureContext,
  { name, frequency }: Indicator,
  area: string,
  period: Month,
  { numerator, denominator }: FigureNumbers,
): void {
  if (numerator === null || denominator === null || numerator <= denominator) return
  context.addNote(
    `${name}, ${area}, ${printPeriodEnding(frequency, period)}: ${numerator} out of ${denominator} is over 100%. This figure may be: it was taken in. If the two numbers have changed places, send the file again with them put right.`,
  )
}

/** A percentage more than twice the whole, with no counts to show for it: 31.5 typed into a cell that adds the sign shows 3150%. */
export function percentOfPercent(
  given: ParsedNumber | null,
  numbers: FigureNumbers,
  place: Doubt['place'],
): Doubt | undefined {
  if (numbers.value === null || given === null || numbers.value <= 200) return undefined
  const smaller = Number((numbers.value / 100).toPrecision(12))
  return {
    code: 'percent-of-percent',
    place,
    details: {
      found: `${numbers.value}%`,
      expected: 'a percentage that is no more than twice the whole',
      fix: `Does the cell mean ${smaller}%? A number typed into a cell of percentages is multiplied by 100. Better still, give the number and what it is out of.`,
      readAs: `${numbers.value}%`,
      or: `${smaller}%`,
    },
  }
}
