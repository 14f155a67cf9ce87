import { ExternalHyperlink, type FileChild, Paragraph, type ParagraphChild } from 'docx'
import { longDate } from '../../shared/calendar/date.ts'
import { longMonth } from '../../shared/calendar/month.ts'
import { renderMarkdown } from '../../shared/commentary/render-markdown.ts'
import { PROMPTS, partMark, partTag, type TextPart } from '../../shared/commentary/report-controls.ts'
import { type TextBlock, textBlocks } from '../../shared/commentary/text-blocks.ts'
import type { EditableText } from '../../shared/document/editable-text.ts'
import type { ControlOptions } from './controls.ts'
import type { ReportWriter } from './report-writer.ts'
import { textRun } from './text-run.ts'

/** Names of the lists that the document's numbering defines. */
export const LISTS = { bullet: 'bullets', number: 'numbers' } as const

/** Paragraphs of a text in plain markup, as a quotation or a commentary prints it. */
export function textParagraphs(html: string): Paragraph[] {
  let list = 0
  return textBlocks(html).map(({ kind, level, runs }, i, all) => {
    if (kind === 'number' && all[i - 1]?.kind !== 'number') list++
    const children = runs.map(({ text, strong, emphasis, href }): ParagraphChild => {
      const run = textRun(text, { bold: strong, italics: emphasis, ...(href !== null && { style: 'Hyperlink' }) })
      return href === null ? run : new ExternalHyperlink({ link: href, children: [run] })
    })
    return new Paragraph({ children, ...paragraphOf(kind, level, list) })
  })
}

/** Deeper lists are set as the deepest that Word counts. */
const MAX_LEVEL = 8

function paragraphOf(kind: TextBlock['kind'], level: number, list: number) {
  if (kind === 'quotation') return { style: 'Quote' }
  if (kind === 'paragraph') return {}
  return { numbering: { reference: LISTS[kind], level: Math.min(level, MAX_LEVEL), instance: list } }
}

/**
 * A text that people may change: its words, and for an indicator the action and when that is due, each in a box of its own, and below them who
 * wrote it. `by` is null for a text that nobody has written yet. What stands before and after a box has a bookmark.
 */
export function editableParagraphs(
  text: EditableText,
  title: string,
  by: string | null,
  writer: ReportWriter,
): FileChild[] {
  const { key, mark } = writer.editable(text)
  const label = (part: TextPart, words: string) =>
    writer.controls.bookmark(partMark(mark, part), [textRun(words, part === 'text' ? {} : { bold: true })])
  const control = (part: TextPart, kind: ControlOptions['kind'], isPrompt: boolean): ControlOptions => ({
    tag: partTag(key, part),
    title: `${part === 'text' ? title : PART_NAMES[part]}: ${nameOf(text)}`,
    kind,
    isPrompt,
  })
  const prompt = (part: TextPart) => textRun(PROMPTS[part], { style: 'PlaceholderText' })
  const isAwaited = text.markdown === ''
  const words = isAwaited
    ? [new Paragraph({ children: [prompt('text')] })]
    : textParagraphs(renderMarkdown(text.markdown))
  const body = [
    new Paragraph({ children: label('text', title), style: 'BoxTitle' }),
    writer.controls.block(control('text', 'words', isAwaited), words),
  ]
  const end = by === null ? [] : [writer.controls.bookmark(partMark(mark, 'end'), [textRun(by)])]
  const foot = end.map(children => new Paragraph({ children, style: 'Note' }))
  if (text.about === 'section') return [...body, ...foot]
  const { action, actionDueDate: due } = text
  const line = new Paragraph({
    children: [
      ...label('action', 'Action: '),
      writer.controls.inline(control('action', 'line', action === null), [
        action === null ? prompt('action') : textRun(action),
      ]),
      ...label('due', ' By: '),
      writer.controls.inline({ ...control('due', 'date', due === null), date: due }, [
        due === null ? prompt('due') : textRun(longDate(due)),
      ]),
    ],
  })
  return [...body, line, ...foot]
}

const PART_NAMES = { action: 'Action', due: 'By' } as const

function nameOf(text: EditableText): string {
  return text.about === 'indicator' ? `${text.name}, ${longMonth(text.month)}` : (text.subject ?? text.name)
}
