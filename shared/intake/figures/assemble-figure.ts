import { type Indicator, ratioScale } from '../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import type { ParsedNumber } from '../cells/number-cell.ts'
import { MAX_FIGURE } from '../containers/limits.ts'
import type { CellFault } from './figure-cell.ts'

/** The parts of a figure that a row or a cell may give, as read from their cells; null where blank. */
export interface FigureParts {
  readonly value: ParsedNumber | null
  readonly numerator: ParsedNumber | null
  readonly denominator: ParsedNumber | null
  readonly n: ParsedNumber | null
}
export type FigurePart = keyof FigureParts

/** A figure's numbers as an observation keeps them. */
export interface FigureNumbers {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number | null
}

export type FigureFault = CellFault & { readonly part: FigurePart }

/**
 * Checks the parts of a figure against how its indicator is counted, and gives the numbers to keep or the faults, by part.
 *
 * - count, per head, headcount: `value`
 * - percentage, mean: `numerator` and `denominator`; a `value` beside them must agree and is dropped, since it is derived
 * - percentage alone: kept only with `n`, the number asked, or where the board's file says that its numbers are not available (`withoutCounts`), as a mean is; it cannot be added up over months
 * - percentage that may be over 100 (the board's file says so): the numerator may be over the denominator, whatever that is
 */
export function assembleFigure(
  indicator: Indicator,
  parts: FigureParts,
  status: SuppliedStatus,
): { readonly numbers: FigureNumbers } | { readonly faults: readonly FigureFault[] } {
  const faults = [...checkParts(parts, indicator.mayBeNegative)]
  if (faults.length > 0) return { faults }
  const isRatio = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
  return isRatio ? assembleRatio(indicator, parts, status) : assembleValue(indicator, parts, status)
}

function* checkParts(parts: FigureParts, mayBeNegative: boolean): Generator<FigureFault> {
  for (const part of ['value', 'numerator', 'denominator', 'n'] as const) {
    const number = parts[part]
    if (number === null) continue
    if (number.value < 0 && !(mayBeNegative && (part === 'value' || part === 'numerator')))
      yield partFault(
        part,
        'negative',
        String(number.value),
        'zero or more',
        'Check the figure, or the formula it comes from. If this can fall below zero, as a surplus can, the board’s file says so with mayBeNegative.',
      )
    else if (number.value > MAX_FIGURE)
      yield partFault(
        part,
        'implausibly-large',
        String(number.value),
        `no more than ${MAX_FIGURE.toLocaleString('en-GB')}`,
        'This is more than could be counted in a month. Check the figure.',
      )
    else if (number.isPercent && part !== 'value')
      yield partFault(
        part,
        'percent-as-count',
        `${number.value}%`,
        'a plain number, not a percentage',
        'Put in how many there were. The percentage is worked out from the two numbers.',
      )
  }
}

function assembleValue(
  indicator: Indicator,
  parts: FigureParts,
  status: SuppliedStatus,
): ReturnType<typeof assembleFigure> {
  const { value, numerator, denominator, n } = parts
  if (numerator !== null || denominator !== null) {
    const part = numerator === null ? 'denominator' : 'numerator'
    return rejectPart(
      part,
      'wrong-shape',
      String((numerator ?? denominator)!.value),
      `a single value, since ${indicator.name} is ${aggregationLabel(indicator)}`,
      'Put the figure in the value column. Leave numerator and denominator empty.',
    )
  }
  if (value === null) return { faults: [missingFigureFault('value', 'a value')] }
  if (value.isPercent)
    return rejectPart(
      'value',
      'percent-as-count',
      `${value.value}%`,
      `a plain number, since ${indicator.name} is ${aggregationLabel(indicator)}`,
      'Put in the number itself. If the cell only looks like a percentage, change its format to a plain number.',
    )
  if (indicator.aggregation === 'count' && hasForbiddenDecimals(indicator, value, status))
    return { faults: [notWholeFault('value', value)] }
  return { numbers: { value: value.value, numerator: null, denominator: null, n: n?.value ?? null } }
}

function assembleRatio(
  indicator: Indicator,
  parts: FigureParts,
  status: SuppliedStatus,
): ReturnType<typeof assembleFigure> {
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

/** An estimate may have decimals, and so may what is measured; a count may not, unless its indicator is printed with them. */
function hasForbiddenDecimals(indicator: Indicator, number: ParsedNumber, status: SuppliedStatus): boolean {
  if (Number.isInteger(number.value) || status === 'estimated' || indicator.measured) return false
  return indicator.aggregation === 'percentage' || indicator.decimals === 0
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
): ReturnType<typeof assembleFigure> {
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
): ReturnType<typeof assembleFigure> {
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

function missingFigureFault(part: FigurePart, expected: string): FigureFault {
  const fix = 'Put in the figure. If there is none yet, take the row out, or write missing under status.'
  return partFault(part, 'missing-figure', 'an empty cell', expected, fix)
}

function notWholeFault(part: FigurePart, number: ParsedNumber): FigureFault {
  const fix = 'Counts have no decimals. Check the figure. If it is an estimate, write estimated under status.'
  return partFault(part, 'not-whole', String(number.value), 'a whole number', fix)
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

function aggregationLabel(indicator: Indicator): string {
  return indicator.aggregation === 'count'
    ? 'a count'
    : indicator.aggregation === 'headcount'
      ? 'a headcount'
      : 'a figure per head'
}

function rejectPart(...parts: Parameters<typeof partFault>): { readonly faults: readonly FigureFault[] } {
  return { faults: [partFault(...parts)] }
}

function partFault(part: FigurePart, code: string, found: string, expected: string, fix: string): FigureFault {
  return { part, code, details: { found, expected, fix } }
}
