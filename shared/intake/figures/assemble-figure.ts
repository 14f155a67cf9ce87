import type { Indicator } from '../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { MAX_FIGURE } from '../containers/limits.ts'
import { assembleRatio } from './assemble-ratio.ts'
import { FIGURE_PARTS, type FigureParts } from './figure-parts.ts'
import {
  type AssembledFigure,
  type FigureFault,
  hasForbiddenDecimals,
  missingFigureFault,
  notWholeFault,
  partFault,
  rejectPart,
} from './part-faults.ts'

/**
 * Checks the parts of a figure against how its indicator is counted, and gives the numbers to keep or the faults, by part.
 *
 * - count, per head, headcount: `value`
 * - percentage, mean: `numerator` and `denominator`; a `value` beside them must agree and is dropped, since it is derived
 * - percentage alone: kept only with `n`, the number asked, or where the board's file says that its numbers are not available (`withoutCounts`), as a mean is; it cannot be added up over months
 * - percentage that may be over 100 (the board's file says so): the numerator may be over the denominator, whatever that is
 */
export function assembleFigure(indicator: Indicator, parts: FigureParts, status: SuppliedStatus): AssembledFigure {
  const faults = [...checkParts(parts, indicator.mayBeNegative)]
  if (faults.length > 0) return { faults }
  const isRatio = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
  return isRatio ? assembleRatio(indicator, parts, status) : assembleValue(indicator, parts, status)
}

function* checkParts(parts: FigureParts, mayBeNegative: boolean): Generator<FigureFault> {
  for (const part of FIGURE_PARTS) {
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

function assembleValue(indicator: Indicator, parts: FigureParts, status: SuppliedStatus): AssembledFigure {
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

function aggregationLabel(indicator: Indicator): string {
  return indicator.aggregation === 'count'
    ? 'a count'
    : indicator.aggregation === 'headcount'
      ? 'a headcount'
      : 'a figure per head'
}
