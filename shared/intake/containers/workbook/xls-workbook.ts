import { isNeverCalculated } from './never-calculated.ts'
import { toGrid } from './sheet-grid.ts'
import { type ParsedWorkbook, parseBytes, sheetJs } from './sheet-js.ts'
import { damagedWorkbookError, passwordError, type Workbook } from './workbook.ts'
import { auditXls } from './xls-audit.ts'
import { checkFormulasOfXls } from './xls-formulas.ts'

/** Reads the .xls of Excel 97 to 2003. Throws UnreadableDropError for one that is damaged, locked or older. */
export function readXls(bytes: Uint8Array): Workbook {
  let parsed: ParsedWorkbook
  let stream: Uint8Array
  try {
    const container = sheetJs.CFB.read(bytes, { type: 'buffer' })
    const found = sheetJs.CFB.find(container, '/Workbook') ?? sheetJs.CFB.find(container, '/Book')
    if (found === null) throw damagedWorkbookError(null)
    stream = Uint8Array.from(found.content)
    checkFormulasOfXls(stream)
    parsed = parseBytes(bytes)
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw passwordError()
    throw damagedWorkbookError(null)
  }
  const audit = auditXls(
    stream,
    new Set((parsed.Strings ?? []).flatMap((text, i) => (text.r === undefined ? [i] : []))),
  )
  const wasNeverCalculated = isNeverCalculated(parsed, 1)
  const is1904 = parsed.Workbook?.WBProps?.date1904 === true
  const sheets = parsed.SheetNames.map((name, i) => ({
    grid: toGrid(
      { name, isHidden: (parsed.Workbook?.Sheets?.find(sheet => sheet.name === name)?.Hidden ?? 0) !== 0 },
      parsed.Sheets[name],
      { is1904, marks: audit.sheets[i]?.marks ?? new Map(), wasNeverCalculated },
    ),
    isGrid: audit.sheets[i]?.isGrid ?? true,
  }))
  return {
    sheets: sheets.filter(({ isGrid }) => isGrid).map(({ grid }) => grid),
    otherSheets: sheets.filter(({ isGrid }) => !isGrid).map(({ grid }) => grid.sheet ?? ''),
    hasExternalLinks: audit.hasExternalLinks,
    hasMacros: audit.hasMacros,
  }
}
