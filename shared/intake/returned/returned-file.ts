import { sectionTemplate } from '../../commentary/free-section.ts'
import { isRegisterKind } from '../../observations/feeds.ts'
import { readAll } from '../containers/bytes.ts'
import type { DropSource } from '../containers/drop.ts'
import { MAX_TABLE_BYTES } from '../containers/limits.ts'
import { RETURN_SHEET } from '../containers/return-sheet-name.ts'
import { TIDY_COLUMNS } from '../figures/headings/table-layout.ts'
import { registerHeadings } from '../registers/register-headings.ts'
import type { Ask } from './ask.ts'
import { csvTemplate } from './csv-template.ts'

/** A file that goes back to its supplier with a receipt. */
export interface ReturnedFile {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
  /** What it is, as the receipt says it. */
  readonly words: string
}

/** Faults of a file that cannot be opened, or should not be: there is nothing to mark. */
const UNOPENABLE =
  /^(?:damaged-|too-|unsafe-path$|beyond-grid$|password-protected$|wrong-format$|empty-file$|folder-marker$|unknown-feed$|encrypted$|not-text$|unknown-table$|saved-as-workbook$|wrong-feed$|zip-not-accepted$)/

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MACRO_EXCEL = 'application/vnd.ms-excel.sheet.macroEnabled.12'

/**
 * What goes back with a receipt that asks for something: the workbook with its cells marked and a sheet of what to do, or, for a CSV
 * that was rejected, one to fill in; for commentary whose headings cannot be read, a text with headings to fill in. Null where nothing is
 * asked, or the file is of no such kind or cannot be opened.
 */
export async function returnedFile(drop: {
  readonly feed: string
  readonly file: string
  readonly source: DropSource
  readonly outcome: 'accepted' | 'rejected'
  readonly asks: readonly Ask[]
}): Promise<ReturnedFile | null> {
  const { feed, file, source, outcome, asks } = drop
  if (feed === 'commentary') return outcome === 'rejected' ? textToFillIn(asks) : null
  const hasTable = feed === 'indicators' || feed === 'tables' || isRegisterKind(feed)
  if (!hasTable || asks.length === 0 || asks.some(({ code }) => UNOPENABLE.test(code)) || source.size > MAX_TABLE_BYTES)
    return null
  const bytes = await readAll(source.stream())
  const name =
    file
      .split('/')
      .at(-1)!
      .replace(/\.[^.]*$/, '') || 'file'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    // loaded only where a workbook goes back
    const { markWorkbook } = await import('./mark-workbook.ts')
    const content = markWorkbook(bytes, asks)
    const isMacro = /\.xlsm$/i.test(file)
    return (
      content && {
        ...{
          filename: `${name} - marked.${isMacro ? 'xlsm' : 'xlsx'}`,
          contentType: isMacro ? MACRO_EXCEL : EXCEL,
          content,
        },
        words: `your workbook, with the cells in question in yellow and a last sheet "${RETURN_SHEET}"`,
      }
    )
  }
  const isText = bytes[0] !== 0xd0 && bytes[0] !== 0x1f
  if (!isText || outcome === 'accepted') return null
  const headings = isRegisterKind(feed) ? registerHeadings(feed) : TIDY_COLUMNS
  return {
    ...{ filename: `${name} - to correct.csv`, contentType: 'text/csv; charset=utf-8' },
    content: Buffer.from(await csvTemplate(bytes, asks, headings)),
    words: 'a CSV to fill in: your rows, with what is wrong left empty',
  }
}

/** Faults of headings: of a text that has none, or not what it needs. */
const HEADING_FAULTS = /^(?:no-heading|missing-field|unknown-field|unknown-section|lost-heading|text-outside)$/

/** Headings of commentary and of every section, to fill in; null where the headings were right. */
function textToFillIn(asks: readonly Ask[]): ReturnedFile | null {
  if (!asks.some(({ code }) => HEADING_FAULTS.test(code))) return null
  const ofIndicator = ['---', 'indicator: ', 'month: ', 'author: ', 'audience: board', '---', '', ''].join('\n')
  return {
    ...{ filename: 'commentary - to fill in.md', contentType: 'text/markdown; charset=utf-8' },
    content: Buffer.from(`${ofIndicator}\n${sectionTemplate()}`),
    words: 'a text to fill in, with a heading for an indicator and for each section; leave out what you do not need',
  }
}
