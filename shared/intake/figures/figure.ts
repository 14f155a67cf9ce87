import type { Indicator } from '../../config/schema/indicator.ts'
import { type ObservationStatus, STATUSES } from '../../observations/observation.ts'
import type { FaultWords } from '../fault-list.ts'
import { quoteFound } from '../fault-list.ts'
import { type Cell, isBlank } from '../grid.ts'
import { MAX_FIGURE } from '../limits.ts'
import { countDecimals, readNumberText, type WrittenNumber } from '../number-cell.ts'

/** The parts of a figure that a row or a cell may give, as read from their cells; null where blank. */
export interface FigureParts {
  readonly value: WrittenNumber | null
  readonly numerator: WrittenNumber | null
  readonly denominator: WrittenNumber | null
  readonly n: WrittenNumber | null
}
export type FigurePart = keyof FigureParts

/** A figure's numbers as an observation keeps them. */
export interface FigureNumbers {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number | null
}

export type CellFault = { readonly code: string; readonly words: FaultWords }
export type FigureFault = CellFault & { readonly part: FigurePart }

/** Reads the number of a cell; null for a blank one. A formula without its result, an error and a link to another workbook are faults. */
export function readFigureCell(
  cell: Cell | undefined,
  isCommaDecimal: boolean,
): { readonly number: WrittenNumber | null } | CellFault {
  if (!cell || isBlank(cell)) return { number: null }
  const trouble = describeTrouble(cell)
  if (trouble) return trouble
  if (cell.date !== null || cell.boolean !== null) return notANumber(cell)
  if (cell.number !== null) {
    if (!Number.isFinite(cell.number)) return notANumber(cell)
    const number = cell.isPercent ? scalePercent(cell.number) : cell.number
    return { number: { value: number, isPercent: cell.isPercent, decimals: countDecimals(number) } }
  }
  const reading = readNumberText(cell.text, isCommaDecimal)
  return reading.outcome === 'number' ? { number: reading.number } : reading
}

/** 0.811 shown as 81.1%: multiplied in decimal, so that 0.57 becomes 57 and not 56.99999999999999. */
function scalePercent(fraction: number): number {
  return Number((fraction * 100).toPrecision(14))
}

/** Why a cell cannot be read whatever it should hold; undefined when it can. */
export function describeTrouble(cell: Cell): CellFault | undefined {
  switch (cell.trouble) {
    case null:
      return undefined
    case 'uncached-formula':
      return {
        code: 'uncached-formula',
        words: {
          found: `the formula ${quoteFound(cell.text)} without its result`,
          expected: 'a number, or a formula that Excel has worked out',
          mend: 'Open the workbook in Excel, let it work out the formulas, save it, and send it again. Or paste the numbers in place of the formulas.',
        },
      }
    case 'error-value':
      return {
        code: 'error-value',
        words: {
          found: quoteFound(cell.text),
          expected: 'a number',
          mend: 'Mend the formula in this cell. Where there is no figure yet, leave the cell empty.',
        },
      }
    case 'other-workbook':
      return {
        code: 'other-workbook',
        words: {
          found: `${quoteFound(cell.text)}, taken from another workbook by a link`,
          expected: 'a number that is in this workbook',
          mend: 'The link may be out of date. Copy the cell, then paste it as a value.',
        },
      }
  }
}

function notANumber(cell: Cell): CellFault {
  return {
    code: 'not-a-number',
    words: {
      found: quoteFound(cell.text),
      expected: 'a number such as 1377',
      mend: 'Put in the number alone, not a date or a yes or no. Where there is no figure yet, leave the cell empty.',
    },
  }
}

/** The status a cell names, in any case; `published` for a blank one; undefined for other words. */
export function readStatus(text: string): ObservationStatus | undefined {
  const status = text.trim().toLowerCase()
  return status === '' ? 'published' : STATUSES.find(known => known === status)
}

/**
 * Checks the parts of a figure against how its indicator is counted, and gives the numbers to keep or the faults, by part.
 *
 * - count, per head, headcount: `value`
 * - percentage, mean: `numerator` and `denominator`; a `value` beside them must agree and is dropped, since it is derived
 * - percentage alone: kept only with `n`, the number asked; it cannot be added up over months
 */
