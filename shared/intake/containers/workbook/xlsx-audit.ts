import { isDate as isCalendarDate } from '../../../calendar/date.ts'
import { columnNumber } from '../grid.ts'
import { beyondGridError, LAST_COLUMN, LAST_ROW } from './grid-extent.ts'
import { type CellMarks, damagedWorkbookError } from './workbook.ts'
import type { WorkbookPackage } from './xlsx-package.ts'
import { attribute, decodeEntities } from './xml-text.ts'

const REFERENCE = /^\$?([A-Z]+)\$?(\d+)$/i

/** Texts of the workbook that have raised or struck-through parts, by index; `count` of all of them. */
interface SharedTexts {
  readonly count: number
  readonly marked: ReadonlyMap<number, string>
}

/**
 * Looks through the XML of one sheet. Throws UnreadableDropError for a cell beyond the grid, a column over an absurd span, or a text
 * that is not there.
 */
export function auditWorksheet(
  name: string,
  xml: string,
  workbook: WorkbookPackage,
  texts: SharedTexts,
  struckStyles: ReadonlySet<number>,
): Map<string, CellMarks> {
  checkExtent(name, xml)
  const marks = new Map<string, CellMarks>()
  const seen = new Set<string>()
  for (const [whole, attributes = '', content = ''] of xml.matchAll(
    /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g,
  )) {
    const reference = attribute(whole.slice(0, whole.indexOf('>')), 'r')
    // every cell has one by now: this is none that can be read
    if (reference === undefined || !REFERENCE.test(reference)) throw damagedWorkbookError(name)
    checkReference(name, reference)
    // one cell written twice: of two figures one would be lost without a word
    if (seen.size === seen.add(reference).size) throw damagedWorkbookError(name)
    if (content === '') continue
    const found = auditCell(name, attributes, content, workbook, texts, struckStyles)
    if (found) marks.set(reference, found)
  }
  if (seen.size === 0 && isDeclaredFilled(xml)) throw damagedWorkbookError(name)
  return marks
}

/** True for a sheet that says it has cells in several rows or columns. */
function isDeclaredFilled(xml: string): boolean {
  return /<(?:\w+:)?dimension\s[^>]*ref="[A-Z]+\d+:[A-Z]+\d+"/.test(xml) && !/<(?:\w+:)?c[\s>]/.test(xml)
}

function auditCell(
  sheet: string,
  attributes: string,
  content: string,
  workbook: WorkbookPackage,
  texts: SharedTexts,
  struckStyles: ReadonlySet<number>,
): CellMarks | undefined {
  const type = attribute(attributes, 't') ?? 'n'
  const raw = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1]?.trim()
  const isStruck = struckStyles.has(Number(attribute(attributes, 's') ?? '0'))
  const hasFormula = /<(?:\w+:)?f[\s/>]/.test(content)
  let plainText: string | null = null
  if (type === 's' && raw !== undefined) {
    const index = Number(raw)
    if (!Number.isInteger(index) || index < 0 || index >= texts.count) throw damagedWorkbookError(sheet)
    plainText = texts.marked.get(index) ?? null
  } else if (type === 'inlineStr') plainText = textWithoutMarks(content)
  const isNumber = type === 'n' && raw !== undefined && raw !== ''
  const problem =
    isNumber && !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(raw)
      ? 'not-a-number'
      : isNeverCalculated(hasFormula, type, raw, workbook)
        ? 'uncached-formula'
        : null
  const isDate = type === 'd'
  const isWrittenDate = isDate && raw !== undefined && !isFullDate(raw)
  if (plainText === null && !isStruck && !isDate && problem === null) return undefined
  return {
    plainText,
    isStruck,
    isDate,
    problem,
    rawText: problem === 'not-a-number' || isWrittenDate ? decodeEntities(raw ?? '') : null,
  }
}

/** `2018-03-01`, with a time or without: a day that there is. Anything else would be counted on into another month. */
function isFullDate(raw: string): boolean {
  const [day = '', time] = raw.split('T')
  return isCalendarDate(day) && (time === undefined || /^([01]\d|2[0-4]):[0-5]\d(:\d\d(\.\d+)?)?Z?$/.test(time))
}

/** A formula without a result, or with 0 in a workbook that asks to be calculated when it is opened. A text may be empty. */
const isNeverCalculated = (hasFormula: boolean, type: string, raw: string | undefined, workbook: WorkbookPackage) =>
  hasFormula &&
  (type === 'n' && raw !== undefined && raw !== ''
    ? Number(raw) === 0 && workbook.isCalculatedOnLoad
    : !raw && type !== 'str')

/** Which of the workbook's shared texts have parts that are raised or struck through. */
export function readSharedTexts(xml: string | null): SharedTexts {
  const marked = new Map<number, string>()
  let count = 0
  for (const [item] of (xml ?? '').matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?si>)/g)) {
    const plain = textWithoutMarks(item)
    if (plain !== null) marked.set(count, plain)
    count++
  }
  return { count, marked }
}

/** The text of rich runs without those that are raised or struck through; null when there are none of those. */
function textWithoutMarks(content: string): string | null {
  const runs = [...content.matchAll(/<(?:\w+:)?r>([\s\S]*?)<\/(?:\w+:)?r>/g)].map(match => match[1]!)
  const isMarked = (run: string) =>
    /<(?:\w+:)?vertAlign[^>]*"superscript"/.test(run) ||
    /<(?:\w+:)?strike(?:\s*\/|\s+val="(?:1|true)"\s*\/)?>/.test(run)
  if (!runs.some(isMarked)) return null
  return runs
    .filter(run => !isMarked(run))
    .map(run => decodeEntities(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/.exec(run)?.[1] ?? ''))
    .join('')
    .trim()
}

/** Indexes of the cell styles whose font is struck through: what a person crossed out. */
export function readStruckStyles(styles: string | null): ReadonlySet<number> {
  const section = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}[\\s>][\\s\\S]*?</(?:\\w+:)?${name}>`).exec(styles ?? '')?.[0]
  const fonts = section('fonts')?.match(/<(?:\w+:)?font(?:\s*\/>|>[\s\S]*?<\/(?:\w+:)?font>)/g) ?? []
  const isStruck = fonts.map(font => /<(?:\w+:)?strike(?:\s*\/|\s+val="(?:1|true)"\s*\/)?>/.test(font))
  const formats = section('cellXfs')?.match(/<(?:\w+:)?xf\s[^>]*>/g) ?? []
  return new Set(formats.flatMap((format, i) => (isStruck[Number(attribute(format, 'fontId') ?? '0')] ? [i] : [])))
}

function checkExtent(sheet: string, xml: string): void {
  for (const [tag] of xml.matchAll(/<(?:\w+:)?(?:row|col|dimension|mergeCell)\s[^>]*>/g)) {
    if (Number(attribute(tag, 'max') ?? '0') > LAST_COLUMN)
      throw beyondGridError(sheet, `columns up to ${attribute(tag, 'max')}`)
    const isRow = /^<(?:\w+:)?row\s/.test(tag)
    if (isRow && Number(attribute(tag, 'r') ?? '0') > LAST_ROW)
      throw beyondGridError(sheet, `row ${attribute(tag, 'r')}`)
    for (const reference of (attribute(tag, 'ref') ?? '').split(':')) checkReference(sheet, reference)
  }
}

function checkReference(sheet: string, reference: string | undefined): void {
  const match = REFERENCE.exec(reference ?? '')
  if (!match) return
  if (columnNumber(match[1]!) > LAST_COLUMN || Number(match[2]) > LAST_ROW)
    throw beyondGridError(sheet, `the cell ${reference}`)
}
