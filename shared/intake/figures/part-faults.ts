import type { Indicator } from '../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import type { CellFault } from '../cells/figure-cell.ts'
import type { ParsedNumber } from '../cells/number-cell.ts'
import type { FigureNumbers, FigurePart } from './figure-parts.ts'

/** What is wrong with a part of a figure. */
export type FigureFault = CellFault & { readonly part: FigurePart }

/** The numbers to keep of a figure, or what is wrong with its parts. */
export type AssembledFigure = { readonly numbers: FigureNumbers } | { readonly faults: readonly FigureFault[] }

/** A fault of one part of a figure. */
export function partFault(part: FigurePart, code: string, found: string, expected: string, fix: string): FigureFault {
  return { part, code, details: { found, expected, fix } }
}

/** A figure that is refused for one of its parts. */
export function rejectPart(...parts: Parameters<typeof partFault>): { readonly faults: readonly FigureFault[] } {
  return { faults: [partFault(...parts)] }
}

/** A part that the figure cannot do without is empty. */
export function missingFigureFault(part: FigurePart, expected: string): FigureFault {
  const fix = 'Put in the figure. If there is none yet, take the row out, or write missing under status.'
  return partFault(part, 'missing-figure', 'an empty cell', expected, fix)
}

/** A count has decimals. */
export function notWholeFault(part: FigurePart, number: ParsedNumber): FigureFault {
  const fix = 'Counts have no decimals. Check the figure. If it is an estimate, write estimated under status.'
  return partFault(part, 'not-whole', String(number.value), 'a whole number', fix)
}

/** An estimate may have decimals, and so may what is measured; a count may not, unless its indicator is printed with them. */
export function hasForbiddenDecimals(indicator: Indicator, number: ParsedNumber, status: SuppliedStatus): boolean {
  if (Number.isInteger(number.value) || status === 'estimated' || indicator.measured) return false
  return indicator.aggregation === 'percentage' || indicator.decimals === 0
}
