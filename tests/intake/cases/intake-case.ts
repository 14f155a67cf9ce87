import type { Frequency } from '../../../shared/calendar/period.ts'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import type { DropReadResult } from '../../../shared/intake/containers/drop.ts'
import { newKnownFigures } from '../../../shared/intake/plausibility/known-figures.ts'
import { readDrop } from '../../../shared/intake/read-drop.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { sourceOf } from '../drop-fixtures.ts'
import { type CellInput, makeWorkbook, type SheetSpec } from '../make-workbook.ts'

/**
 * A file as somebody sends it, and what it should be answered.
 *
 * - `read`: exactly these figures are taken, `indicator area month value` each, and nothing is asked
 * - `held`: refused, or asked about, at the sheet, row and column given as far as they are given
 * - `either`: one of the two
 */
export interface IntakeCase {
  readonly name: string
  readonly feed?: string
  readonly file?: string
  readonly bytes: Uint8Array | string
  /** Files that were dropped before, in order. */
  readonly before?: readonly (Uint8Array | string)[]
  readonly today?: string
  /** What the board's file says all-recorded-crime is of; months unless it is given. */
  readonly frequency?: Frequency
  readonly outcome: 'read' | 'held' | 'either'
  readonly at?: { readonly sheet?: string; readonly row?: number; readonly column?: string }
  readonly values?: readonly string[]
  /** Words that the answer must have. */
  readonly says?: RegExp
}

/** Why a file was not answered as it should be; empty when it was. */
export async function judgeCase(given: IntakeCase): Promise<string> {
  const { feed = 'indicators', today = '2018-05-03', bytes, before = [] } = given
  const file = given.file ?? (typeof bytes === 'string' ? 'return.csv' : 'return.xlsx')
  const known = newKnownFigures()
  let reading: DropReadResult | undefined
  for (const each of [...before, bytes]) {
    const input = { feed, file, source: sourceOf(each), board: boardWith(given.frequency), today }
    reading = await readDrop({ ...input, known: known.read })
    known.add(reading)
  }
  return problemOf(given, reading!)
}

function boardWith(frequency: Frequency = 'month'): BoardFile {
  const board = sampleBoard()
  if (frequency === 'month') return board
  const indicators = board.indicators.map(each => (each.id === 'all-recorded-crime' ? { ...each, frequency } : each))
  return { ...board, indicators }
}

function problemOf({ outcome, at = {}, values, says }: IntakeCase, reading: DropReadResult): string {
  const asked = reading.outcome === 'rejected' ? reading.faults : reading.questions
  const notes = reading.outcome === 'rejected' ? [] : reading.notes
  const found = describe(reading)
  if (says && !says.test(JSON.stringify([asked, notes]))) return `does not say ${String(says)}: ${found}`
  const isAt = (each: (typeof asked)[number]) =>
    (at.sheet === undefined || each.sheet === at.sheet) &&
    (at.row === undefined || each.row === at.row) &&
    (at.column === undefined || (each.column ?? '').toLowerCase() === at.column.toLowerCase())
  const isHeld = asked.some(isAt)
  const taken = takenFrom(reading)
  const isRead =
    reading.outcome === 'accepted' &&
    asked.length === 0 &&
    (values === undefined || [...values].sort().join('\n') === [...taken].sort().join('\n'))
  const isRight = outcome === 'read' ? isRead : outcome === 'held' ? isHeld : isHeld || isRead
  return isRight ? '' : found
}

function takenFrom(reading: DropReadResult): string[] {
  if (reading.outcome === 'rejected') return []
  return reading.observations
    .filter(({ status }) => status !== 'unconfirmed')
    .map(
      ({ indicator, area, period, value, numerator, denominator, status }) =>
        `${indicator} ${area} ${period} ${value ?? (numerator === null ? status : `${numerator}/${denominator}`)}`,
    )
}

function describe(reading: DropReadResult): string {
  const asked = reading.outcome === 'rejected' ? reading.faults : reading.questions
  const places = asked.map(
    ({ code, sheet, row, column, found }) =>
      `${code}@${sheet ?? ''}/${row ?? ''}/${column ?? ''} ${found.slice(0, 40)}`,
  )
  const notes = reading.outcome === 'rejected' ? [] : reading.notes
  return [
    reading.outcome,
    ...places.slice(0, 4),
    ...takenFrom(reading).slice(0, 6),
    ...notes.slice(0, 3).map(note => `(${note.slice(0, 90)})`),
  ].join(' | ')
}

/** A tidy CSV of rows under `indicator,area,period,value`. */
export const tidy = (...rows: readonly string[]) => ['indicator,area,period,value', ...rows, ''].join('\n')

/** A workbook of one sheet. */
export const book = (rows: readonly (readonly CellInput[])[], more: Partial<SheetSpec> = {}) =>
  makeWorkbook([{ name: 'Counts', rows, ...more }])

/** A date as Excel holds it, at a time of day, in a number format. */
export const day = (date: string, z = 'mmm-yy', time = '00:00:00'): CellInput => ({
  v: (Date.parse(`${date}T${time}Z`) / 86_400_000 + 25_569).toString(),
  t: 'n',
  z,
})

export const ARC = 'all-recorded-crime force'

/** The items of a list written `a | b | c`, over several lines. */
export const listOf = (text: string): string[] => text.split('|').map(item => item.trim())