export function assembleFigure(
  indicator: Indicator,
  parts: FigureParts,
  status: ObservationStatus,
): { readonly numbers: FigureNumbers } | { readonly faults: readonly FigureFault[] } {
  const faults = [...checkEach(parts)]
  if (faults.length > 0) return { faults }
  const isRatio = indicator.aggregation === 'percentage' || indicator.aggregation === 'mean'
  return isRatio ? assembleRatio(indicator, parts, status) : assembleValue(indicator, parts, status)
}

function* checkEach(parts: FigureParts): Generator<FigureFault> {
  for (const part of ['value', 'numerator', 'denominator', 'n'] as const) {
    const number = parts[part]
    if (number === null) continue
    if (number.value < 0)
      yield {
        part,
        code: 'negative',
        words: {
          found: String(number.value),
          expected: 'nought or more',
          mend: 'Nothing counted here can be less than nought. Check the figure, or the formula it comes from.',
        },
      }
    else if (number.value > MAX_FIGURE)
      yield {
        part,
        code: 'too-big',
        words: {
          found: String(number.value),
          expected: `no more than ${MAX_FIGURE.toLocaleString('en-GB')}`,
          mend: 'This is more than a police force could count in a month. Check the figure.',
        },
      }
    else if (number.isPercent && part !== 'value')
      yield {
        part,
        code: 'percent-as-count',
        words: {
          found: `${number.value}%`,
          expected: 'a plain number, not a percentage',
          mend: 'Put in how many there were. The percentage is worked out from the two numbers.',
        },
      }
  }
}

function assembleValue(
  indicator: Indicator,
  parts: FigureParts,
  status: ObservationStatus,
): ReturnType<typeof assembleFigure> {
  const { value, numerator, denominator, n } = parts
  if (numerator !== null || denominator !== null) {
    const part = numerator === null ? 'denominator' : 'numerator'
    return {
      faults: [
        {
          part,
          code: 'wrong-shape',
          words: {
            found: String((numerator ?? denominator)!.value),
            expected: `a single value, since ${indicator.name} is ${kindInWords(indicator)}`,
            mend: 'Put the figure in the value column. Leave numerator and denominator empty.',
          },
        },
      ],
    }
  }
  if (value === null) return { faults: [missingFigure('value', 'a value')] }
  if (value.isPercent)
    return {
      faults: [
        {
          part: 'value',
          code: 'percent-as-count',
          words: {
            found: `${value.value}%`,
            expected: `a plain number, since ${indicator.name} is ${kindInWords(indicator)}`,
            mend: 'Put in the number itself. If the cell only looks like a percentage, change its format to a plain number.',
          },
        },
      ],
    }
  if (indicator.aggregation === 'count' && mustBeWhole(indicator, value, status))
    return { faults: [notWhole('value', value)] }
  return { numbers: { value: value.value, numerator: null, denominator: null, n: n?.value ?? null } }
}

function assembleRatio(
  indicator: Indicator,
  parts: FigureParts,
  status: ObservationStatus,
): ReturnType<typeof assembleFigure> {
  const { value, numerator, denominator, n } = parts
  const isPercentage = indicator.aggregation === 'percentage'
  if (numerator === null && denominator === null)
    return isPercentage ? assembleBarePercentage(value, n) : bareMean(value)
  if (numerator === null) return { faults: [missingFigure('numerator', 'the number that goes with the number out of')] }
  if (denominator === null) return { faults: [missingFigure('denominator', 'the number that it is out of')] }
  if (isPercentage) {
    if (mustBeWhole(indicator, numerator, status)) return { faults: [notWhole('numerator', numerator)] }
    if (mustBeWhole(indicator, denominator, status)) return { faults: [notWhole('denominator', denominator)] }
  }
  if ((isPercentage && numerator.value > denominator.value) || (denominator.value === 0 && numerator.value > 0))
    return {
      faults: [
        {
          part: 'numerator',
          code: 'numerator-over-denominator',
          words: {
            found: `${numerator.value} out of ${denominator.value}`,
            expected: isPercentage
              ? 'a number no larger than the number it is out of'
              : 'a number above nought to divide by',
            mend: 'Check both numbers. They may have changed places.',
          },
        },
      ],
    }
  if (value !== null && denominator.value > 0) {
    const ratio = (isPercentage ? 100 : 1) * (numerator.value / denominator.value)
    if (!agrees(value, ratio)) return { faults: [disagrees(value, numerator, denominator, ratio, isPercentage)] }
  }
  return { numbers: { value: null, numerator: numerator.value, denominator: denominator.value, n: n?.value ?? null } }
}

