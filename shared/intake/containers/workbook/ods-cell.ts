import { addDays, isDate } from '../../../calendar/date.ts'
import { BLANK_CELL, type Cell } from '../grid.ts'
import { findInvisible, withoutInvisible } from '../invisible-characters.ts'
import type { OdsStyles } from './ods-styles.ts'
import { prefixedAttribute } from './xml-tokens.ts'

/** The text of a cell, `plain` without its raised and struck-through parts. */
export interface OdsText {
  readonly all: string
  readonly plain: string
}

const DAY_MILLISECONDS = 86_400_000
/** Day 0 of a spreadsheet's calendar: 30 December 1899. */
const DAY_ZERO = Date.UTC(1899, 11, 30)

/** A cell from its tag and its text; undefined where it is blank. */
export function readOdsCell(
  tag: string,
  text: OdsText,
  styleName: string | undefined,
  styles: OdsStyles,
): Cell | undefined {
  const value = (name: string) => prefixedAttribute(tag, name)
  const formula = value('table:formula')
  const type = value('office:value-type')
  const shown = withoutInvisible(text.all).trim()
  const base: Cell = {
    ...BLANK_CELL,
    text: shown,
    isGrey: styles.is('isGrey', 'table-cell', styleName),
    isStruck: styles.is('isStruck', 'table-cell', styleName),
    plainText: text.plain === text.all ? null : text.plain.trim(),
    invisible: findInvisible(text.all),
  }
  const problem = formula !== undefined && /'[^']+'#/.test(formula) ? ('external-link' as const) : null
  if (formula !== undefined && type === undefined && shown === '')
    return { ...base, text: `=${formula.replace(/^\w+:=/, '')}`, problem: 'uncached-formula' }
  if (value('calcext:value-type') === 'error' || (formula !== undefined && /^(?:#[A-Z/0]+[!?]?|Err:\d+)$/.test(shown)))
    return { ...base, problem: 'error-value' }
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const raw = value('office:value') ?? ''
    const number = Number(raw)
    if (raw === '' || !Number.isFinite(number)) return { ...base, text: raw || shown, problem: 'not-a-number' }
    const isPercent = type === 'percentage'
    return { ...base, text: shown || String(number), shownText: shown || null, number, isPercent, problem }
  }
  if (type === 'date') return readDate(base, value('office:date-value') ?? '', styles.dateParts(styleName), problem)
  if (type === 'boolean') {
    const boolean = value('office:boolean-value') === 'true'
    return { ...base, text: boolean ? 'TRUE' : 'FALSE', boolean, problem }
  }
  const given = withoutInvisible(value('office:string-value') ?? text.all).trim()
  return given === '' ? undefined : { ...base, text: given, problem }
}

/** `2018-03-01T23:00:00`: the last two hours of a day belong to the next, as in other workbooks. */
function readDate(base: Cell, written: string, dateParts: Cell['dateParts'], problem: Cell['problem']): Cell {
  const [day = '', time = ''] = written.split('T')
  if (!isDate(day)) return { ...base, problem: 'not-a-number' }
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const fraction = (hours + minutes / 60) / 24
  const number = (Date.parse(day) - DAY_ZERO) / DAY_MILLISECONDS + (Number.isFinite(fraction) ? fraction : 0)
  const date = hours >= 22 ? addDays(day, 1) : day
  return { ...base, text: date, shownText: base.text || null, number, date, dateParts, problem }
}
