import type * as XLSX from '@e965/xlsx'
import { filledCells, type ParsedWorkbook } from './sheet-js.ts'

/** What programs that do not calculate leave as a formula's result: 0, or nothing. */
export function hasNoResult({ t, v }: XLSX.CellObject): boolean {
  return (t === 'n' && v === 0) || v === '' || v === undefined
}

/**
 * True where every formula of a workbook, and at least `least` of them, has the result 0 or nothing: the program that wrote it did not
 * calculate, and 0 is no figure.
 */
export function isNeverCalculated(parsed: ParsedWorkbook, least: number): boolean {
  const formulas = Object.values(parsed.Sheets).flatMap(sheet =>
    [...filledCells(sheet)].flatMap(([, , cell]) => (typeof cell.f === 'string' ? [cell] : [])),
  )
  return formulas.length >= least && formulas.every(hasNoResult)
}
