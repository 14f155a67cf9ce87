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

/** Spaces that official tables put between thousands: hard, thin and figure spaces. A plain one may part two numbers. */
const THOUSANDS_SPACE = '[\u00a0\u2007\u2009\u202f]'
const SPACED_NUMBER = new RegExp(`^-?\\d{1,3}(?:${THOUSANDS_SPACE}\\d{3})+(?:\\.\\d+)?$`)

/**
 * Reads `1377`, `1,377`, `-5`, `(5)`, `82.5` and `82.5%`. `isCommaDecimal`: the file splits its cells by semicolons, as programs
 * set to a language with decimal commas do, so that `1,377` and `1.377` could each be two numbers and are refused. So is `0,725`
 * everywhere: grouped thousands never begin with 0.
 */
export function readNumberText(text: string, isCommaDecimal: boolean): NumberReadResult {
  const cell = withPlainMinus(text.trim())
  const isPercent = cell.endsWith('%')
  const written = isPercent ? cell.slice(0, -1).trimEnd() : cell
  const digits = SPACED_NUMBER.test(written) && !/^-?0/.test(written) ? written.replace(/\s/g, '') : written
  if (digits.includes(',') && isCommaDecimal && /^-?[\d.,]+$/.test(digits)) return decimalComma(cell, SEMICOLONS)
  if (isCommaDecimal && /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(digits)) return decimalComma(cell, SEMICOLON_POINTS)
  if (/^-?0\d*,\d+$/.test(digits)) return decimalComma(cell, LEADING_ZERO)
  if (/^-?\d{1,15}(\.\d{1,15})?$/.test(digits) || /^-?\d{1,3}(,\d{3}){1,4}(\.\d{1,15})?$/.test(digits)) {
    const plain = digits.replaceAll(',', '')
    const point = plain.indexOf('.')
    const value = withoutFloatDust(Number(plain))
    return { outcome: 'number', number: { value, isPercent, decimals: point === -1 ? 0 : plain.length - point - 1 } }
  }
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(digits)) return truncatedNumber(cell)
  return {
    outcome: 'not-a-number',
    code: 'not-a-number',
    details: {
      found: quoteForMessage(text),
      expected: 'a number such as 1377 or 1,377',
      fix: fixFor(cell),
    },
  }
}

/** What to do about words or two numbers in a cell for one. */
function fixFor(cell: string): string {
  const [, first, second] = /^(-?[\d.,]*\d)\s*(?:\/|of|out of|\()\s*([\d.,]*\d)\)?$/i.exec(cell) ?? []
  return first !== undefined && second !== undefined
    ? `Two numbers are in one cell. If they are a number and what it is out of, write ${first} under numerator and ${second} under denominator, in a row of their own for the month.`
    : 'Put in the number alone. Where there is no figure yet, leave the cell empty.'
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

/** Every sign that people type for minus, and an accountant's brackets, as `-` before the number. */
function withPlainMinus(cell: string): string {
  const bracketed = /^\(\s*([\d., \u00a0\u2009\u202f]+%?)\s*\)$/.exec(cell)?.[1]
  return bracketed === undefined ? cell.replace(/^[−–—‐‑‒﹣－]\s*(?=[\d.])/, '-') : `-${bracketed}`
}

const SEMICOLONS =
  'Is the comma for decimals or for thousands? This file splits its cells by semicolons, so it could be either. Take commas out of numbers.'
const SEMICOLON_POINTS =
  'Is the point for thousands or for decimals? This file splits its cells by semicolons, so it comes from a program with decimal commas and the point could be either. Take points for thousands out.'
const LEADING_ZERO = 'The comma can only be for decimals here. Write a point, or set the program to English numbers.'

function decimalComma(cell: string, fix: string): NumberReadResult {
  return {
    outcome: 'not-a-number',
    code: 'decimal-comma',
    details: { found: quoteForMessage(cell), expected: 'a number with a point for decimals and no comma', fix },
  }
}

/** 4987.999999999999, which is what arithmetic in a spreadsheet leaves of 4988. */
export function withoutFloatDust(value: number): number {
  const nearest = Math.round(value)
  return Math.abs(value - nearest) <= 1e-11 * Math.max(1, Math.abs(value)) && value !== 0 ? nearest : value
}

/** The decimal places of a number that a workbook holds, at most 15. */
export function countDecimals(value: number): number {
  const text = String(value)
  if (text.includes('e')) return 15
  const point = text.indexOf('.')
  return point === -1 ? 0 : text.length - point - 1
}
