import { type FaultList, quoteForMessage } from '../../faults/fault-list.ts'

const FIELDS = [
  ...['indicator', 'month', 'author', 'audience', 'action', 'by'],
  ...['section', 'meeting', 'about', 'place'],
] as const

/** What a heading can say. */
export type Field = (typeof FIELDS)[number]

/** A text of a file as it was typed, with the fields of its heading. */
export interface Draft {
  /** Lines of the text, with the line of the file where it begins. */
  readonly body: readonly string[]
  readonly bodyLine: number
  /** Line of the file where its heading begins, the first being 1. */
  readonly line: number
  readonly fields: ReadonlyMap<Field, { readonly value: string; readonly line: number }>
  readonly markdown: string
}

const isSeparator = (line: string | undefined) => line?.trim() === '---'
const matchField = (line: string | undefined) => /^\s*([A-Za-z]+)\s*:\s*(.*)$/.exec(line ?? '')

/** True for a line that gives a field of a heading, `author: Chief Executive`. */
export function givesHeadingField(line: string): boolean {
  const [, name = ''] = matchField(line) ?? []
  return FIELDS.some(field => field === name.toLowerCase())
}

/** A heading begins at a line of three hyphens that a field follows; anything else with hyphens belongs to the text. */
export function splitTexts(lines: readonly string[], faults: FaultList): Draft[] {
  const starts = lines.flatMap((line, i) => (isSeparator(line) && isHeading(lines, i) ? [i] : []))
  return starts.map((start, n) => {
    const end = lines.findIndex((line, i) => i > start && isSeparator(line))
    const fields = new Map<Field, { value: string; line: number }>()
    lines.slice(start + 1, end).forEach((line, i) => {
      if (line.trim() === '') return
      const [, name = '', value = ''] = matchField(line) ?? []
      const field = FIELDS.find(known => known === name.toLowerCase())
      const row = start + i + 2
      if (field === undefined)
        faults.add(
          'unknown-field',
          { row },
          {
            found: quoteForMessage(line),
            expected: `one of ${FIELDS.join(', ')}, a colon, and what it is`,
            fix: 'Correct the line, or move it below the heading.',
          },
        )
      else fields.set(field, { value: value.trim().replace(/^(["'])(.*)\1$/, '$2'), line: row })
    })
    return {
      body: lines.slice(end + 1, starts[n + 1]),
      bodyLine: end + 2,
      line: start + 1,
      fields,
      markdown: lines
        .slice(end + 1, starts[n + 1])
        .join('\n')
        .trim(),
    }
  })
}

function isHeading(lines: readonly string[], start: number): boolean {
  const end = lines.findIndex((line, i) => i > start && isSeparator(line))
  const [, name = ''] = matchField(lines.slice(start + 1).find(line => line.trim() !== '')) ?? []
  return end > start && name !== ''
}
