import { type FaultDetails, type FaultList, type Place, quoteForMessage } from '../../faults/fault-list.ts'
import { SUPPLIED_STATUSES, type SuppliedStatus } from '../../observations/observation.ts'
import { type Cell, isBlank } from '../containers/grid.ts'
import { countDecimals, type ParsedNumber, readNumberText, withoutFloatDust } from './number-cell.ts'

export type CellFault = { readonly code: string; readonly details: FaultDetails }

/** Reads the number of a cell; null for a blank one. A formula without its result, an error and a link to another workbook are faults. */
export function readFigureCell(
  cell: Cell | undefined,
  isCommaDecimal: boolean,
): { readonly number: ParsedNumber | null } | CellFault {
  if (!cell || isBlank(cell)) return { number: null }
  const problem = describeCellProblem(cell)
  if (problem) return problem
  if (cell.date !== null || cell.boolean !== null) return notANumberFault(cell)
  if (cell.number !== null) {
    if (!Number.isFinite(cell.number)) return notANumberFault(cell)
    const number = withoutFloatDust(cell.isPercent ? scalePercent(cell.number) : cell.number)
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
export function describeCellProblem(cell: Cell): CellFault | undefined {
  switch (cell.problem) {
    case null:
      return undefined
    case 'not-a-number':
      return {
        code: 'not-a-number',
        details: {
          found: `${quoteForMessage(cell.text)} in a cell for numbers`,
          expected: 'a number with a point for decimals',
          fix: 'The program that wrote this workbook is set to another language. Set it to English numbers and save the workbook again.',
        },
      }
    case 'uncached-formula':
      return {
        code: 'uncached-formula',
        details: {
          found: `the formula ${quoteForMessage(cell.text)} without its result`,
          expected: 'a number, or a formula that Excel has worked out',
          fix: 'Open the workbook in Excel, let it work out the formulas, save it, and send it again. Or paste the numbers in place of the formulas.',
        },
      }
    case 'error-value':
      return {
        code: 'error-value',
        details: {
          found: quoteForMessage(cell.text),
          expected: 'a number',
          fix: 'Correct the formula in this cell. Where there is no figure yet, leave the cell empty.',
        },
      }
    case 'external-link':
      return {
        code: 'external-link',
        details: {
          found: `${quoteForMessage(cell.text)}, taken from another workbook by a link`,
          expected: 'a number that is in this workbook',
          fix: 'The link may be out of date. Copy the cell, then paste it as a value.',
        },
      }
  }
}

/** Adds the fault of a cell that cannot be read whatever it should hold, and says whether there was one. */
export function addCellProblem(faults: FaultList, place: Place, cell: Cell): boolean {
  const problem = describeCellProblem(cell)
  if (problem) faults.add(problem.code, place, problem.details)
  return problem !== undefined
}

function notANumberFault(cell: Cell): CellFault {
  return {
    code: 'not-a-number',
    details: {
      found: quoteForMessage(cell.text),
      expected: 'a number such as 1377',
      fix: 'Put in the number alone, not a date or a yes or no. Where there is no figure yet, leave the cell empty.',
    },
  }
}

/** The status a cell names, in any case; `published` for a blank one; undefined for other words. */
export function readStatus(text: string): SuppliedStatus | undefined {
  const status = text.trim().toLowerCase()
  return status === '' ? 'published' : SUPPLIED_STATUSES.find(known => known === status)
}
