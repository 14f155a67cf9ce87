import { type Indicator, ratioScale } from '../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import type { ParsedNumber } from '../cells/number-cell.ts'
import type { FigureParts } from './figure-parts.ts'
import {
  type AssembledFigure,
  type FigureFault,
  hasForbiddenDecimals,
  missingFigureFault,
  notWholeFault,
  partFault,
  rejectPart,
} from './part-faults.ts'

/** A percentage or a mean, from the two numbers that it is made of or, where that is allowed, alone. */
export function assembleRatio(indicator: Indicator, parts: FigureParts, status: SuppliedStatus): AssembledFigure {
  const { value, numerator, denominator, n } = parts
  const isPercentage = indicator.aggregation === 'percentage'
  if (numerator === null && denominator === null)
    return isPercentage
      ? assemblePercentageWithoutCounts(indicator, value, n)
      : assembleMeanWithoutCounts(indicator, value, n)
  if (numerator === null)
    return { faults: [missingFigureFault('numerator', 'the number that goes with the number out of')] }
  if (denominator === null) return { faults: [missingFigureFault('denominator', 'the number that it is out of')] }
  if (isPercentage) {
    if (hasForbiddenDecimals(indicator, numerator, status)) return { faults: [notWholeFault('numerator', numerator)] }
    if (hasForbiddenDecimals(indicator, denominator, status))
      return { faults: [notWholeFault('denominator', denominator)] }
  }
  const mustNotExceedDenominator = isPercentage && !indicator.mayExceed100
  const dividesByZero = denominator.value === 0 && numerator.value > 0 && !indicator.mayExceed100
  if ((mustNotExceedDenominator && numerator.value > denominator.value) || dividesByZero)
    return rejectPart(
      'numerator',
      'numerator-over-denominator',
      `${numerator.value} out of ${denominator.value}`,
      isPercentage ? 'a number no larger than the number it is out of' : 'a number above zero to divide by',
      'Check both numbers. They may have changed places.',
    )
  if (value !== null && denominator.value > 0) {
    const ratio = ratioScale(indicator) * (numerator.value / denominator.value)
    if (!agreesWithRatio(value, ratio))
      return { faults: [disagreementFault(value, numerator, denominator, ratio, isPercentage)] }
  }
  return { numbers: { value: null, numerator: numerator.value, denominator: denominator.value, n: n?.value ?? null } }
}

/** True when a value is the ratio rounded to the decimals it has, as a percentage, a fraction, or a mean in a percent cell. */
function agreesWithRatio(value: ParsedNumber, ratio: number): boolean {
  const roundsTo = (given: number, decimals: number) =>
    Math.abs(given - ratio) <= 0.5 * 10 ** -Math.min(decimals, 6) + 1e-9 * Math.max(1, ratio)
  return (
    roundsTo(value.value, value.decimals) ||
    roundsTo(value.value * 100, Math.max(0, value.decimals - 2)) ||
    (value.isPercent && roundsTo(value.value / 100, value.decimals + 2))
  )
}

function assemblePercentageWithoutCounts(
  indicator: Indicator,
  value: ParsedNumber | null,
  n: ParsedNumber | null,
): AssembledFigure {
  if (value === null) return { faults: [missingFigureFault('numerator', 'a number and the number it is out of')] }
  const fault = percentFault(indicator, value)
  if (fault) return fault
  if ((n === null || n.value === 0) && !indicator.withoutCounts)
    return rejectPart(
      'value',
      'percentage-without-counts',
      `${value.value}% alone`,
      'the number and the number it is out of',
      'Give both numbers, as numerator and denominator. Months can only be added up from them. For a survey, n (how many people answered) will do. Where the numbers are not available, the board’s file says so with withoutCounts.',
    )
  return { numbers: { value: value.value, numerator: null, denominator: null, n: n?.value ?? null } }
}

/** Why a number cannot be taken for a percentage; undefined when it can. */
function percentFault(indicator: Indicator, value: ParsedNumber): ReturnType<typeof rejectPart> | undefined {
  if (value.value > 100 && !indicator.mayExceed100)
    return rejectPart(
      'value',
      'over-100-percent',
      String(value.value),
      'a percentage from 0 to 100',
      'Check the figure. It may be a count in the wrong column.',
    )
  if (!value.isPercent && value.value > 0 && value.value <= 1)
    return rejectPart(
      'value',
      'percent-or-fraction',
      String(value.value),
      'a percentage with its sign, such as 81.1%',
      `Does ${value.value} mean ${value.value}% or ${Number((value.value * 100).toPrecision(12))}%? Write it with the sign. Better still, give the number and what it is out of.`,
    )
  return undefined
}

function assembleMeanWithoutCounts(
  indicator: Indicator,
  value: ParsedNumber | null,
  n: ParsedNumber | null,
): AssembledFigure {
  if (value === null) return { faults: [missingFigureFault('numerator', 'a number and the number it is divided by')] }
  if (indicator.withoutCounts)
    return { numbers: { value: value.value, numerator: null, denominator: null, n: n?.value ?? null } }
  return rejectPart(
    'value',
    'mean-without-counts',
    `${value.value} alone`,
    'the total and the number it is divided by',
    'Give both numbers, as numerator and denominator. An average of many months needs them. Where they are not available, the board’s file says so with withoutCounts.',
  )
}

function disagreementFault(
  value: ParsedNumber,
  numerator: ParsedNumber,
  denominator: ParsedNumber,
  ratio: number,
  isPercentage: boolean,
): FigureFault {
  const sign = isPercentage ? '%' : ''
  return partFault(
    'value',
    'value-disagrees',
    `${value.value}${sign}`,
    `${Number(ratio.toFixed(1))}${sign}, which is what ${numerator.value} out of ${denominator.value} comes to`,
    'One of the three numbers is wrong. Check them. You may also leave the value empty: it is worked out from the other two.',
  )
}
