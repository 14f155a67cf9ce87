import { type ObservationStatus, STATUSES } from '../../observations/observation.ts'
import type { FaultWords } from '../fault-list.ts'
import { quoteFound } from '../fault-list.ts'
import { type Cell, isBlank } from '../grid.ts'
import { countDecimals, readNumberText, type WrittenNumber } from '../number-cell.ts'

export type CellFault = { readonly code: string; readonly words: FaultWords }

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