/** An estimate may have decimals; a count may not, unless its indicator is printed with them. */
function mustBeWhole(indicator: Indicator, number: WrittenNumber, status: ObservationStatus): boolean {
  if (Number.isInteger(number.value) || status === 'estimated') return false
  return indicator.aggregation === 'percentage' || indicator.decimals === 0
}

/** True when a value is the ratio rounded to the decimals it has, as a percentage, a fraction, or a mean in a percent cell. */
function agrees(value: WrittenNumber, ratio: number): boolean {
  const within = (given: number, decimals: number) =>
    Math.abs(given - ratio) <= 0.5 * 10 ** -Math.min(decimals, 6) + 1e-9 * Math.max(1, ratio)
  return (
    within(value.value, value.decimals) ||
    within(value.value * 100, Math.max(0, value.decimals - 2)) ||
    (value.isPercent && within(value.value / 100, value.decimals + 2))
  )
}

function assembleBarePercentage(
  value: WrittenNumber | null,
  n: WrittenNumber | null,
): ReturnType<typeof assembleFigure> {
  if (value === null) return { faults: [missingFigure('numerator', 'a number and the number it is out of')] }
  if (value.value > 100)
    return {
      faults: [
        {
          part: 'value',
          code: 'over-100-percent',
          words: {
            found: String(value.value),
            expected: 'a percentage from 0 to 100',
            mend: 'Check the figure. It may be a count in the wrong column.',
          },
        },
      ],
    }
  if (!value.isPercent && value.value > 0 && value.value <= 1)
    return {
      faults: [
        {
          part: 'value',
          code: 'percent-or-fraction',
          words: {
            found: String(value.value),
            expected: 'a percentage with its sign, such as 81.1%',
            mend: `Does ${value.value} mean ${value.value}% or ${Number((value.value * 100).toPrecision(12))}%? Write it with the sign. Better still, give the number and what it is out of.`,
          },
        },
      ],
    }
  if (n === null || n.value === 0)
    return {
      faults: [
        {
          part: 'value',
          code: 'percentage-alone',
          words: {
            found: `${value.value}% alone`,
            expected: 'the number and the number it is out of',
            mend: 'Give both numbers, as numerator and denominator. Months can only be added up from them. For a survey, n (how many people answered) will do.',
          },
        },
      ],
    }
  return { numbers: { value: value.value, numerator: null, denominator: null, n: n.value } }
}

function bareMean(value: WrittenNumber | null): ReturnType<typeof assembleFigure> {
  if (value === null) return { faults: [missingFigure('numerator', 'a number and the number it is divided by')] }
  return {
    faults: [
      {
        part: 'value',
        code: 'mean-alone',
        words: {
          found: `${value.value} alone`,
          expected: 'the total and the number it is divided by',
          mend: 'Give both numbers, as numerator and denominator. An average of many months needs them.',
        },
      },
    ],
  }
}

function missingFigure(part: FigurePart, expected: string): FigureFault {
  return {
    part,
    code: 'missing-figure',
    words: {
      found: 'an empty cell',
      expected,
      mend: 'Put in the figure. If there is none yet, take the row out, or write missing under status.',
    },
  }
}

function notWhole(part: FigurePart, number: WrittenNumber): FigureFault {
  return {
    part,
    code: 'not-whole',
    words: {
      found: String(number.value),
      expected: 'a whole number',
      mend: 'Counts have no decimals. Check the figure. If it is an estimate, write estimated under status.',
    },
  }
}

function disagrees(
  value: WrittenNumber,
  numerator: WrittenNumber,
  denominator: WrittenNumber,
  ratio: number,
  isPercentage: boolean,
): FigureFault {
  const sign = isPercentage ? '%' : ''
  return {
    part: 'value',
    code: 'value-disagrees',
    words: {
      found: `${value.value}${sign}`,
      expected: `${Number(ratio.toFixed(1))}${sign}, which is what ${numerator.value} out of ${denominator.value} comes to`,
      mend: 'One of the three numbers is wrong. Check them. You may also leave the value empty: it is worked out from the other two.',
    },
  }
}

function kindInWords(indicator: Indicator): string {
  return indicator.aggregation === 'count'
    ? 'a count'
    : indicator.aggregation === 'headcount'
      ? 'a headcount'
      : 'a figure per head'
}
