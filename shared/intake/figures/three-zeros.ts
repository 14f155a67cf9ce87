import { type Place, quoteForMessage } from '../../faults/fault-list.ts'
import type { Cell, GridRow } from '../containers/grid.ts'
import type { Doubt } from './doubt.ts'

/**
 * Whether the texts of a table can only have points for decimals: thousands are never parted as in `4988.000`, and never begin
 * with 0. A program that writes three decimals writes some of these.
 */
export function pointsAreDecimals(rows: readonly GridRow[]): boolean {
  return rows.some(({ cells }) =>
    cells.some(cell => cell?.number === null && /^-?(?:\d{4,}|0)\.\d{3}$/.test(cell.text)),
  )
}

/** The question about `10.000` as text, which is ten, or ten thousand from a program with points for thousands. */
export function threeZerosDoubt(cell: Cell | undefined, place: Place): Doubt | undefined {
  const whole = cell?.number === null ? /^([1-9]\d{0,2})\.000$/.exec(cell.text.trim())?.[1] : undefined
  if (cell === undefined || whole === undefined) return undefined
  return {
    code: 'three-zeros',
    place,
    details: {
      found: quoteForMessage(cell.text),
      expected: 'a number without a point for thousands',
      fix: `Is the point for decimals or for thousands? Write ${whole}, or ${whole}000.`,
      readAs: whole,
      or: `${whole},000`,
    },
  }
}
