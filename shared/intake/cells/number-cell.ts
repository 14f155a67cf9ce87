import type { FaultDetails } from '../../faults/fault-list.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'

/** A number as written: `decimals` are the places given, for judging whether two figures agree. */
export interface ParsedNumber {
  readonly value: number
  readonly isPercent: boolean
  readonly decimals: number
}

export type NumberReadResult =
  | { readonly outcome: 'number'; readonly number: ParsedNumber }
  | { readonly outcome: 'not-a-number'; readonly code: string; readonly details: FaultDetails }

/**
 * Reads `1377`, `1,377`, `-5`, `82.5` and `82.5%`. `isCommaDecimal`: the file splits its cells by semicolons, as programs
 * set to a language with decimal commas do, so that `1,377` could be two numbers and is refused.
 */
export function readNumberText(text: string, isCommaDecimal: boolean): NumberReadResult {
  const cell = text.trim().replace(/^[−–](?=\d)/, '-')
  const isPercent = cell.endsWith('%')
  const digits = isPercent ? cell.slice(0, -1).trimEnd() : cell
  if (digits.includes(',') && isCommaDecimal && /^-?[\d.,]+$/.test(digits)) return decimalComma(cell)
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(digits) || /^-?\d{1,3}(,\d{3}){1,4}(\.\d{1,15})?$/.test(digits)) {
    const plain = digits.replaceAll(',', '')
    const point = plain.indexOf('.')
    return {
      outcome: 'number',
      number: { value: Number(plain), isPercent, decimals: point === -1 ? 0 : plain.length - point - 1 },
    }
  }
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(digits)) return truncatedNumber(cell)
  return {
    outcome: 'not-a-number',
    code: 'not-a-number',
    details: {
      found: quoteForMessage(text),
      expected: 'a number such as 1377 or 1,377',
      fix: 'Put in the number alone. Where there is no figure yet, leave the cell empty.',
    },
  }
}

function truncatedNumber(cell: string): NumberReadResult {
  return {
    outcome: 'not-a-number',
    code: 'truncated-number',
    details: {
      found: quoteForMessage(cell),
      expected: 'a number with all its digits',
      fix: 'The spreadsheet cut this number short. Widen the column, show it as a plain number, and save again.',
    },
  }
}

function decimalComma(cell: string): NumberReadResult {
  return {
    outcome: 'not-a-number',
    code: 'decimal-comma',
    details: {
      found: quoteForMessage(cell),
      expected: 'a number with a point for decimals and no comma',
      fix: 'Is the comma for decimals or for thousands? This file splits its cells by semicolons, so it could be either. Take commas out of numbers.',
    },
  }
}

/** The decimal places of a number that a workbook holds, at most 15. */
export function countDecimals(value: number): number {
  const text = String(value)
  if (text.includes('e')) return 15
  const point = text.indexOf('.')
  return point === -1 ? 0 : text.length - point - 1
}
