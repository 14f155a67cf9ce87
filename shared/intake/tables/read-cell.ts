import type { TableMeasure } from '../../config/schema/tables.ts'
import { type FaultDetails, type Place, quoteForMessage } from '../../faults/fault-list.ts'
import type { CellStatus } from '../../registers/other-tables/entry.ts'
import type { CellFault } from '../cells/figure-cell.ts'
import type { Cell } from '../containers/grid.ts'
import type { Doubt } from '../figures/doubt.ts'
import { readValueCell } from '../figures/read-value-cell.ts'

/** A figure of a table: its value and status, the decimals it was typed with, and what is doubtful about it. */
export interface ReadCell {
  readonly value: number | null
  readonly status: Exclude<CellStatus, 'unconfirmed'>
  readonly decimals: number
  readonly doubts: readonly Doubt[]
}

/** The marks that the board's own papers print: a table made from one needs no question. */
const OWN_MARKS: Readonly<Record<string, Exclude<CellStatus, 'unconfirmed'>>> = {
  '[c]': 'suppressed',
  '[x]': 'missing',
  '[z]': 'not-applicable',
}

/** Reads a figure in the unit of its measure, or its fault. A blank cell is a missing figure. */
export function readTableCell(
  cell: Cell | undefined,
  measure: TableMeasure,
  isCommaDecimal: boolean,
  place: Place,
): ReadCell | CellFault {
  const own = cell === undefined ? 'missing' : OWN_MARKS[cell.text.toLowerCase()]
  if (own !== undefined) return { value: null, status: own, decimals: 0, doubts: [] }
  const reading = readValueCell(withoutPound(cell, measure), isCommaDecimal, place)
  if ('code' in reading) return reading
  const { number, mark, doubts } = reading
  if (number === null) return { value: null, status: mark ?? 'missing', decimals: 0, doubts }
  const fault = unfitNumber(number, measure, cell?.text ?? '')
  return fault ?? { value: number.value, status: mark ?? 'published', decimals: number.decimals, doubts }
}

/** `£94,000` in a column of pounds; `£94k` stays, and is no number. */
function withoutPound(cell: Cell | undefined, { unit }: TableMeasure): Cell | undefined {
  if (cell === undefined || cell.number !== null || (unit !== '£' && unit !== '£000')) return cell
  return { ...cell, text: cell.text.replace(/^([-−(]?)\s*£\s*(?=[\d.])/, '$1') }
}

function unfitNumber(
  number: { readonly value: number; readonly isPercent: boolean },
  { unit, decimals, mayBeNegative, mayExceed100 }: TableMeasure,
  text: string,
): CellFault | null {
  const { value, isPercent } = number
  const found = quoteForMessage(text)
  const refuse = (code: string, details: Omit<FaultDetails, 'found'>): CellFault => ({
    code,
    details: { found, ...details },
  })
  if (isPercent && unit !== '%')
    return refuse('unexpected-percent', {
      expected: `a number in ${unit}`,
      fix: 'Take the percent sign away, or put the figure in its own column.',
    })
  if (value < 0 && !mayBeNegative)
    return refuse('negative', { expected: 'a number that is not below 0', fix: 'Check the sign.' })
  if (unit === '%' && value > 100 && !mayExceed100)
    return refuse('over-100', { expected: 'a percentage of at most 100', fix: 'Check the number.' })
  if ((unit === 'count' || unit === 'people') && decimals === 0 && !Number.isInteger(value))
    return refuse('not-whole', {
      expected: 'a whole number',
      fix: 'Check the number: what is counted has no decimals.',
    })
  return null
}
