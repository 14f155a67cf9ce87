import type { NameLookup } from '../../config/known-names.ts'
import { type FaultList, quoteForMessage } from '../../faults/fault-list.ts'
import { readMonthText } from '../cells/month-cell.ts'
import { findGarbled, garbledTextError } from '../containers/garbled-text.ts'

/** Lines of a text, with the line of the file where they begin. */
interface TextBody {
  readonly body: readonly string[]
  readonly bodyLine: number
}

/**
 * Remarks that previews hide and a paper would print: `<!-- ... -->`, the link that is none (`[//]: # (...)`), `%%...%%`, `{>>...<<}`, and
 * HTML that is not shown.
 */
const HIDDEN = new RegExp(
  [
    '<!--|-->|&lt;!--|--&gt;',
    '^\\s*\\[[^\\]]+\\]:\\s*(?:#|<>)',
    '^\\s*\\[comment\\]:',
    '%%.*%%|\\{>>',
    '<[^>]+\\s(?:hidden\\b|style\\s*=\\s*["\'][^"\']*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden))',
  ].join('|'),
  'i',
)

/** What a template leaves for its writer: `[insert commentary here]`, `{{name}}`, `TODO: ...`, or a line of `TBC` alone. */
const LEFT_OVER = new RegExp(
  [
    '\\{\\{[^}]*\\}\\}|\\blorem ipsum\\b|\\bTODO:',
    '\\[(?:insert|add|enter|type|to be (?:added|confirmed|completed)|tb[ac])\\b[^\\]]*\\](?!\\()',
    '^\\W*(?:TODO|FIXME|X{2,5}|TB[AC]|to follow|to be (?:added|confirmed|completed)|(?:text|commentary) here)\\W*$',
  ].join('|'),
  'i',
)

/** Faults of lines, headings too, that are not fit to be printed as they are: hidden remarks, garbled letters and what a template left. */
export function addUnprintableFaults(lines: readonly string[], faults: FaultList): void {
  lines.forEach((line, i) => {
    if (HIDDEN.test(line))
      faults.add(
        'hidden-remark',
        { row: i + 1 },
        {
          found: quoteForMessage(line),
          expected: 'text that may be printed',
          fix: 'Remove the hidden remark. What is kept from readers does not belong in a text for a paper.',
        },
      )
    if (LEFT_OVER.test(line))
      faults.add(
        'left-over',
        { row: i + 1 },
        {
          found: quoteForMessage(line),
          expected: 'the text itself',
          fix: 'Write the text in its place, or take the words out. Readers of the paper would see them as they stand.',
        },
      )
    const garbled = findGarbled(line)
    if (garbled !== undefined) faults.push(garbledTextError(garbled, { row: i + 1 }).fault)
  })
}

/** Words above the first heading are of no indicator. */
export function addTextAboveFaults(lines: readonly string[], faults: FaultList): void {
  const first = lines.findIndex(line => line.trim() !== '')
  if (first === -1) return
  faults.add(
    'text-outside',
    { row: first + 1 },
    {
      found: quoteForMessage(lines[first]!),
      expected: 'a heading above every text, in the first line',
      fix: 'Move the words below the heading of the indicator that they are about, or take them out.',
    },
  )
}

/**
 * Where another text seems to begin without a heading that can be read: a line that gives an indicator or a month, or that is nothing but
 * the name of another indicator. Its words would be printed under the wrong one.
 */
export function addLostHeadingFaults(
  { body, bodyLine }: TextBody,
  names: NameLookup,
  own: string,
  faults: FaultList,
): void {
  const isField = body.map(line => givesField(line, names))
  body.forEach((line, i) => {
    const named = findTitle(line, names)
    const isTitle = named !== undefined && named !== own
    if (!isTitle && (!isField[i] || isField[i - 1])) return
    faults.add(
      'lost-heading',
      { row: bodyLine + i },
      {
        found: quoteForMessage(line),
        expected: `a text on ${own} alone, or a heading of its own for each text`,
        fix: `Another text${isTitle ? `, on ${named},` : ''} seems to begin here. Put its indicator, month and author on a line each, between two lines of three hyphens.`,
      },
    )
  })
}

/** `indicator: complaints`, `**Month:** March 2018`. */
function givesField(line: string, names: NameLookup): boolean {
  const [, name, value = ''] = /^[\s>*_#-]*(indicator|month)[\s*_]*:[\s*_]*(.*?)[\s*_]*$/i.exec(line) ?? []
  if (name === undefined) return false
  return name.toLowerCase() === 'indicator'
    ? names.findIndicator(value) !== undefined
    : readMonthText(value).outcome !== 'not-a-month'
}

/** The indicator that a line is the name of, as a title in Markdown or alone. */
function findTitle(line: string, names: NameLookup): string | undefined {
  const title = line.replace(/^\s*#{1,6}\s+|\s*#+\s*$|^\s*[*_]{1,3}|[*_]{1,3}:?\s*$|:\s*$/g, '').trim()
  return title === '' ? undefined : names.findIndicator(title)?.id
}
